import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { bundleArgument, showBundle } from '#electron/host/electron/open-file.ts';

test('a bundle on the command line is found, options and other files are not', () => {
  expect(bundleArgument(['app', '--data', 'x', 'gói/X1_submission.cchc'])).toBe(
    path.resolve('gói/X1_submission.cchc'),
  );
  expect(bundleArgument(['app', 'X1.CCHC.AGE'])).toBe(path.resolve('X1.CCHC.AGE'));
  expect(bundleArgument(['app.cchc', '--x=y.cchc', 'a.txt'])).toBeNull();
  expect(bundleArgument([])).toBeNull();
});

test('the page gets a token of the file, and nothing where the file is gone', async () => {
  const loadURL = vi.fn<(url: string) => Promise<void>>().mockResolvedValue();
  const adoptFile = vi
    .fn<(file: string) => Promise<string>>()
    .mockResolvedValueOnce('token')
    .mockRejectedValue(new Error());
  await showBundle({ loadURL }, { adoptFile }, '/usb/a.cchc');
  await showBundle({ loadURL }, { adoptFile }, '/usb/gone.cchc');
  await showBundle({ loadURL }, { adoptFile }, null);
  expect(loadURL.mock.calls).toEqual([['app://so-diem/#/xem-goi/token']]);
  expect(adoptFile).toHaveBeenCalledTimes(2);
});
