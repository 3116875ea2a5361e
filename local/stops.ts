/** A list of what to stop, in the reverse order of starting. */

type Stop = () => Promise<void> | void;

export type Stops = {
  readonly add: (stop: Stop) => void;
  /** The newest stops first, and each waits for the one before it. A repeat does nothing. */
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
