import { appError, type AppError } from '#shared/contract/errors.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { SetupPayload } from '#shared/schemas/bundle-setup.ts';
import { findPinnedKey, insertEnrolmentSecret, pinKey } from '#db/queries/installation.ts';
import { findRound, insertRound } from '#db/queries/rounds.ts';
import { insertSheet } from '#db/queries/sheets.ts';
import type { Services } from '#electron/backend/context.ts';
import type { Writing } from '#electron/backend/use-case.ts';
import { hashCriteriaSet, keepCriteriaSet } from '#electron/features/rounds/criteria-sets.ts';
import { newId } from '#electron/services/ids/ids.ts';

/**
 * Takes a verified setup bundle into a ward's folder: criteria set, round, the ward's empty sheet, the city's keys.
 * A round already held stays as it is (`alreadyHeld`). A criteria set that is not the one its hash names is refused.
 */
export function takeSetup(
  writing: Writing,
  services: Services,
  setup: SetupPayload,
): Result<{ readonly alreadyHeld: boolean }, AppError<'BUNDLE_REFUSED'>> {
  const { db, at } = writing;
  if (hashCriteriaSet(setup.criteriaSet) !== setup.criteriaSetHash) {
    return fail(
      appError('BUNDLE_REFUSED', { step: 'policy', code: 'WRONG_CRITERIA_SET', subject: 'setup.json' }),
    );
  }
  if (findRound(db, setup.round.id)) return ok({ alreadyHeld: true });
  const criteriaSetHash = keepCriteriaSet(writing, setup.criteriaSet, 'imported');
  insertRound(db, { ...setup.round, criteriaSetHash, state: 'open', createdAt: at });
  insertSheet(db, {
    roundId: setup.round.id,
    state: 'draft',
    revisionNumber: setup.heldRevision + 1,
    correctionReason: setup.heldRevision === 0 ? '' : 'Lập lại trên máy khác',
    preparedBy: null,
    lastYearPoints: setup.lastYear.points,
    lastYearRank: setup.lastYear.rank,
    lastYearUnitCount: setup.lastYear.unitCount,
    lastYearLeafPoints: canonicalJson(setup.lastYear.leafPoints),
    updatedAt: at,
    lastYearAnswers: canonicalJson(setup.lastYear.answers ?? {}),
  });
  pinCityKeys(writing, services, setup);
  insertEnrolmentSecret(db, setup.unit.id, setup.enrolmentSecret, at);
  writing.audit({
    action: 'rounds.takeSetup',
    subject: setup.round.id,
    details: { code: setup.round.code, criteriaSetHash },
  });
  return ok({ alreadyHeld: false });
}

function pinCityKeys({ db, at }: Writing, services: Services, { parent }: SetupPayload): void {
  const keys = [
    { purpose: 'sending', publicKey: parent.sendingKey },
    { purpose: 'receiving', publicKey: parent.receivingRecipient },
  ] as const;
  for (const { purpose, publicKey } of keys) {
    if (findPinnedKey(db, parent.id, purpose)?.publicKey === publicKey) continue;
    pinKey(db, {
      id: newId(services.clock),
      unitId: parent.id,
      purpose,
      publicKey,
      holder: parent.name,
      pinnedAt: at,
    });
  }
}
