import packageJson from '../../package.json' with { type: 'json' };

/** The version of the application, as its package states it. */
export const APP_VERSION: string = packageJson.version;
