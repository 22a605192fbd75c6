import { appError } from '#shared/contract/errors.ts';
import { pointsFromMicro } from '#shared/lib/points.ts';
import { fail, ok } from '#shared/lib/result.ts';
import { findOutbox } from '#db/queries/outbox.ts';
import { listCriteriaSets, listRoundUnits, listRounds, listUnits } from '#db/queries/rounds.ts';
import type { HandlersOf } from '#electron/backend/context.ts';
import { publishRound } from '#electron/features/publication/publish-round.ts';
import { createSetupBundles } from '#electron/features/rounds/create-setup-bundles.ts';
import {
  exportCriteriaPackage,
  findingsOf,
  importCriteriaPackage,
  loadCriteriaSet,
  summarizeSet,
} from '#electron/features/rounds/criteria-sets.ts';
import { createRound, requireRound, saveBaselines, toRound } from '#electron/features/rounds/rounds.ts';
import { saveUnit, toUnit } from '#electron/features/rounds/units.ts';

export const unitsHandlers: HandlersOf<'units'> = {
  'units.listUnits': ({ folder }) => ok({ units: listUnits(folder.db.read).map(toUnit) }),
  'units.saveUnit': saveUnit,
};

export const criteriaHandlers: HandlersOf<'criteria'> = {
  'criteria.listSets': ({ folder }) => {
    const db = folder.db.read;
    return ok({ sets: listCriteriaSets(db).map((row) => summarizeSet(db, row)) });
  },
  'criteria.readSet': ({ folder }, { hash }) => {
    const set = loadCriteriaSet(folder.db.read, hash);
    return set ? ok({ set, findings: findingsOf(set) }) : fail(appError('SET_NOT_FOUND', {}));
  },
  'criteria.importPackage': (context, { fileToken }) => importCriteriaPackage(context, fileToken),
  'criteria.exportPackage': ({ services, folder }, { hash }) =>
    exportCriteriaPackage(services, folder.db.read, hash),
};

export const roundsHandlers: HandlersOf<'rounds'> = {
  'rounds.listRounds': ({ folder }) => ok({ rounds: listRounds(folder.db.read).map(toRound) }),
  'rounds.createRound': createRound,
  'rounds.readRound': ({ folder }, { roundId }) => {
    const db = folder.db.read;
    const round = requireRound(db, roundId);
    if (!round.ok) return round;
    const units = listRoundUnits(db, roundId).map(({ unit, part }) => ({
      unit: toUnit(unit),
      baselinePoints: part.baselinePoints === null ? null : pointsFromMicro(part.baselinePoints),
      setupBundleName:
        part.setupBundleId === null ? null : (findOutbox(db, part.setupBundleId)?.fileName ?? null),
    }));
    return ok({ round: toRound(round.value), units });
  },
  'rounds.saveBaselines': saveBaselines,
  'rounds.publishRound': publishRound,
  'rounds.createSetupBundles': (context, input) => createSetupBundles(context, input.roundId, input.unitIds),
};
