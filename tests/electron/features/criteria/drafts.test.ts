import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { GIA_NGHIA_2024 } from '#db/seed/gia-nghia-2024.ts';
import { SAMPLE_COMMUNE_SET_2 } from '#db/seed/sample-commune-set-2.ts';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { readDraftSet } from '#shared/domain/criteria/draft/read-draft.ts';
import { changeRow, findRow, removeRow } from '#shared/domain/criteria/edit-tree.ts';
import { walkDraft } from '#shared/domain/criteria/draft/check-draft.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { points } from '#shared/lib/points.ts';
import { EMPTY_ANSWER } from '#shared/schemas/answer.ts';
import type { DraftSet } from '#shared/schemas/criteria-draft.ts';
import { hashCriteriaSet } from '#electron/features/rounds/criteria-sets.ts';
import { PASSWORD, foundTown } from '#tests/support/small-town.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';
import { testBackend } from '#tests/support/test-backend.ts';
import { NUMERALS, NUMERALS_MERGES, writeTable } from '#tests/electron/services/xlsx/official-tables.ts';

const bench = await testBackend('criteria-drafts');
const { city, cityFolder } = await foundTown(bench, 1);
const folder = tempFolder('criteria-tables');
const { sets } = await city.value('criteria.listSets', {});
const sample = sets.find(
  ({ code, version }) => code === SAMPLE_COMMUNE_SET.code && version === SAMPLE_COMMUNE_SET.version,
);
if (!sample) throw new Error('no sample set');

function strict(set: DraftSet): string {
  const read = readDraftSet(set);
  if (!read.ok) throw new Error(JSON.stringify(read.findings[0]));
  return canonicalJson(read.set);
}

