/** Polls event sources by the clock, as Lambda does: four times a second. */
import type { EventSource } from './event-source.ts';

const everyMs = 250;

type Say = (logicalId: string, text: string) => void;

/**
 * Polls until the returned function is called; that function waits for a poll that is under way. A
 * failed poll is tried again; the same failure is reported once.
 */
export const startPolling = (sources: readonly EventSource[], say: Say): (() => Promise<void>) => {
  const stops = sources.map((source) => startPollingOne(source, say));
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
};

const startPollingOne = (source: EventSource, say: Say): (() => Promise<void>) => {
  let last = Promise.resolve();
  let complaint = '';
  const poll = async (): Promise<void> => {
    try {
      await source.poll();
      complaint = '';
    } catch (error) {
      const message = `The stream can't be read: ${(error as Error).message}`;
      if (message !== complaint) say(source.logicalId, message);
      complaint = message;
    }
  };
  const timer = setInterval(() => {
    last = poll();
  }, everyMs).unref();
  return () => {
    clearInterval(timer);
    return last;
  };
};
