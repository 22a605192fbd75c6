/** The one channel between the page and the main process. Kept apart so that the preload imports nothing more. */
export const INVOKE_CHANNEL = 'cchc:invoke';
