/** The stand-in on a port: the API, Stripe.js with its frames, the bank's page and the control. */
import { createServer } from 'node:http';
import type { Control } from '../control/control.ts';
import { createStandIn, type StandInOptions } from '../stand-in.ts';
import { createDoors } from './doors.ts';
import { listen } from './listen.ts';
import { sparingly } from './sparingly.ts';

export type ServerOptions = StandInOptions & {
  /** Whether webhooks are sent by themselves from the start; they are unless this says `held`. */
  readonly deliveryMode?: 'automatic' | 'held';
  /** 0 takes any port that is free. */
  readonly port: number;
};

export type StripeStandIn = {
  readonly url: string;
  readonly port: number;
  readonly control: Control;
  /** Saves the state and ends every connection. */
  readonly close: () => Promise<void>;
};

const saveEveryMs = 1000;

/**
 * Starts the stand-in on 127.0.0.1. Rejects with an Error that says what to do when the port or the
 * data file can't be used.
 */
export const startStripeStandIn = async (options: ServerOptions): Promise<StripeStandIn> => {
  const standIn = createStandIn(options);
  const { store, control } = standIn;
  const doors = createDoors(standIn);
  const server = createServer((incoming, outgoing) => void doors(incoming, outgoing));
  const port = await listen(server, options.port);
  const saving =
    options.dataFile === undefined ? undefined : setInterval(sparingly(store.save), saveEveryMs);
  if (options.deliveryMode !== 'held') control.webhooks.release();
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    control,
    close: async () => {
      clearInterval(saving);
      standIn.close();
      store.save();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
