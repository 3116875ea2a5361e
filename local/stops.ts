/** What has been started, so that it can be stopped: the last one first. */

type Stop = () => Promise<void> | void;

export type Stops = {
  readonly add: (stop: Stop) => void;
  /** Each waits for the one before; a repeat does nothing more. */
  readonly stopAll: () => Promise<void>;
};

export const createStops = (): Stops => {
  const stops: Stop[] = [];
  return {
    add: (stop) => {
      stops.push(stop);
    },
    stopAll: async () => {
      for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) await stop();
    },
  };
};
