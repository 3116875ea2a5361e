/** The stand-in's store: the state, the ids that it gives, and when it is saved. */
import { readState, writeState } from './data-file.ts';
import { emptyState, type State } from './state.ts';

export type Store = {
  readonly state: State;
  /** An id such as `pi_…`, never given twice. */
  readonly newId: (prefix: string) => string;
  /** Forgets everything but the webhook endpoints: they are settings, not history. */
  readonly reset: () => void;
  /** Writes the state to its file if there is one and something has changed. */
  readonly save: () => void;
};

/** Without a `dataFile` the state is kept in memory. Throws what `readState` throws. */
export const createStore = (dataFile: string | undefined, random: () => number): Store => {
  const state = dataFile === undefined ? emptyState() : readState(dataFile);
  // Every request is counted; time that passes makes events, which have ids.
  const age = () =>
    [
      state.serial,
      state.requests,
      state.deliveryChanges,
      state.clockOffsetMs,
      state.holdLagSeconds,
    ].join(' ');
  let savedAge = age();
  const noise = () =>
    Array.from({ length: 14 }, () => Math.floor(random() * 36).toString(36)).join('');
  return {
    state,
    newId: (prefix) => {
      state.serial += 1;
      return `${prefix}_3S${state.serial.toString(36).padStart(4, '0')}${noise()}`;
    },
    reset: () => {
      const { webhookEndpoints, serial } = state;
      Object.assign(state, { ...emptyState(), webhookEndpoints, serial });
    },
    save: () => {
      if (dataFile === undefined || savedAge === age()) return;
      savedAge = age();
      writeState(dataFile, state);
    },
  };
};
