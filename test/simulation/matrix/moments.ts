/** The moments of a checkout at which somebody may act: each call, and the middle of each wait. */
import type { Call } from '../network/network.ts';
import type { Outcome, RecordedCall } from './outcome.ts';

export type Moment = {
  /** During a wait no call is made: the results name the wait in its place. */
  readonly call: RecordedCall;
  readonly when: { readonly call: Call } | { readonly atMs: number };
};

export const momentsOf = ({ calls, waits }: Outcome): readonly Moment[] => [
  ...calls.map((call) => ({ call, when: { call } })),
  ...waits.map(({ state, fromMs, toMs }) => ({
    call: waitingIn(state),
    when: { atMs: (fromMs + toMs) / 2 },
  })),
];

const waitingIn = (state: string): RecordedCall => ({
  from: state,
  service: 'lambda',
  name: 'waits',
  nth: 0,
  state,
});
