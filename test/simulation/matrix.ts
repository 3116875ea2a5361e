/**
 * The fault matrix: every call that a scenario makes by itself times everything that can happen to
 * it, once and for 25 hours (longer than Stripe remembers a key). A call that the code makes tomorrow
 * is in it by being made.
 */
import { type Case, nameOf } from './case.ts';
import { type Fault, faultsOf, tellingFaultsOf } from './faults.ts';
import { type Outcome, type RecordedCall, runMatrix } from './matrix-run.ts';
import type { Call } from './network.ts';
import { type Interference, isSame, type PlannedFault } from './planned.ts';
import { type Scenario, scenarios } from './scenarios.ts';
import type { Universe } from './universe.ts';

type Kind = 'single' | 'pair' | 'interference';

export type Result = {
  readonly kind: Kind;
  readonly scenario: string;
  readonly call: RecordedCall;
  readonly fault: string;
  readonly lasting: boolean;
  readonly second?: string;
  readonly status: string;
  readonly money: Outcome['money'];
  readonly shown: Outcome['shown'];
  readonly violations: readonly string[];
};

/** What people do, by a sentence that says it. */
type Acts = Readonly<Record<string, Interference['act']>>;

/** A share of the work: every `of`-th run, from the `part`-th on. */
export type Share = { readonly part: number; readonly of: number };

/** The third call of a name is as its second: pages of a list, polls of a row. */
const maxNth = 1;

/** Of what may happen to a call that an earlier scenario has made, one in so many is run by the tests. */
const sampledAgain = 12;

/** Of what goes on for long, for its runs cost most. */
const sampledLasting = 5;

/** Refused before anything happened, and tried again: they differ in the words alone. */
const isRefusal = (fault: Fault): boolean =>
  ['error-before', 'reset-before', 'throttled', 'in-use', 'lock-timeout', 'unavailable'].includes(
    fault,
  );

/** Each round begins with another share: what goes on for long may be every second run. */
const isOfShare = (index: number, { part, of }: Share): boolean =>
  (index + Math.floor(index / of)) % of === part;

const clean = new Map<string, Promise<Outcome>>();

/** The scenario without anything happening to it that is not part of it: run once in a process. */
const cleanRun = async (universe: Universe, scenario: Scenario): Promise<Outcome> => {
  const known = clean.get(scenario.name) ?? runMatrix(universe, scenario, []);
  clean.set(scenario.name, known);
  const outcome = await known;
  if (outcome.violations.length > 0 || outcome.status !== scenario.endings[0]) {
    const wrong = [`it ended as ${outcome.status}`, ...outcome.violations];
    throw new Error(`${scenario.name}: ${wrong.join('; ')}`);
  }
  return outcome;
};

/** A call, and whether no scenario before has made it. */
type FaultyCall = { readonly call: RecordedCall; readonly isNew: boolean };

/**
 * The calls that are made to fail in a scenario: those of its callers, and all that no scenario
 * before it has made; `seen` takes note of them.
 */
const faultyCallsOf = async (
  universe: Universe,
  scenario: Scenario,
  seen: Set<string>,
): Promise<readonly FaultyCall[]> => {
  const { calls } = await cleanRun(universe, scenario);
  const faulty = calls
    .map((call) => ({ call, isNew: !seen.has(nameOf(call)) }))
    .filter(({ call, isNew }) => isNew || scenario.callers.includes(call.from))
    .filter(({ call }) => call.nth <= maxNth);
  for (const call of calls) seen.add(nameOf(call));
  return faulty;
};

/**
 * A lasting fault goes on from its first call: from the second one it is hardly another, but for the
 * two that Release asks for a hold with, which are not the same.
 */
const durationsOf = ({ from, name, nth }: Call): readonly boolean[] =>
  nth === 0 || (from === 'Release' && name === 'POST /v1/payment_intents')
    ? [false, true]
    : [false];

/**
 * Runs every single fault of every call, or a share of them. A call that scenarios have in common is
 * run with all of them in the first, and with one in twelve in the others; of what goes on for long,
 * one in five, and of the ways to be refused every second one, others for each call: unless `all` are
 * asked for.
 */
