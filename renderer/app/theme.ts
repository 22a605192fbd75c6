import { createTheme, Modal, type MantineColorsTuple } from '@mantine/core';

/** A deep blue: shade 8 carries white text at more than 9:1, shade 6 carries it at more than 6:1 and still stands out from a dark ground. */
const blue: MantineColorsTuple = [
  '#eef4fb',
  '#dbe7f5',
  '#b7cfec',
  '#8fbaf3',
  '#5d90cf',
  '#3a71b8',
  '#2560a8',
  '#184f92',
  '#123f7a',
  '#0b2d5a',
];

export const theme = createTheme({
  primaryColor: 'blue',
  primaryShade: { light: 8, dark: 6 },
  colors: { blue },
  autoContrast: true,
  fontFamily: 'Figures, "Be Vietnam Pro", "Segoe UI", sans-serif',
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '16px', xl: '18px' },
  defaultRadius: 4,
  cursorType: 'pointer',
  respectReducedMotion: true,
  // The page itself never scrolls, and the kit's scroll lock writes a style element the security policy refuses.
  components: { Modal: Modal.extend({ defaultProps: { lockScroll: false } }) },
});
