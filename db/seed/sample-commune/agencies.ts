/** Offices of a commune-level unit since July 2025, as the sample set names them. */
export const OFFICE = 'Văn phòng HĐND và UBND';
export const CULTURE = 'Phòng Văn hóa - Xã hội';
export const ECONOMY = 'Phòng Kinh tế';
export const ONE_STOP = 'Trung tâm Phục vụ hành chính công';
export const ALL_OFFICES = 'Các phòng, đơn vị thuộc UBND xã, phường';
