/** What AWS and Stripe do by themselves, at the moments that a run chooses: schedules, streams, events. */
import type { StandIn } from '@holdfast/stripe-stand-in/stand-in';
import type { Application } from '../../../local/application.ts';
import type { Schedule } from '../../../local/schedules.ts';
import { pause } from './virtual-time.ts';

export type Rounds = {
  /** Calls a schedule's function as EventBridge does: twice more when it fails. */
  readonly reconcile: (scope: 'open' | 'everything') => Promise<void>;
  /** Delivers Stripe's events that are under way, in their order. */
  readonly deliverEvents: () => Promise<void>;
  /** Reads the streams once; Lambda does it all the time. */
  readonly readStreams: () => Promise<void>;
  /** Reads them until nothing is left to be tried again. */
  readonly drainStreams: () => Promise<void>;
};

const minuteMs = 60_000;

export const roundsOf = (
  application: Application,
  { webhooks }: StandIn['control'],
  say: (line: string) => void,
): Rounds => {
  const readStreams = async (): Promise<void> => {
    for (const source of application.eventSources) await source.poll();
  };
  return {
    reconcile: async (scope) => {
      for (let attempt = 1; attempt <= 3; attempt += 1) {
        try {
          say(`Schedule: ${scope}`);
          await scheduleOf(application, scope).run();
          return;
        } catch (error) {
          say(`Schedule: ${scope} failed with ${(error as Error).name}`);
          await pause(attempt * minuteMs);
        }
      }
    },
    deliverEvents: async () => {
      for (const { id } of webhooks.pending()) say(`Stripe: event → ${await webhooks.deliver(id)}`);
    },
    readStreams,
    drainStreams: async () => {
      for (let reads = 1; ; reads += 1) {
        await readStreams();
        if (application.eventSources.every(({ retryAt }) => retryAt() === undefined)) return;
        // Lambda asks every minute; in an outage of hours that is the same answer each time.
        await pause(reads < 5 ? minuteMs : 15 * minuteMs);
      }
    },
  };
};

const scheduleOf = ({ schedules }: Application, scope: 'open' | 'everything'): Schedule => {
  const start = scope === 'open' ? 'ReconcilerOpen' : 'ReconcilerEverything';
  const found = schedules.find(({ logicalId }) => logicalId.startsWith(start));
  if (found === undefined) throw new Error(`No rule's logical id begins with ${start}.`);
  return found;
};
