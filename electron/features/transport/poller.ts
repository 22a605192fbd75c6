import type { ErrorCode } from '#shared/contract/errors.ts';
import { ok } from '#shared/lib/result.ts';
import { listTransportQueue, type SelfWay } from '#db/queries/transport.ts';
import type { Services } from '#electron/backend/context.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { holdFolder } from '#electron/features/exchange/hold-folder.ts';
import { automaticContext } from '#electron/features/transport/automatic.ts';
import type { Poller, WayStatus } from '#electron/features/transport/poller-port.ts';
import { runFolderWay, runWebdavWay, type WayOutcome } from '#electron/features/transport/self-ways.ts';
import { readTransportSettings } from '#electron/features/transport/settings.ts';
import { noteTransport } from '#electron/features/transport/transport-log.ts';
import type { LastLook } from '#electron/features/transport/watched-folder.ts';
import { momentOf } from '#electron/services/clock/clock.ts';
import type { OpenFolder } from '#electron/workspace/open-folder.ts';

/** Milliseconds a file must have been the same for, where somebody asks to look now. */
const SETTLING = 1500;

const WAYS: readonly SelfWay[] = ['folder', 'webdav'];

/** What is remembered of one way of one data folder. */
interface WayMemory {
  working: Promise<WayOutcome> | null;
  lastCheckedAt: string | null;
  lastCode: ErrorCode | null;
  readonly lastLook: LastLook;
}

/** A poller that stands still; the services are asked for when it works. */
export function createPoller(servicesOf: () => Services): Poller {
  const memories = new Map<string, WayMemory>();
  const ending = new AbortController();
  let ticker: { stop(): void } | null = null;

  const memoryOf = (folder: OpenFolder, way: SelfWay): WayMemory => {
    const key = `${folder.paths.root}\n${way}`;
    const held = memories.get(key);
    if (held) return held;
    const fresh: WayMemory = { working: null, lastCheckedAt: null, lastCode: null, lastLook: new Map() };
    memories.set(key, fresh);
    return fresh;
  };

  const look = (folder: OpenFolder, way: SelfWay, atOnce: boolean): Promise<WayOutcome> => {
    const services = servicesOf();
    const memory = memoryOf(folder, way);
    if (memory.working) return memory.working;
    const context = automaticContext(services, folder);
    const run = way === 'folder' ? runFolderWay : runWebdavWay;
    const order = { atOnce, lastLook: memory.lastLook, signal: ending.signal };
    memory.working = holdFolder(context, async () => {
      memory.lastCheckedAt = momentOf(services.clock);
      const outcome = await run(context, order);
      noteChange(services, folder, way, memory.lastCode, outcome);
      memory.lastCode = outcome.code;
      return outcome;
    }).finally(() => {
      memory.working = null;
    });
    return memory.working;
  };

  const isDue = (folder: OpenFolder, way: SelfWay): boolean => {
    const interval = intervalOf(folder, way);
    if (interval === null) return false;
    const { lastCheckedAt, working } = memoryOf(folder, way);
    if (working) return false;
    const since =
      lastCheckedAt === null ? null : servicesOf().clock.now().getTime() - Date.parse(lastCheckedAt);
    return since === null || since >= interval * 1000;
  };

  const tick = (): void => {
    const services = servicesOf();
    for (const folder of services.folders.listOpen()) {
      for (const way of WAYS) {
        if (ending.signal.aborted || !isDue(folder, way)) continue;
        look(folder, way, false).catch((error: unknown) => {
          services.logger.error(`looking by itself (${way})`, error);
        });
      }
    }
  };

  return {
    start: () => {
      ticker = servicesOf().transport.ticker.start(tick);
    },
    lookNow: async (folder) => {
      let [taken, sent] = [0, 0];
      for (const way of WAYS) {
        if (intervalOf(folder, way) === null) continue;
        await memoryOf(folder, way).working;
        // A file is taken only when it is as it was a look before.
        const looks = way === 'folder' ? 2 : 1;
        for (let count = 1; count <= looks; count += 1) {
          if (count > 1) await servicesOf().transport.pause(SETTLING);
          const outcome = await look(folder, way, true);
          taken += outcome.taken;
          sent += outcome.sent;
        }
      }
      return { taken, sent };
    },
    status: (folder) => WAYS.map((way) => statusOf(folder, way, memoryOf(folder, way))),
    stop: async () => {
      ticker?.stop();
      ending.abort();
      for (const { working } of memories.values()) await working?.catch(() => undefined);
    },
  };
}

function intervalOf({ db }: OpenFolder, way: SelfWay): number | null {
  const { folder, webdav } = readTransportSettings(db.read);
  const settings = way === 'folder' ? folder : webdav;
  return settings?.enabled === true ? settings.intervalSeconds : null;
}

/** Only a change is news. */
function noteChange(
  services: Services,
  folder: OpenFolder,
  way: SelfWay,
  before: ErrorCode | null,
  { code, place }: WayOutcome,
): void {
  if (before === code) return;
  const context = automaticContext(services, folder);
  runUseCase(context, context.actor.username, (writing) => {
    const event = code === null ? 'reachable' : 'unreachable';
    noteTransport(context, writing, { way, event, place, code });
    return ok(null);
  });
}

function statusOf(
  folder: OpenFolder,
  way: SelfWay,
  { working, lastCheckedAt, lastCode }: WayMemory,
): WayStatus {
  const enabled = intervalOf(folder, way) !== null;
  const waiting = listTransportQueue(folder.db.read).filter((item) => item.way === way);
  const busy = working ? 'working' : lastCode === null ? 'waiting' : 'unreachable';
  const state = enabled ? busy : 'off';
  const nextAttemptAt = waiting[0]?.nextAttemptAt ?? null;
  return { way, enabled, state, lastCheckedAt, lastCode, queued: waiting.length, nextAttemptAt };
}
