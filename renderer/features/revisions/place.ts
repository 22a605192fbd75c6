/** Where the pages of revisions stand: under the ward's sign-off, or under a unit in the appraisal. */
export interface RevisionPlace {
  /** Addresses begin with this: `base/ban/1`, `base/so-sanh/1/2`. */
  readonly base: string;
  readonly back: string;
  /** null: the unit of the open folder itself, which also has a present sheet. */
  readonly unitId: string | null;
}

/** The address of a comparison; `to` null: the present sheet. */
export function compareAddress({ base }: RevisionPlace, from: number, to: number | null): string {
  return `${base}/so-sanh/${from}/${to ?? 'hien-nay'}`;
}
