/**
 * The network of the simulated world. Every call takes its time, is written into the trace, and may
 * meet a fault: `faultFor` decides, by the caller, the call and how often it was made before.
 */

import type { Sent } from '../../support/ledger/traffic.ts';
import { pause } from '../world/virtual-time.ts';
import type { WireAnswer, WireRequest } from './fake-http.ts';
import { type Fault, lateMs, type Service } from './faults.ts';

/** A call as the fault matrix names it. */
export type Call = {
  /** The function, or `StateMachine`. */
  readonly from: string;
  readonly service: Service;
  /** For example `TransactWriteItems`, or `POST /v1/payment_intents`. */
  readonly name: string;
  /** How many of this name this caller made before, in this world. */
  readonly nth: number;
};

/** Who made the call, and may die of it. */
export type Caller = {
  readonly name: string;
  readonly isDead: () => boolean;
  readonly crash: () => void;
};

export type Backend = {
  readonly serviceOf: (request: WireRequest) => Service;
  readonly nameOf: (request: WireRequest) => string;
  /** Answers, with one of the faults that it plays itself if one is given. */
  readonly answer: (request: WireRequest, fault?: Fault) => Promise<WireAnswer | 'reset'>;
  /** The service's own words for being down, for having too much to do, for a conflict. */
  readonly failure: (fault: 'error-before' | 'throttled' | 'conflict', name: string) => WireAnswer;
  readonly plays?: (fault: Fault) => boolean;
};

export type Network = {
  readonly call: (request: WireRequest, caller: Caller) => Promise<WireAnswer | 'reset'>;
  /** Which fault this call meets; asked once for each. */
  readonly meet: (call: Omit<Call, 'nth'>) => { readonly call: Call; readonly fault?: Fault };
  readonly inFlight: () => number;
  /** Everything that was sent and answered, in the answers’ order. */
  readonly sent: readonly Sent[];
  /** How many calls have met a fault. */
  readonly faults: () => number;
  /** When the last of them did; 0 if none has. */
  readonly lastFaultAtMs: () => number;
};

type Options = {
  /** By host. */
  readonly backends: Readonly<Record<string, Backend>>;
  readonly faultFor: (call: Call) => Fault | undefined;
  /** How many milliseconds a request or its answer is on its way. */
  readonly latency: () => number;
  readonly now: () => number;
  readonly say: (line: string) => void;
};

/** Longer than any function may run. */
const endlesslyMs = 40 * 60 * 1000;
/** Longer than a step may run, and shorter than its retries go on. */
const slowMs = 75_000;

export const createNetwork = (options: Options): Network => {
  const { backends, faultFor, latency, now, say } = options;
  const sent: Sent[] = [];
  const counts = new Map<string, number>();
  let inFlight = 0;
  let faults = 0;
  let lastFaultAtMs = 0;

  const meet: Network['meet'] = ({ from, service, name }) => {
    const key = `${from} ${service} ${name}`;
    const nth = counts.get(key) ?? 0;
    counts.set(key, nth + 1);
    const call = { from, service, name, nth };
    const fault = faultFor(call);
    if (fault !== undefined) {
      faults += 1;
      lastFaultAtMs = now();
    }
    return { call, ...(fault !== undefined && { fault }) };
  };

  const send = async (request: WireRequest, caller: Caller): Promise<WireAnswer | 'reset'> => {
    const backend = backends[request.host];
    if (backend === undefined) throw new Error(`There is no ${request.host} in this world.`);
    const name = backend.nameOf(request);
    const service = backend.serviceOf(request);
    const { call, fault } = meet({ from: caller.name, service, name });
    const act = () => backend.answer(request);
    const sentAtMs = now();
    await pause(latency());
    const answer = await under(fault, { act, backend, request, name, caller });
    await pause(latency());
    const status = answer === 'reset' ? 'reset' : String(answer.status);
    const { path, body } = request;
    const isFaulty = fault !== undefined;
    sent.push({ from: caller.name, service, name, path, body, sentAtMs, answer, isFaulty });
    say(
      `${call.from}: ${name} #${call.nth}${fault === undefined ? '' : ` (${fault})`} → ${status}`,
    );
    return answer;
  };

  return {
    meet,
    sent,
    inFlight: () => inFlight,
    faults: () => faults,
    lastFaultAtMs: () => lastFaultAtMs,
    call: async (request, caller) => {
      inFlight += 1;
      try {
        const answer = await send(request, caller);
        // A caller that has died does not get the answer.
        if (!caller.isDead()) return answer;
      } finally {
        inFlight -= 1;
      }
      return new Promise(() => {});
    },
  };
};

type Sending = {
  readonly act: () => Promise<WireAnswer | 'reset'>;
  readonly backend: Backend;
  readonly request: WireRequest;
  readonly name: string;
  readonly caller: Caller;
};

const under = async (
  fault: Fault | undefined,
  { act, backend, request, name, caller }: Sending,
): Promise<WireAnswer | 'reset'> => {
  switch (fault) {
    case undefined:
      return act();
    case 'reset-before':
      return 'reset';
    case 'lost-reply':
      await act();
      return 'reset';
    case 'crash-before':
      caller.crash();
      return 'reset';
    case 'crash-after':
      await act();
      caller.crash();
      return 'reset';
    case 'timeout-before':
      await pause(endlesslyMs);
      return 'reset';
    case 'timeout-after':
      await act();
      await pause(endlesslyMs);
      return 'reset';
    case 'late-moment':
    case 'late-minute':
    case 'late-hour':
      caller.crash();
      await pause(lateMs[fault]);
      return act();
    case 'slow-before':
      await pause(slowMs);
      return act();
    case 'slow-after': {
      const answer = await act();
      await pause(slowMs);
      return answer;
    }
    case 'duplicate': {
      const answer = await act();
      await act();
      return answer;
    }
    case 'conflict-4':
    case 'conflict-20':
      return backend.failure('conflict', name);
    default:
      if (backend.plays?.(fault) === true) return backend.answer(request, fault);
      return backend.failure(fault as 'error-before' | 'throttled' | 'conflict', name);
  }
};
