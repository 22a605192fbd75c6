import { ok } from '#shared/lib/result.ts';
import { listTransportLog } from '#db/queries/transport.ts';
import type { HandlersOf, SignedInContext } from '#electron/backend/context.ts';
import { readAppPassword } from '#electron/features/transport/app-password.ts';
import { readAuthority } from '#electron/features/transport/authority.ts';
import { compareBundle } from '#electron/features/transport/compare-bundle.ts';
import { noteHandedOver } from '#electron/features/transport/hand-over.ts';
import { listJourneys } from '#electron/features/transport/journeys.ts';
import { listPlaces } from '#electron/features/transport/list-places.ts';
import { makeEmail } from '#electron/features/transport/make-email.ts';
import { readPlace } from '#electron/features/transport/read-place.ts';
import { testWebdav } from '#electron/features/transport/self-ways.ts';
import { sendAgain } from '#electron/features/transport/send-queue.ts';
import { readTransportSettings, saveTransportSettings } from '#electron/features/transport/settings.ts';
import { toLogItem } from '#electron/features/transport/transport-log.ts';
import { planWrite, writeToPlace } from '#electron/features/transport/write-to-place.ts';

export const transportHandlers: HandlersOf<'transport'> = {
  'transport.listPlaces': async (context) => ok({ places: await listPlaces(context) }),
  'transport.planWrite': (context, { bundleIds, place }) => planWrite(context, bundleIds, place),
  'transport.writeToPlace': writeToPlace,
  'transport.readPlace': (context, { place }) => readPlace(context, place),
  'transport.makeEmail': makeEmail,
  'transport.noteHandedOver': (context, { bundleIds, way }) => noteHandedOver(context, bundleIds, way),
  'transport.readSettings': (context) => ok(readSettings(context)),
  'transport.saveSettings': saveTransportSettings,
  'transport.readAuthority': (_context, { pem }) => {
    const read = readAuthority(pem);
    return read.ok ? ok({ certificates: [...read.value] }) : read;
  },
  'transport.testWebdav': (context, { webdav, password }) => testWebdav(context, webdav, password),
  'transport.pollNow': ({ services, folder }) => {
    const work = async () => ok(await services.poller.lookNow(folder));
    return ok({ jobId: services.jobs.start('pollNow', work) });
  },
  'transport.sendAgain': (context, { bundleIds, way }) => sendAgain(context, bundleIds, way),
  'transport.listLog': ({ folder }, { limit }) =>
    ok({ items: listTransportLog(folder.db.read, limit).map(toLogItem) }),
  'transport.listJourneys': (context) => ok(listJourneys(context)),
  'transport.compare': (context, { bundleId }) => compareBundle(context, bundleId),
};

function readSettings({ services, folder }: SignedInContext) {
  const passwordSet = readAppPassword(folder.paths) !== null;
  return { ...readTransportSettings(folder.db.read), passwordSet, status: services.poller.status(folder) };
}
