import type { TransportSettings } from '#shared/schemas/transport.ts';

/** The settings as they stand in the form: everything as typed. */
export interface SettingsDraft {
  readonly places: string;
  readonly folderOn: boolean;
  readonly folderInbox: string;
  readonly folderOutbox: string;
  readonly folderInterval: string;
  readonly webdavOn: boolean;
  readonly url: string;
  readonly username: string;
  readonly password: string;
  readonly webdavInbox: string;
  readonly webdavOutbox: string;
  readonly webdavInterval: string;
  readonly encrypt: boolean;
  /** PEM of the server's own authority; '' for none. */
  readonly authority: string;
}

/** The form of settings in force. */
export function toDraft({ places, folder, webdav, encrypt }: TransportSettings): SettingsDraft {
  return {
    places: places.join('\n'),
    folderOn: folder.enabled,
    folderInbox: folder.inbox ?? '',
    folderOutbox: folder.outbox ?? '',
    folderInterval: String(folder.intervalSeconds),
    webdavOn: webdav?.enabled ?? false,
    url: webdav?.url ?? '',
    username: webdav?.username ?? '',
    password: '',
    webdavInbox: webdav?.inbox ?? '',
    webdavOutbox: webdav?.outbox ?? '',
    webdavInterval: String(webdav?.intervalSeconds ?? 300),
    encrypt,
    authority: webdav?.authority ?? '',
  };
}

/** Fields that are not right as typed. */
export type DraftFault = 'folderInterval' | 'webdavInterval' | 'url';

/** What must be mended before the settings can be kept. */
export function faultsOf(draft: SettingsDraft): readonly DraftFault[] {
  const faults: DraftFault[] = [];
  if (readSeconds(draft.folderInterval) === null) faults.push('folderInterval');
  if (readSeconds(draft.webdavInterval) === null) faults.push('webdavInterval');
  if (!isAddress(draft.url.trim(), draft.webdavOn)) faults.push('url');
  return faults;
}

/** The settings of a form without faults. Nothing typed in a field of a folder: that side is not used. */
export function fromDraft(draft: SettingsDraft): TransportSettings {
  const url = draft.url.trim();
  return {
    places: draft.places
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    folder: {
      enabled: draft.folderOn,
      inbox: orNull(draft.folderInbox),
      outbox: orNull(draft.folderOutbox),
      intervalSeconds: readSeconds(draft.folderInterval) ?? 60,
    },
    webdav:
      url === ''
        ? null
        : {
            enabled: draft.webdavOn,
            url,
            username: draft.username.trim(),
            inbox: orNull(draft.webdavInbox),
            outbox: orNull(draft.webdavOutbox),
            intervalSeconds: readSeconds(draft.webdavInterval) ?? 300,
            ...(draft.authority === '' ? {} : { authority: draft.authority }),
          },
    encrypt: draft.encrypt,
  };
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

function readSeconds(text: string): number | null {
  if (!/^\d{2,5}$/.test(text.trim())) return null;
  const seconds = Number(text.trim());
  return seconds >= 10 && seconds <= 86_400 ? seconds : null;
}

function isAddress(url: string, wanted: boolean): boolean {
  if (url === '') return !wanted;
  return URL.canParse(url) && /^https?:\/\//.test(url);
}
