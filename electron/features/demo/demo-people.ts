/** The password and passphrase of every account of the demonstration; the sign-in screen shows it. */
export const DEMO_PASSWORD = 'xem-thu-2024';

/** The accounts of a demonstration ward. */
export const DEMO_WARD_PEOPLE = {
  administrator: { username: 'quantri', fullName: 'Trần Văn Quản', position: 'Văn phòng - thống kê' },
  officer: { username: 'canbo', fullName: 'Nguyễn Thị Hoa', position: 'Công chức Văn phòng - thống kê' },
  leader: { username: 'lanhdao', fullName: 'Lê Văn Minh', position: 'Chủ tịch Ủy ban nhân dân' },
} as const;

/** The accounts of the demonstration city. */
export const DEMO_CITY_PEOPLE = {
  administrator: { username: 'quantri', fullName: 'Phạm Thị Lan', position: 'Phòng Nội vụ' },
  appraiser: { username: 'thamdinh', fullName: 'Hoàng Văn Bình', position: 'Chuyên viên Phòng Nội vụ' },
  leader: {
    username: 'lanhdao',
    fullName: 'Đỗ Thị Hạnh',
    position: 'Phó Chủ tịch Ủy ban nhân dân thành phố',
  },
} as const;
