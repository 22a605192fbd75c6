import type { ViewedBundle, ViewedRow } from '#shared/contract/channels/viewer.ts';
import { responseSentence } from '#shared/vocabulary/response-words.ts';
import { answerInWords } from '#shared/domain/sign-off/answer-in-words.ts';
import { listLeaves } from '#shared/domain/criteria/tree.ts';
import type { BundlePayload } from '#shared/domain/bundle/payload.ts';
import type { PartPayload } from '#shared/schemas/bundle-part.ts';
import type { SealedRevision } from '#shared/schemas/bundle-submission.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';

type Shown = Pick<ViewedBundle, 'rows' | 'evidence' | 'totals'>;

const NOTHING: Shown = { rows: [], evidence: [], totals: null };

/** The rows of the official form that a bundle carries; `set` is null where its criteria are not known here. */
export function toRows(payload: BundlePayload, set: CriteriaSet | null): Shown {
  switch (payload.kind) {
    case 'submission':
      return submissionRows(payload.revision, titlesOf(set));
    case 'feedback':
      return feedbackRows(payload.feedback, titlesOf(set));
    case 'results':
      return resultsRows(payload.results, titlesOf(set));
    case 'setup': {
      const titles = titlesOf(payload.setup.criteriaSet);
      const totals = {
        selfPoints: null,
        appraisedPoints: null,
        maximum: payload.setup.criteriaSet.declared.maximum,
      };
      return { rows: [...titles.keys()].map((code) => row(titles, code)), evidence: [], totals };
    }
    case 'criteria': {
      const titles = titlesOf(payload.criteria.criteriaSet);
      const { maximum } = payload.criteria.criteriaSet.declared;
      const totals = { selfPoints: null, appraisedPoints: null, maximum };
      return { ...NOTHING, rows: [...titles.keys()].map((code) => row(titles, code)), totals };
    }
    case 'statistics':
      return statisticsRows(payload.statistics);
    case 'report': {
      const { title, number, date, file } = payload.report;
      return { ...NOTHING, evidence: [{ ...file, number, date, title, leafCodes: [] }] };
    }
    case 'part':
      return partRows(payload.part, set);
    case 'receipt':
    case 'repair':
      return NOTHING;
  }
}

type Titles = ReadonlyMap<string, Pick<ViewedRow, 'title' | 'maximum'>>;

function titlesOf(set: CriteriaSet | null): Titles {
  const leaves = set === null ? [] : listLeaves(set.tree);
  return new Map(leaves.map(({ code, title, maximum }) => [code, { title, maximum }]));
}

/** Codes of the set in its order, then those it does not know. */
function inOrder(titles: Titles, codes: readonly string[]): readonly string[] {
  const found = new Set(codes);
  return [
    ...[...titles.keys()].filter((code) => found.has(code)),
    ...codes.filter((code) => !titles.has(code)),
  ];
}

function row(titles: Titles, code: string, content: Partial<ViewedRow> = {}): ViewedRow {
  return {
    code,
    title: titles.get(code)?.title ?? null,
    maximum: titles.get(code)?.maximum ?? null,
    selfPoints: null,
    appraisedPoints: null,
    notApplicable: false,
    remark: '',
    request: '',
    response: '',
    evidence: [],
    ...content,
  };
}

/** Leaves the ward answers, and those it only answered the city about. */
function answeredCodes({ answers, responses }: SealedRevision): string[] {
  return [...new Set([...Object.keys(answers), ...responses.map(({ leafCode }) => leafCode)])];
}

