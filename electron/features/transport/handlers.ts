import type { HandlersOf } from '#electron/backend/context.ts';

function comes(): never {
  throw new Error('not there yet');
}

export const transportHandlers: HandlersOf<'transport'> = {
  'transport.listPlaces': comes,
  'transport.planWrite': comes,
  'transport.writeToPlace': comes,
  'transport.readPlace': comes,
  'transport.addParts': comes,
  'transport.listParts': comes,
  'transport.makeEmail': comes,
  'transport.noteHandedOver': comes,
  'transport.readSettings': comes,
  'transport.saveSettings': comes,
  'transport.testWebdav': comes,
  'transport.pollNow': comes,
  'transport.sendAgain': comes,
  'transport.listLog': comes,
  'transport.listJourneys': comes,
  'transport.compare': comes,
};
