import { systemMedium, type MediumIo } from '#electron/features/transport/medium-io.ts';
import { trustingFetch } from '#electron/features/transport/trusting-fetch.ts';
import { systemPlaces, type PlaceSystem } from '#electron/features/transport/place-system.ts';

/** Calls something again and again until it is stopped. */
export interface Ticker {
  start(work: () => void): { stop(): void };
}

/** What transport needs of the world outside; tests put in worlds that fail. */
export interface TransportPorts {
  readonly places: PlaceSystem;
  readonly medium: MediumIo;
  readonly fetch: typeof fetch;
  /** A fetch that trusts one more authority (PEM). */
  readonly fetchTrusting: (authority: string) => typeof fetch;
  readonly ticker: Ticker;
  pause(milliseconds: number): Promise<void>;
}

/** Milliseconds between two looks at what is due; the ways have their own, longer intervals. */
const TICK = 2000;

/** This computer, its network and its clock. */
export const systemPorts: TransportPorts = {
  places: systemPlaces,
  medium: systemMedium,
  fetch: (input, init) => fetch(input, init),
  fetchTrusting: trustingFetch,
  pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  ticker: {
    start: (work) => {
      const timer = setInterval(work, TICK);
      // Waiting for the next look must not keep the program running.
      timer.unref();
      return { stop: () => clearInterval(timer) };
    },
  },
};