function submissionRows(
  revision: Extract<BundlePayload, { kind: 'submission' }>['revision'],
  titles: Titles,
): Shown {
  const answers = new Map(Object.entries(revision.answers));
  const evidence = new Map<string, Shown['evidence'][number]>();
  const rows = inOrder(titles, answeredCodes(revision)).map((code) => {
    const claim = answers.get(code);
    for (const file of claim?.evidence ?? []) {
      const { sha256, fileName, size, number, date, title } = file;
      const leafCodes = [...(evidence.get(sha256)?.leafCodes ?? []), code];
      evidence.set(sha256, { sha256, fileName, size, number, date, title, leafCodes });
    }
    return row(titles, code, {
      selfPoints: claim?.points ?? null,
      notApplicable: claim?.status === 'NOT_APPLICABLE',
      remark: claim?.answer.explanation ?? '',
      response: revision.responses
        .filter(({ leafCode }) => leafCode === code)
        .map(responseSentence)
        .join('; '),
      evidence: [...new Set(claim?.evidence.map(({ sha256 }) => sha256))],
    });
  });
  const { points: selfPoints, maximum } = revision.totals;
  return { rows, evidence: [...evidence.values()], totals: { selfPoints, appraisedPoints: null, maximum } };
}

/** The leaves that travel, with what was answered and the documents; points follow from the figures and are not carried. */
function partRows(part: PartPayload, set: CriteriaSet | null): Shown {
  const known = part.direction === 'out' ? part.criteriaSet : set;
  const titles = titlesOf(known);
  const nodes = new Map((known ? listLeaves(known.tree) : []).map((node) => [node.code, node]));
  const { leaves, documents } = part.content;
  const files = new Map(documents.map((document) => [document.id, document]));
  const rows = inOrder(titles, Object.keys(leaves)).map((code) => {
    const leaf = Object.hasOwn(leaves, code) ? leaves[code] : undefined;
    return row(titles, code, {
      notApplicable: leaf?.answer.notApplicable ?? false,
      remark: leaf ? answerInWords(leaf.answer, nodes.get(code) ?? null) : '',
      evidence: [...new Set(leaf?.links.flatMap(({ documentId }) => files.get(documentId)?.sha256 ?? []))],
    });
  });
  const evidence = documents.map(({ id, sha256, fileName, size, number, date, title }) => ({
    sha256,
    fileName,
    size,
    number,
    date: date === '' ? null : date,
    title,
    leafCodes: Object.keys(leaves).filter((code) =>
      leaves[code]?.links.some((link) => link.documentId === id),
    ),
  }));
  return { rows, evidence, totals: null };
}

/** Every figure as typed, beside its name. */
function statisticsRows({ values }: Extract<BundlePayload, { kind: 'statistics' }>['statistics']): Shown {
  const rows = values.map(({ code, label, unit, raw, estimated, note }) => {
    const figure = raw.trim() === '' ? 'chưa có số liệu' : `${raw}${estimated ? ' (ước)' : ''}`;
    const title = unit === '' ? label : `${label} (${unit})`;
    return row(new Map(), code, { title, remark: note === '' ? figure : `${figure}. ${note}` });
  });
  return { ...NOTHING, rows };
}

function feedbackRows(
  feedback: Extract<BundlePayload, { kind: 'feedback' }>['feedback'],
  titles: Titles,
): Shown {
  const items = new Map(feedback.items.map((item) => [item.leafCode, item]));
  const rows = inOrder(titles, [...items.keys()]).map((code) => {
    const item = items.get(code);
    return row(titles, code, {
      selfPoints: item?.selfPoints ?? null,
      appraisedPoints: item?.appraisedPoints ?? null,
      notApplicable: item?.notApplicable ?? false,
      remark: item?.reason ?? '',
      request: item?.request ?? '',
    });
  });
  return { rows, evidence: [], totals: feedback.totals };
}

function resultsRows(results: Extract<BundlePayload, { kind: 'results' }>['results'], titles: Titles): Shown {
  const leaves = new Map(results.leaves.map((leaf) => [leaf.leafCode, leaf]));
  const rows = inOrder(titles, [...leaves.keys()]).map((code) => {
    const leaf = leaves.get(code);
    return row(titles, code, {
      selfPoints: leaf?.selfPoints ?? null,
      appraisedPoints: leaf?.finalPoints ?? leaf?.appraisedPoints ?? null,
      notApplicable: leaf?.notApplicable ?? false,
      remark: leaf?.reason ?? '',
    });
  });
  return { rows, evidence: [], totals: null };
}