describe('a draft', () => {
  test('has a version above all that are held, keeps what cannot be read, tells of it, and is not published so', async () => {
    const draft = await city.value('criteriaEditor.createDraft', { from: 'set', hash: sample.hash });
    expect(draft).toMatchObject({ state: 'open', version: SAMPLE_COMMUNE_SET_2.version + 1, revision: 1 });
    const { set } = await city.value('criteriaEditor.readDraft', { draftId: draft.id });
    const first = walkDraft(set.tree).find(({ scored }) => scored);
    const typed = { ...set, tree: [...changeRow(set.tree, first?.id ?? '', { maximum: '1,x' })] };
    const saved = await city.value('criteriaEditor.saveDraft', {
      draftId: draft.id,
      baseRevision: 1,
      set: typed,
    });
    expect(saved.findings[0]).toMatchObject({
      code: 'FIGURE_NOT_READABLE',
      nodeId: first?.id,
      field: 'maximum',
    });
    const back = await city.value('criteriaEditor.readDraft', { draftId: draft.id });
    expect(back.set).toEqual(typed);
    const refused = await city.error('criteriaEditor.publishDraft', { draftId: draft.id, baseRevision: 2 });
    expect(refused.code).toBe('SET_INVALID');
    const exported = await city.error('criteriaEditor.exportDraft', { draftId: draft.id, format: 'docx' });
    expect(exported.code).toBe('DRAFT_INCOMPLETE');
  });

  test('is not overwritten by a screen that read an older state', async () => {
    const draft = await city.value('criteriaEditor.createDraft', {
      from: 'empty',
      title: 'Bộ mới',
      year: 2025,
    });
    const { set } = await city.value('criteriaEditor.readDraft', { draftId: draft.id });
    await city.value('criteriaEditor.saveDraft', { draftId: draft.id, baseRevision: 1, set });
    expect(
      await city.error('criteriaEditor.saveDraft', { draftId: draft.id, baseRevision: 1, set }),
    ).toMatchObject({
      code: 'DRAFT_CHANGED_ELSEWHERE',
      details: { revision: 2, updatedBy: 'Trần Quản Trị' },
    });
  });

  test('is put aside and taken back, never deleted', async () => {
    const draft = await city.value('criteriaEditor.createDraft', {
      from: 'empty',
      title: 'Bộ cất đi',
      year: 2025,
    });
    await city.value('criteriaEditor.archiveDraft', { draftId: draft.id });
    const { set } = await city.value('criteriaEditor.readDraft', { draftId: draft.id });
    const error = await city.error('criteriaEditor.saveDraft', { draftId: draft.id, baseRevision: 1, set });
    expect(error).toMatchObject({ code: 'DRAFT_NOT_OPEN', details: { state: 'archived' } });
    const back = await city.value('criteriaEditor.restoreDraft', { draftId: draft.id });
    expect(back.state).toBe('open');
    expect((await city.error('criteriaEditor.restoreDraft', { draftId: draft.id })).code).toBe(
      'DRAFT_NOT_ARCHIVED',
    );
  });

  test('becomes a frozen set that a round can use', async () => {
    const other = await city.value('criteriaEditor.createDraft', { from: 'set', hash: sample.hash });
    const draft = await city.value('criteriaEditor.createDraft', { from: 'set', hash: sample.hash });
    const { set, findings } = await city.value('criteriaEditor.readDraft', { draftId: draft.id });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const renamed = { ...set, title: 'Bộ tiêu chí cấp xã, bản 2' };
    await city.value('criteriaEditor.saveDraft', { draftId: draft.id, baseRevision: 1, set: renamed });
    const published = await city.value('criteriaEditor.publishDraft', { draftId: draft.id, baseRevision: 2 });
    expect(published).toMatchObject({ title: 'Bộ tiêu chí cấp xã, bản 2', version: 3 });
    expect((await city.value('criteria.readSet', { hash: published.hash })).set).toEqual({
      ...SAMPLE_COMMUNE_SET,
      version: 3,
      title: 'Bộ tiêu chí cấp xã, bản 2',
    });
    const late = await city.error('criteriaEditor.saveDraft', { draftId: draft.id, baseRevision: 2, set });
    expect(late).toMatchObject({ code: 'DRAFT_NOT_OPEN', details: { state: 'published' } });
    const { drafts } = await city.value('criteriaEditor.listDrafts', {});
    expect(drafts.find(({ id }) => id === draft.id)).toMatchObject({ publishedHash: published.hash });

    expect(
      await city.error('criteriaEditor.publishDraft', { draftId: other.id, baseRevision: 1 }),
    ).toMatchObject({ code: 'SET_VERSION_TAKEN', details: { version: 3 } });
    const next = await city.value('criteriaEditor.createDraft', { from: 'set', hash: sample.hash });
    expect(next.version).toBe(4);
  });

  test('is compared with the set it came from', async () => {
    const draft = await city.value('criteriaEditor.createDraft', { from: 'set', hash: sample.hash });
    const { set } = await city.value('criteriaEditor.readDraft', { draftId: draft.id });
    const leaf = walkDraft(set.tree).find(({ scored }) => scored);
    const tree = [...changeRow(set.tree, leaf?.id ?? '', { title: 'Tên khác hẳn', maximum: '9' })];
    await city.value('criteriaEditor.saveDraft', {
      draftId: draft.id,
      baseRevision: 1,
      set: { ...set, tree },
    });
    const comparison = await city.value('criteriaEditor.compareSets', {
      left: { kind: 'set', hash: sample.hash },
      right: { kind: 'draft', draftId: draft.id },
      codeMap: null,
    });
    expect(comparison.settings).toEqual(['version']);
    expect(comparison.rows.filter(({ changes }) => changes.length > 0)).toMatchObject([
      { right: { code: leaf?.code }, changes: ['renamed', 'maximumChanged'] },
    ]);
  });

  test('only the administrator writes sets', async () => {
    const visitor = bench.connect();
    await visitor.value('workspace.openFolder', { id: cityFolder });
    await visitor.value('session.signIn', { username: 'thamdinh', password: PASSWORD });
    expect((await visitor.error('criteriaEditor.listDrafts', {})).code).toBe('FORBIDDEN');
  });
});

