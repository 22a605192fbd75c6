import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { GIA_NGHIA_2024 } from '#db/seed/gia-nghia-2024.ts';
import { SAMPLE_COMMUNE_SET_2 } from '#db/seed/sample-commune-set-2.ts';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';

/** The criteria sets every new city folder starts with. */
export const BUILTIN_SETS: readonly CriteriaSet[] = [
  SAMPLE_COMMUNE_SET,
  SAMPLE_COMMUNE_SET_2,
  GIA_NGHIA_2024,
];