export async function* singles(
  universe: Universe,
  share: Share,
  all = false,
): AsyncGenerator<Result> {
  let index = 0;
  let again = 0;
  let lasted = 0;
  let refused = 0;
  const seen = new Set<string>();
  for (const scenario of scenarios) {
    for (const { call, isNew } of await faultyCallsOf(universe, scenario, seen)) {
      const { service, name } = call;
      for (const fault of all ? faultsOf(service) : tellingFaultsOf(service, name)) {
        for (const lasting of durationsOf(call)) {
          if (!isNew) again += 1;
          if (!isNew && !all && again % sampledAgain !== 0) continue;
          if (lasting) lasted += 1;
          if (lasting && !all && lasted % sampledLasting !== 0) continue;
          if (!lasting && isRefusal(fault)) refused += 1;
          if (!lasting && isRefusal(fault) && !all && refused % 2 !== 0) continue;
          index += 1;
          if (!isOfShare(index, share)) continue;
          const outcome = await runMatrix(universe, scenario, [{ call, fault, lasting }]);
          yield resultOf('single', scenario, { call, fault, lasting }, outcome);
        }
      }
    }
  }
}

/** One single fault or act, with its trace. Throws an Error that says what there is. */
export async function* replay(
  universe: Universe,
  { scenario: name, call: callName, nth, what, lasting }: Case,
  acts: Acts,
): AsyncGenerator<unknown> {
  const scenario = oneOf(scenarios, name, (each) => each.name);
  const outcome = await cleanRun(universe, scenario);
  const moments = momentsOf(outcome).filter(({ call }) => call.nth === nth);
  const { call, when } = oneOf(moments, callName, (moment) => nameOf(moment.call));
  const act = acts[what];
  const planned = { call, fault: what as Fault, lasting };
  if (act === undefined) oneOf(faultsOf(call.service), what, (each) => each);
  const { trace, ...came } = await (act === undefined
    ? runMatrix(universe, scenario, [planned])
    : runMatrix(universe, scenario, [], { ...when, act }));
  for (const line of trace) yield line;
  const kind = act === undefined ? 'single' : 'interference';
  yield resultOf(kind, scenario, planned, { ...came, trace });
}

const oneOf = <T>(items: readonly T[], wanted: string, textOf: (item: T) => string): T => {
  const found = items.find((item) => textOf(item) === wanted);
  if (found !== undefined) return found;
  throw new Error(`There is no "${wanted}". There are:\n${items.map(textOf).join('\n')}`);
};

/** Faults that leave different things behind; what a second one does depends on no more than that. */
const seconds: readonly { readonly fault: Fault; readonly lasting: boolean }[] = [
  { fault: 'error-before', lasting: true },
  { fault: 'lost-reply', lasting: false },
  { fault: 'lost-reply', lasting: true },
  { fault: 'crash-after', lasting: false },
  { fault: 'slow-before', lasting: false },
];
/** Of the pairs one in so many is run with the tests. */
const sampled = 4;
/** Of the first faults, too. */
const sampledFirsts = 8;
/** Those whose second call is a step's: what undoes and what finishes. */
const steps = [
  'StateMachine',
  'Authorize',
  'AwaitAuthentication',
  'CreateOrder',
  'AwaitApproval',
  'CheckApproval',
  'Capture',
  'Release',
];

/**
 * Runs pairs: for each way that a first fault makes a checkout go, one such fault, with each later
 * call of the steps failing, too. `all` takes every first fault, and not one for each way; without it
 * one pair in four of one first fault in eight is run, of the scenarios that differ most. The first
 * faults are what is shared: finding out where one leads is a run, too.
 */
export async function* pairs(
  universe: Universe,
  { part, of }: Share,
  all = false,
): AsyncGenerator<Result> {
  let index = 0;
  let explored = 0;
  const seen = new Set<string>();
  for (const scenario of scenarios) {
    if (scenario.isPaired === undefined && !all) continue;
    const ways = new Set<string>();
    for (const { call } of await faultyCallsOf(universe, scenario, seen)) {
      if (!steps.includes(call.from)) continue;
      for (const { fault, lasting } of seconds) {
        if (call.service === 'lambda' && !faultsOf('lambda').includes(fault)) continue;
        explored += 1;
        if (explored % (all ? of : of * sampledFirsts) !== part) continue;
        const first: PlannedFault = { call, fault, lasting };
        const { calls } = await runMatrix(universe, scenario, [first]);
        const way = wayOf(calls);
        if (ways.has(way) && !all) continue;
        ways.add(way);
        for (const second of laterCalls(calls, call)) {
          for (const planned of seconds) {
            if (second.service === 'lambda' && !faultsOf('lambda').includes(planned.fault))
              continue;
            index += 1;
            if (!all && index % sampled !== 0) continue;
            const faults = [first, { call: second, ...planned }];
            const outcome = await runMatrix(universe, scenario, faults);
            const name = `${nameOf(second)} ${planned.fault}${planned.lasting ? ', for long' : ''}`;
            yield { ...resultOf('pair', scenario, first, outcome), second: name };
          }
        }
      }
    }
  }
}

