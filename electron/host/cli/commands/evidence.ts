import path from 'node:path';
import { formatDay } from '#shared/lib/text-format.ts';
import { appError } from '#shared/contract/errors.ts';
import { findNode, isLeaf } from '#shared/domain/criteria/tree.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { CriteriaNode } from '#shared/schemas/criteria-set.ts';
import { defineCommand } from '../command.ts';
import { adoptFile } from '../files.ts';
import { pickDay, pickRound, ROUND_OPTION } from '../pick.ts';
import { shorten, tableLines } from '../table.ts';

function isLeafCode(tree: readonly CriteriaNode[], code: string): boolean {
  const node = findNode(tree, code);
  return node !== null && isLeaf(node);
}

export const addEvidence = defineCommand({
  words: 'evidence add',
  summary: 'Lưu một tài liệu kiểm chứng và gắn vào tiêu chí',
  channel: 'evidence.addDocument',
  positionals: { value: 'FILE', help: 'tệp tài liệu', min: 1, max: 1 },
  options: {
    leaf: { type: 'list', value: 'CODES', required: true, help: 'mã tiêu chí, cách nhau bằng dấu phẩy' },
    number: { type: 'text', value: 'TEXT', help: 'số, ký hiệu văn bản' },
    date: { type: 'text', value: 'DATE', help: 'ngày văn bản, dd/MM/yyyy' },
    issuer: { type: 'text', value: 'TEXT', help: 'nơi ban hành' },
    title: { type: 'text', value: 'TEXT', help: 'trích yếu (không ghi: tên tệp)' },
    section: { type: 'text', value: 'TEXT', help: 'mục, điều, phụ lục' },
    page: { type: 'text', value: 'TEXT', help: 'trang' },
    round: ROUND_OPTION,
  },
  run: async (session, options, [file = '']) => {
    const day = options.date === undefined ? ok('') : pickDay('date', options.date);
    if (!day.ok) return day;
    const round = await pickRound(session, options.round);
    if (!round.ok) return round;
    const roundId = round.value.id;
    const sheet = await session.call('scoring.readSheet', { roundId });
    if (!sheet.ok) return sheet;
    // Looked at before the file is stored: a mistyped code should leave nothing behind.
    const unknown = options.leaf.find((leafCode) => !isLeafCode(sheet.value.set.tree, leafCode));
    if (unknown !== undefined) return fail(appError('LEAF_NOT_FOUND', { leafCode: unknown }));
    const fileToken = await adoptFile(session, file);
    if (!fileToken.ok) return fileToken;
    const added = await session.call('evidence.addDocument', {
      fileToken: fileToken.value,
      number: options.number ?? '',
      date: formatDay(day.value),
      issuer: options.issuer ?? '',
      title: options.title ?? path.basename(file),
    });
    if (!added.ok) return added;
    const { document, alreadyHeld } = added.value;
    const links = [];
    for (const leafCode of options.leaf) {
      const linked = await session.call('evidence.linkDocument', {
        roundId,
        leafCode,
        documentId: document.id,
        section: options.section ?? '',
        page: options.page ?? '',
      });
      if (!linked.ok) return linked;
      links.push(linked.value);
    }
    return ok({
      value: { document, alreadyHeld, links },
      lines: [
        `${alreadyHeld ? 'Đã có sẵn' : 'Đã lưu'} tài liệu ${document.fileName}, gắn vào tiêu chí ${options.leaf.join(', ')}.`,
      ],
    });
  },
});

export const listEvidence = defineCommand({
  words: 'evidence list',
  summary: 'Các tài liệu kiểm chứng và tiêu chí đã gắn',
  channel: 'evidence.listDocuments',
  options: { round: ROUND_OPTION },
  run: async (session, options) => {
    const round = await pickRound(session, options.round);
    if (!round.ok) return round;
    const listed = await session.call('evidence.listDocuments', { roundId: round.value.id });
    if (!listed.ok) return listed;
    const { documents, links } = listed.value;
    return ok({
      value: listed.value,
      lines: tableLines(
        [
          { title: 'Tệp', text: (document) => shorten(document.fileName, 40) },
          { title: 'Số', text: (document) => document.number },
          { title: 'Ngày', text: (document) => document.date },
          { title: 'Trích yếu', text: (document) => shorten(document.title, 50) },
          {
            title: 'Tiêu chí',
            text: (document) =>
              links
                .filter(({ documentId }) => documentId === document.id)
                .map(({ leafCode }) => leafCode)
                .join(', '),
          },
          { title: '', text: (document) => (document.intact ? '' : 'tệp hỏng hoặc mất') },
        ],
        documents,
      ),
    });
  },
});
