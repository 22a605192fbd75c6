const HOSTS = ['electron', 'chromium', 'serve'];

/**
 * @typedef {object} StartFlags
 * @property {'electron' | 'chromium' | 'serve' | null} host null: the best there is
 * @property {string | null} data the data folder, null: the usual place
 * @property {string | null} port
 */

/**
 * Reads the flags of `npm start -- …`, each as `--name=value` or `--name value`.
 * @param {readonly string[]} args
 * @returns {{ ok: true, value: StartFlags } | { ok: false, option: string }}
 */
export function parseStartFlags(args) {
  /** @type {Record<string, string>} */
  const found = {};
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] ?? '';
    const match = /^--(host|data|port)(?:=(.*))?$/s.exec(argument);
    if (match === null) return { ok: false, option: argument };
    let value = match[2];
    if (value === undefined) {
      index += 1;
      value = args[index];
    }
    if (value === undefined || value === '') return { ok: false, option: argument };
    found[match[1] ?? ''] = value;
  }
  const { host = null, data = null, port = null } = found;
  if (host !== null && !isHost(host)) return { ok: false, option: `--host=${host}` };
  if (port !== null && !/^\d{1,5}$/.test(port)) return { ok: false, option: `--port=${port}` };
  return { ok: true, value: { host, data, port } };
}

/**
 * @param {string} name
 * @returns {name is 'electron' | 'chromium' | 'serve'}
 */
function isHost(name) {
  return HOSTS.includes(name);
}
