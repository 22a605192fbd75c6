import { z } from 'zod';

/** "Đường gửi": by stick, by e-mail, by a watched folder, by WebDAV. */
export const TRANSPORT_WAYS = ['usb', 'email', 'folder', 'webdav'] as const;
export type TransportWay = (typeof TRANSPORT_WAYS)[number];

/**
 * What may happen on a way. written/emailMade/handedOver/sent: going out; found/leftAlone/moved: coming in;
 * failed: an attempt that will be repeated; unreachable/reachable: the way itself.
 */
export const LOG_EVENTS = [
  'written',
  'emailMade',
  'handedOver',
  'queued',
  'sent',
  'failed',
  'found',
  'moved',
  'leftAlone',
  'unreachable',
  'reachable',
] as const;
export type TransportEvent = (typeof LOG_EVENTS)[number];

/** An absolute path as a file system gave it; not normalised, for a folder's name is what its bytes are. */
export const pathSchema = z
  .string()
  .min(1)
  .max(1000)
  .refine((path) => !path.includes('\0'));

/** Seconds between two looks. */
const intervalSchema = z.int().min(10).max(86_400);

/** "Thư mục theo dõi": a network share or a synchronised drive. Either side may be null. */
export const watchedFolderSchema = z.strictObject({
  enabled: z.boolean(),
  /** Where bundles arrive; those taken are moved to its subfolder `da-nhan`. */
  inbox: pathSchema.nullable(),
  /** Where bundles go out. */
  outbox: pathSchema.nullable(),
  intervalSeconds: intervalSchema,
});
export type WatchedFolder = z.infer<typeof watchedFolderSchema>;

/** Public certificates as text. */
export const pemSchema = z.string().min(1).max(65_536);

/** A folder on a WebDAV server (Nextcloud or any other). Folders are paths below `url`, '' for itself. */
export const webdavSettingsSchema = z.strictObject({
  enabled: z.boolean(),
  url: z.url().max(1000),
  username: z
    .string()
    .max(200)
    .regex(/^[^:\p{Cc}]*$/u),
  inbox: z.string().max(500).nullable(),
  outbox: z.string().max(500).nullable(),
  intervalSeconds: intervalSchema,
  /** PEM of the server's own certificate authority, trusted beside the known roots; absent or null: those alone. */
  authority: pemSchema.nullable().optional(),
});
export type WebdavSettings = z.infer<typeof webdavSettingsSchema>;

/** An app password as typed. */
export const typedPasswordSchema = z
  .string()
  .max(500)
  .regex(/^\P{Cc}*$/u);

/** "Cài đặt gửi nhận". `places`: folders beside the sticks found by themselves. */
export const transportSettingsSchema = z.strictObject({
  places: z.array(pathSchema).max(20),
  folder: watchedFolderSchema,
  webdav: webdavSettingsSchema.nullable(),
  /** Encrypt what goes out by itself, where the receiver's key is known. */
  encrypt: z.boolean(),
});
export type TransportSettings = z.infer<typeof transportSettingsSchema>;

/** Nothing set up: nothing goes out or comes in by itself. */
export const NO_TRANSPORT: TransportSettings = {
  places: [],
  folder: { enabled: false, inbox: null, outbox: null, intervalSeconds: 60 },
  webdav: null,
  encrypt: true,
};
