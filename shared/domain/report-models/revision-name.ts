/** What a revision is called on paper: "Bản đầu", then "Bổ sung lần n". `number` counts from 1. */
export function revisionTitle(number: number): string {
  return number <= 1 ? 'Bản đầu' : `Bổ sung lần ${number - 1}`;
}
