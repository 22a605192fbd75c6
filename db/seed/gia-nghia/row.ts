/**
 * One row of the appendix to plan 52/KH-UBND of 20/3/2024 (Gia Nghĩa). Figures are plain decimals ("1.75"). Evident
 * slips of typing in the words are mended; figures are as printed.
 */
export interface GiaNghiaRow {
  readonly code: string;
  readonly title: string;
  readonly maximum: string;
  readonly points2023: string;
  /** "Nhiệm vụ, giải pháp, nội dung thực hiện"; absent on rows of headings. */
  readonly tasks?: string;
  /** "Cơ quan đơn vị chủ trì thực hiện". */
  readonly lead?: string;
  /** "Các cơ quan phối hợp thực hiện"; absent: the usual one, all offices of the town and its wards. */
  readonly coordinating?: string;
}

export const USUAL_COORDINATION = 'Các cơ quan, đơn vị thuộc UBND thành phố, UBND các phường, xã';