test('a rule is tried out on sample figures, with its working in words', async () => {
  const draft = await city.value('criteriaEditor.createDraft', { from: 'set', hash: sample.hash });
  const { set } = await city.value('criteriaEditor.readDraft', { draftId: draft.id });
  const node = walkDraft(set.tree).find(({ leaf }) => leaf?.rule['kind'] === 'BOOL');
  const operand = node?.leaf?.rule['operand'];
  const key = typeof operand === 'string' ? operand : '';
  if (!node) throw new Error('no yes-or-no row');
  const { result, findings } = await city.value('criteriaEditor.tryOut', {
    node,
    rounding: set.rounding.leaf,
    answer: { ...EMPTY_ANSWER, inputs: { [key]: { raw: 'yes', estimated: false } } },
    unitType: 'commune',
  });
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(result).toMatchObject({ status: 'scored', points: points(node.maximum.replace(',', '.')) });
  expect(result?.trace).toContain('điểm');
});

describe('a set through Excel', () => {
  const giaNghia = sets.find(({ code }) => code === GIA_NGHIA_2024.code)?.hash ?? '';

  test.each([
    ['Gia Nghĩa', giaNghia, GIA_NGHIA_2024],
    ['the sample', sample.hash, SAMPLE_COMMUNE_SET],
  ])('%s comes back exactly equal', async (_name, hash, expected) => {
    const file = await city.value('criteriaEditor.exportSet', { hash, format: 'xlsx' });
    const fileToken = await city.carry(file);
    const preview = await city.value('criteriaEditor.previewWorkbook', { fileToken, mapping: null });
    expect(preview.own).toEqual({ identical: true, differences: [] });
    expect(preview.guesses).toEqual([]);
    expect(strict(preview.set)).toBe(canonicalJson(expected));
    const draft = await city.value('criteriaEditor.createDraft', {
      from: 'workbook',
      fileToken,
      mapping: null,
      confirmedNodeIds: [],
    });
    const published = await city.value('criteriaEditor.publishDraft', { draftId: draft.id, baseRevision: 1 });
    expect(published.hash).toBe(hashCriteriaSet(expected));
  });

  test('and as a package file', async () => {
    const file = await city.value('criteriaEditor.exportSet', { hash: sample.hash, format: 'package' });
    const text = readFileSync(await city.pathOf(file), 'utf8');
    expect(text).toBe(canonicalJson(SAMPLE_COMMUNE_SET));
    const back = await city.value('criteria.importPackage', { fileToken: await city.carry(file) });
    expect(back.hash).toBe(sample.hash);
  });

  test('what was changed in the table is taken over and told; the rules stay', async () => {
    const file = await city.value('criteriaEditor.exportSet', { hash: sample.hash, format: 'xlsx' });
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(await city.pathOf(file));
    const sheet = book.getWorksheet('Bộ tiêu chí');
    const leaf =
      SAMPLE_COMMUNE_SET.tree[0]?.children.find((node) => node.leaf) ??
      SAMPLE_COMMUNE_SET.tree[0]?.children[0]?.children[0];
    let changed = 0;
    sheet?.eachRow((row, number) => {
      if (row.getCell(1).value !== leaf?.code) return;
      changed = number;
      row.getCell(2).value = 'Tên sửa trong Excel';
      row.getCell(3).value = 4.25;
    });
    const path = `${folder}/changed.xlsx`;
    await book.xlsx.writeFile(path);
    const fileToken = await city.upload('changed.xlsx', readFileSync(path));
    const preview = await city.value('criteriaEditor.previewWorkbook', { fileToken, mapping: null });
    expect(preview.own?.identical).toBe(false);
    expect(preview.own?.differences).toEqual([
      { row: changed, column: 'Lĩnh vực, tiêu chí', inData: leaf?.title, inTable: 'Tên sửa trong Excel' },
      expect.objectContaining({ row: changed, column: 'Điểm tối đa', inTable: '4,25' }),
    ]);
    const node = findRow(preview.set.tree, `r${changed}`)?.node;
    expect(node).toMatchObject({ code: leaf?.code, title: 'Tên sửa trong Excel', maximum: '4,25' });
    expect(node?.leaf?.ruleConfirmed).toBe(true);
    const restored = changeRow(preview.set.tree, node?.id ?? '', {
      title: leaf?.title ?? '',
      maximum: String((leaf?.maximum ?? 0) / 1_000_000).replace('.', ','),
    });
    expect(strict({ ...preview.set, tree: [...restored] })).toBe(canonicalJson(SAMPLE_COMMUNE_SET));
  });

  test('a row taken out of the table is gone and told', async () => {
    const draft = await city.value('criteriaEditor.createDraft', { from: 'set', hash: sample.hash });
    const { set } = await city.value('criteriaEditor.readDraft', { draftId: draft.id });
    const gone = set.tree.at(-1);
    const tree = [...removeRow(set.tree, gone?.id ?? '')];
    await city.value('criteriaEditor.saveDraft', {
      draftId: draft.id,
      baseRevision: 1,
      set: { ...set, tree },
    });
    const comparison = await city.value('criteriaEditor.compareSets', {
      left: { kind: 'set', hash: sample.hash },
      right: { kind: 'draft', draftId: draft.id },
      codeMap: null,
    });
    expect(comparison.counts.removed).toBe(walkDraft(gone ? [gone] : []).length);
  });
});

