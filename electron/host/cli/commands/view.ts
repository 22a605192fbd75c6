import type { SignatureState, ViewedBundle } from '#shared/contract/channels/viewer.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import type { Points } from '#shared/lib/points.ts';
import { ok } from '#shared/lib/result.ts';
import { formatBytes, formatDay, formatFingerprint, formatMoment } from '#shared/lib/text-format.ts';
import { bundleRefusalReason } from '#shared/vocabulary/bundle-refusals.ts';
import { BUNDLE_DETAIL_WORDS } from '#shared/vocabulary/bundle-details.ts';
import { bundleNumberText } from '#shared/vocabulary/bundle-number.ts';
import { BUNDLE_KIND_WORDS } from '#shared/vocabulary/state-words.ts';
import { defineCommand, type CommandResult } from '../command.ts';
import { adoptFile } from '../files.ts';
import { tableLines } from '../table.ts';
import { decisionText, resultsTable } from './publication.ts';

const SIGNATURE_WORDS: Readonly<Record<SignatureState, string>> = {
  known: 'đúng, bằng khóa đã biết của nơi gửi',
  firstSeen: 'đúng, bằng khóa chưa từng đối chiếu; hãy đối chiếu mã khóa với nơi gửi',
  keyChanged: 'bằng khóa KHÁC với khóa đã biết của nơi gửi; gọi điện cho nơi gửi trước khi tin',
  invalid: 'SAI: nội dung không phải do khóa ghi trong gói ký',
};

export const viewBundle = defineCommand({
  words: 'view',
  summary: 'Xem một gói dữ liệu mà không nhận: biểu điểm, nơi gửi, chữ ký, tài liệu',
  channel: null,
  positionals: { value: 'FILE', help: 'tệp .cchc hoặc .cchc.age', min: 1, max: 1 },
  options: {},
  notes: ['Gói đã mã hóa cần --unit của đơn vị nhận. Có --unit thì khóa được so với khóa đã biết.'],
  run: async (session, _options, words): Promise<CommandResult> => {
    const token = await adoptFile(session, words[0] ?? '');
    if (!token.ok) return token;
    const view = await session.call('viewer.readBundle', { fileToken: token.value });
    if (!view.ok) return view;
    const refused = view.value.signature.state === 'invalid' || view.value.leader?.valid === false;
    return ok({ value: view.value, lines: linesOf(view.value), refused });
  },
});

function linesOf(view: ViewedBundle): readonly string[] {
  const { kind, size, createdAt, sender, receiver, round, signature, leader } = view;
  return [
    `Gói: ${BUNDLE_KIND_WORDS[kind]}, ${formatBytes(size)}, lập lúc ${formatMoment(createdAt)}${view.encrypted ? ', đã mã hóa' : ''}`,
    `Nơi gửi: ${sender.name} (${sender.code}); nơi nhận: ${receiver.name} (${receiver.code})`,
    ...(round ? [[round.title, bundleNumberText(view)].filter(Boolean).join(', ')] : []),
    ...view.details.map(({ term, text }) => `${BUNDLE_DETAIL_WORDS[term]}: ${text}`),
    `Chữ ký của gói: ${SIGNATURE_WORDS[signature.state]}`,
    `Mã khóa ký: ${formatFingerprint(signature.keyFingerprint)}`,
    ...(leader
      ? [
          `Người ký: ${leader.fullName}, ${leader.position}, lúc ${formatMoment(leader.signedAt)}: chữ ký ${leader.valid ? 'đúng' : 'SAI'}`,
        ]
      : []),
    `Mã kiểm tra của gói: ${view.fingerprintText}`,
    ...(view.wantedParts.length > 0 ? [`Xin gửi lại: ${view.wantedParts.join(', ')}`] : []),
    ...receiptLines(view),
    ...resultsLines(view),
    ...(view.report
      ? [
          `Báo cáo: ${view.report.title}, số ${view.report.number || '–'}, ngày ${formatDay(view.report.date)}`,
        ]
      : []),
    ...rowLines(view),
    ...view.evidence.map(
      ({ fileName, size: bytes, leafCodes }) =>
        `  ${fileName}, ${formatBytes(bytes)}${leafCodes.length === 0 ? '' : `, ${leafCodes.join(', ')}`}`,
    ),
  ];
}

const RECEIPT_WORDS = {
  accepted: 'nơi nhận đã nhận',
  kept: 'nơi nhận để riêng, đang giữ bản mới hơn',
  refused: 'nơi nhận từ chối',
} as const satisfies Record<NonNullable<ViewedBundle['receipt']>['verdict'], string>;

function receiptLines({ receipt }: ViewedBundle): readonly string[] {
  if (receipt === null) return [];
  const { verdict, reasonCode, receivedAt, receivedFingerprint } = receipt;
  const reason = reasonCode === null ? '' : `: ${bundleRefusalReason(reasonCode)}`;
  return [
    `Biên nhận: ${RECEIPT_WORDS[verdict]}${reason}, lúc ${formatMoment(receivedAt)}`,
    `Mã kiểm tra của gói đã nhận: ${formatFingerprint(receivedFingerprint)}`,
  ];
}

function resultsLines({ results }: ViewedBundle): readonly string[] {
  if (results === null) return [];
  const { publishedAt, decision, ranking, groups, ownCode } = results;
  return [
    `Công bố lúc ${formatMoment(publishedAt)}; ${decision === null ? 'chưa ghi quyết định' : decisionText(decision)}`,
    ...resultsTable(ranking, ownCode),
    ...groups.flatMap(({ label, rows }) => [`Nhóm ${label}`, ...resultsTable(rows, ownCode)]),
  ];
}

function rowLines({ rows, kind }: ViewedBundle): readonly string[] {
  if (rows.length === 0) return [];
  const shown = (points: Points | null): string => (points === null ? '–' : formatPoints(points));
  const anyRemark = rows.some(({ remark, request }) => remark !== '' || request !== '');
  const anyAnswer = rows.some(({ response }) => response !== '');
  return tableLines(
    [
      { title: 'Mã', text: ({ code }) => code },
      { title: 'Nội dung', text: ({ title }) => (title ?? '').slice(0, 60) },
      { title: 'Tối đa', figure: true, text: ({ maximum }) => shown(maximum) },
      {
        title: 'Tự chấm',
        figure: true,
        text: ({ selfPoints, notApplicable }) => (notApplicable ? 'không áp dụng' : shown(selfPoints)),
      },
      { title: 'Thẩm định', figure: true, text: ({ appraisedPoints }) => shown(appraisedPoints) },
      ...(anyRemark
        ? [
            {
              title: kind === 'statistics' ? 'Số liệu, ghi chú' : 'Giải trình, ý kiến',
              text: ({ remark, request }: ViewedBundle['rows'][number]) =>
                [remark, request === '' ? '' : `Yêu cầu: ${request}`].filter(Boolean).join(' '),
            },
          ]
        : []),
      ...(anyAnswer
        ? [{ title: 'Trả lời cấp trên', text: ({ response }: ViewedBundle['rows'][number]) => response }]
        : []),
    ],
    rows,
  );
}
