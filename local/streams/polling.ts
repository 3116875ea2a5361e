/** Polls event sources by the clock, as Lambda does: four times a second. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { EventSource } from './event-source.ts';

const everyMs = 250;

type Say = (logicalId: string, text: string) => void;

/**
 * Polls until the returned function is called, which waits for the poll that is under way. A poll
 * that fails is said once, and tried again.
 */
export const startPolling = (sources: readonly EventSource[], say: Say): (() => Promise<void>) => {
  const stopped = new AbortController();
  const loops = sources.map((source) => pollOn(source, stopped.signal, say));
  return async () => {
    stopped.abort();
    await Promise.all(loops);
  };
};

const pollOn = async (source: EventSource, signal: AbortSignal, say: Say): Promise<void> => {
  let complaint = '';
  while (!signal.aborted) {
    try {
      await source.poll();
      complaint = '';
    } catch (error) {
      const message = `The stream can't be read: ${(error as Error).message}`;
      if (message !== complaint) say(source.logicalId, message);
      complaint = message;
    }
    await sleep(everyMs, undefined, { signal, ref: false }).catch(() => {});
  }
};