describe("an official's table", () => {
  test('becomes a draft whose guessed rules wait for a yes', async () => {
    const path = await writeTable(folder, 'numerals.xlsx', NUMERALS, NUMERALS_MERGES);
    const fileToken = await city.upload('bang-tieu-chi.xlsx', readFileSync(path));
    const preview = await city.value('criteriaEditor.previewWorkbook', { fileToken, mapping: null });
    expect(preview).toMatchObject({
      fileName: 'bang-tieu-chi.xlsx',
      own: null,
      sheets: [{ name: 'Phụ lục', rows: 18 }],
    });
    const [first] = preview.guesses;
    const draft = await city.value('criteriaEditor.createDraft', {
      from: 'workbook',
      fileToken,
      mapping: preview.mapping,
      confirmedNodeIds: [first?.nodeId ?? ''],
    });
    const { set, findings } = await city.value('criteriaEditor.readDraft', { draftId: draft.id });
    expect(findRow(set.tree, first?.nodeId ?? '')?.node.leaf?.ruleConfirmed).toBe(true);
    const waiting = findings.filter(({ code }) => code === 'RULE_NOT_CONFIRMED').map(({ nodeId }) => nodeId);
    expect(waiting).toEqual(['r9', 'r14', 'r15']);
    expect(
      findings.filter(({ severity, code }) => severity === 'error' && code !== 'RULE_NOT_CONFIRMED'),
    ).toEqual([]);
    const error = await city.error('criteriaEditor.publishDraft', { draftId: draft.id, baseRevision: 1 });
    expect(error.code).toBe('SET_INVALID');
  });

  test.each([['a file that is no workbook', 'x.xlsx', 'not a workbook', 'WORKBOOK_NOT_READABLE']])(
    '%s is refused',
    async (...[, name, content, code]) => {
      const fileToken = await city.upload(name, content);
      expect((await city.error('criteriaEditor.previewWorkbook', { fileToken, mapping: null })).code).toBe(
        code,
      );
    },
  );

  test('a sheet without a table is refused', async () => {
    const path = await writeTable(folder, 'empty.xlsx', [['Kính gửi các xã']]);
    const fileToken = await city.upload('empty.xlsx', readFileSync(path));
    expect((await city.error('criteriaEditor.previewWorkbook', { fileToken, mapping: null })).code).toBe(
      'WORKBOOK_WITHOUT_ROWS',
    );
  });
});
