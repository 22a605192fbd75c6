import { expect, test } from 'vitest';
import { bundlesResultSchema } from '#shared/contract/channels/exchange.ts';
import { fetchBundle, receive } from '#tests/electron/features/exchange/chain-steps.ts';
import {
  completeSheet,
  foundTown,
  fullAnswers,
  openWard,
  PASSWORD,
  signAndExport,
} from '#tests/support/small-town.ts';
import { testBackend } from '#tests/support/test-backend.ts';

const bench = await testBackend('look-answers');
const town = await foundTown(bench, 1);
const roundId = town.round.id;
const { ward } = await openWard(bench, town.setupTokens[0] ?? '');

async function be(username: string): Promise<void> {
  await ward.value('session.signIn', { username, password: PASSWORD });
}

test('answers to the city’s words are told, those accepted at once among them', async () => {
  await completeSheet(ward, roundId, fullAnswers());
  const sent = await receive(town.city, [await signAndExport(ward, roundId)]);
  expect(sent.items).toMatchObject([{ verdict: 'accepted' }]);
  const unitId = town.units[0]?.id ?? '';
  await town.city.value('session.signIn', { username: 'thamdinh', password: PASSWORD });
  for (const [leafCode, request] of [
    ['1.1.1', 'Gửi bản có dấu ngày'],
    ['1.1.2', ''],
  ] as const)
    await town.city.value('appraisal.saveLeaf', {
      roundId,
      unitId,
      leafCode,
      raw: '0',
      notApplicable: false,
      reason: 'Thiếu văn bản',
      request,
    });
  const made = bundlesResultSchema.parse(
    await town.city.job('exchange.createFeedback', { roundId, unitIds: [unitId], answerBy: null }),
  );
  await receive(ward, [await fetchBundle(town.city, made.bundleIds[0])]);
  await be('lanhdao');
  const { auditSeq } = await ward.value('leaderDesk.readLook', { roundId });
  await ward.value('leaderDesk.markLooked', { roundId, auditSeq });
  await be('canbo');
  const { points } = await ward.value('feedback.listPoints', { roundId });
  await ward.value('feedback.saveResponse', {
    roundId,
    leafCode: '1.1.1',
    bundleId: points[0]?.bundleId ?? '',
    response: { kind: 'explain', text: 'Đã ban hành đúng hạn' },
    correctionReason: 'Trả lời ý kiến',
  });
  await ward.value('feedback.acceptRemaining', { roundId, correctionReason: null });
  await be('lanhdao');
  const told = (await ward.value('leaderDesk.readLook', { roundId })).leaves.map(({ leafCode, fields }) => [
    leafCode,
    fields,
  ]);
  const field = { field: 'response', before: '', actor: 'Hoàng Cán Bộ' };
  expect(told).toMatchObject([
    ['1.1.1', [{ ...field, after: 'Giải trình: Đã ban hành đúng hạn' }]],
    ['1.1.2', [{ ...field, after: 'Đồng ý' }]],
  ]);
});
