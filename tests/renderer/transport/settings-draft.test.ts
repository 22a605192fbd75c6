import { describe, expect, test } from 'vitest';
import { NO_TRANSPORT, transportSettingsSchema } from '#shared/schemas/transport.ts';
import { faultsOf, fromDraft, toDraft } from '#renderer/features/transport/settings-draft.ts';
import { stepText, wayCodeText } from '#renderer/lib/journey-words.ts';

describe('the form of the settings', () => {
  test('gives back what it was given', () => {
    const settings = transportSettingsSchema.parse({
      places: ['D:\\Gui nhan', '/mnt/chung'],
      folder: { enabled: true, inbox: '/mnt/den', outbox: null, intervalSeconds: 60 },
      webdav: {
        enabled: true,
        url: 'https://tep.example.vn/dav',
        username: 'xa1',
        inbox: 'den',
        outbox: 'di',
        intervalSeconds: 300,
      },
      encrypt: true,
    });
    expect(faultsOf(toDraft(settings))).toEqual([]);
    expect(fromDraft(toDraft(settings))).toEqual(settings);
    expect(fromDraft(toDraft(NO_TRANSPORT))).toEqual(NO_TRANSPORT);
  });

  test('names what must be mended', () => {
    const draft = toDraft(NO_TRANSPORT);
    expect(faultsOf({ ...draft, webdavOn: true })).toEqual(['url']);
    expect(faultsOf({ ...draft, url: 'tep.example.vn' })).toEqual(['url']);
    expect(faultsOf({ ...draft, folderInterval: '5', webdavInterval: 'một phút' })).toEqual([
      'folderInterval',
      'webdavInterval',
    ]);
    expect(fromDraft({ ...draft, places: ' /a \n\n/b' }).places).toEqual(['/a', '/b']);
  });
});

describe('steps in words', () => {
  test('say where and why', () => {
    expect(stepText({ step: 'written', way: 'usb', place: 'E:\\', code: null })).toBe(
      'Ghi vào E:\\, đọc lại đúng',
    );
    expect(stepText({ step: 'failed', way: 'webdav', place: '', code: 'SERVER_UNREACHABLE' })).toBe(
      'Chưa gửi được qua thư mục trên máy chủ (WebDAV): không có mạng hoặc máy chủ không trả lời',
    );
    expect(stepText({ step: 'emailMade', way: 'email', place: '', code: null })).toBe('Soạn thư nháp');
  });

  test('a code of a bundle has its own reason', () => {
    expect(wayCodeText('WRONG_ROUND')).toBe('Gói này thuộc kỳ đánh giá khác');
    expect(wayCodeText(null)).toBe('không rõ lý do');
  });
});