/** Which steps called what, without how often: two runs of one way differ in nothing that matters. */
const wayOf = (calls: readonly Call[]): string => {
  const names = calls.filter(({ from }) => steps.includes(from)).map(nameOf);
  return [...new Set(names)].join(' > ');
};

const laterCalls = (calls: readonly Call[], first: Call): readonly Call[] => {
  const start = calls.findIndex((call) => isSame(call, first) && call.nth === first.nth);
  return calls
    .slice(start + 1)
    .filter(({ from, nth }) => steps.includes(from) && nth <= maxNth)
    .filter((call) => nameOf(call) !== nameOf(first));
};

/**
 * Runs somebody's doing at the moment of each call, from the first to the last of the checkout, and
 * in the middle of each state that waits for somebody. At a call that scenarios have in common it is
 * one act in six in the first, and one in twelve in the others, unless `all` is asked for.
 */
export async function* interferences(
  universe: Universe,
  share: Share,
  acts: Acts,
  all = false,
): AsyncGenerator<Result> {
  let index = 0;
  let again = 0;
  let fresh = 0;
  const seen = new Set<string>();
  for (const scenario of scenarios) {
    if (scenario.isMeddledWith === undefined) continue;
    const moments = momentsOf(await cleanRun(universe, scenario))
      .filter(({ call: { from } }) => [...steps, 'Api'].includes(from))
      .map(({ call, when }) => {
        const isNew = 'atMs' in when || !seen.has(placeOf(call));
        return { call, when, isNew };
      });
    for (const { call } of moments) seen.add(placeOf(call));
    for (const { call, isNew, when } of moments) {
      for (const [name, act] of Object.entries(acts)) {
        if (!isNew) again += 1;
        if (!isNew && !all && again % sampledMeddling !== 0) continue;
        if (isNew) fresh += 1;
        if (isNew && !all && fresh % sampledActs !== 0) continue;
        index += 1;
        if (!isOfShare(index, share)) continue;
        const outcome = await runMatrix(universe, scenario, [], { ...when, act });
        yield resultOf('interference', scenario, { call, fault: name, lasting: false }, outcome);
      }
    }
  }
}

/** Whose call it is, and whether it is the first of its name. */
const placeOf = (call: Call): string => `${nameOf(call)} ${Math.min(call.nth, maxNth)}`;

/** Each call, and the middle of each wait. */
const momentsOf = ({ calls, waits }: Outcome): readonly Moment[] => [
  ...calls.map((call) => ({ call, when: { call } })),
  ...waits.map(({ state, fromMs, toMs }) => ({
    call: waitingIn(state),
    when: { atMs: (fromMs + toMs) / 2 },
  })),
];

type Moment = {
  readonly call: RecordedCall;
  readonly when: { readonly call: Call } | { readonly atMs: number };
};

/** Of what may be done at a call that an earlier scenario has made, one in so many; and at others. */
const sampledMeddling = 12;
const sampledActs = 6;

/** Stands for the call in the results of what is done while no call is under way. */
const waitingIn = (state: string): RecordedCall => ({
  from: state,
  service: 'lambda',
  name: 'waits',
  nth: 0,
  state,
});

/** All of it, one after the other, with the clean runs made once. */
export async function* matrix(
  universe: Universe,
  share: Share,
  acts: Acts,
  all = false,
): AsyncGenerator<Result> {
  yield* singles(universe, share, all);
  yield* interferences(universe, share, acts, all);
  yield* pairs(universe, share, all);
}

const resultOf = (
  kind: Kind,
  scenario: Scenario,
  { call, fault, lasting }: { call: RecordedCall; fault: string; lasting: boolean },
  { status, money, shown, violations }: Outcome,
): Result => ({
  kind,
  scenario: scenario.name,
  call,
  fault,
  lasting,
  status,
  money,
  shown,
  violations,
});
