/**
 * The fault matrix: every call of a clean run times everything that can happen to it, once and for
 * 25 hours (longer than Stripe remembers a key). A call that the code makes tomorrow is in it by
 * being made.
 */
import { type Fault, faultsOf } from './faults.ts';
import { type Interference, type Outcome, type PlannedFault, runMatrix } from './matrix-run.ts';
import type { Call } from './network.ts';
import { type Scenario, scenarios } from './scenarios.ts';
import type { Universe } from './universe.ts';

export type Result = {
  readonly kind: 'single' | 'pair' | 'interference';
  readonly scenario: string;
  readonly call: Call;
  readonly fault: string;
  readonly lasting: boolean;
  readonly second?: string;
  readonly status: string;
  readonly money: Outcome['money'];
  readonly violations: readonly string[];
};

/** A share of the work: every `of`-th run, from the `part`-th on. */
export type Share = { readonly part: number; readonly of: number };

/** The third call of a name is as its second: pages of a list, polls of a row. */
const maxNth = 1;

/**
 * The calls that are made to fail in a scenario: those of its callers, and all that no scenario
 * before it has made; `seen` takes note of them.
 */
const faultyCallsOf = async (
  universe: Universe,
  scenario: Scenario,
  seen: Set<string>,
): Promise<readonly FaultyCall[]> => {
  const { calls, violations } = await runMatrix(universe, scenario, []);
  if (violations.length > 0) throw new Error(`${scenario.name}: ${violations.join('; ')}`);
  const faulty = calls
    .map((call) => ({ call, isNew: !seen.has(nameOf(call)) }))
    .filter(({ call, isNew }) => isNew || scenario.callers.includes(call.from))
    .filter(({ call }) => call.nth <= maxNth);
  for (const call of calls) seen.add(nameOf(call));
  return faulty;
};

/** A call, and whether no scenario before has made it. */
type FaultyCall = { readonly call: Call; readonly isNew: boolean };

/** Of what may happen to a call that an earlier scenario has made, one in so many is run by the tests. */
const sampledAgain = 2;

/**
 * Runs every single fault of every call, or a share of them. A call that scenarios have in common is
 * run with all of them in the first, and with one in two in the others, unless `all` are asked for.
 */
export async function* singles(
  universe: Universe,
  { part, of }: Share,
  all = false,
): AsyncGenerator<Result> {
  let index = 0;
  let again = 0;
  const seen = new Set<string>();
  for (const scenario of scenarios) {
    for (const { call, isNew } of await faultyCallsOf(universe, scenario, seen)) {
      for (const fault of faultsOf(call.service)) {
        // A lasting fault goes on from its first call: from the second one it is hardly another.
        for (const lasting of call.nth === 0 ? [false, true] : [false]) {
          if (!isNew) again += 1;
          if (!isNew && !all && again % sampledAgain !== 0) continue;
          index += 1;
          if (index % of !== part) continue;
          const outcome = await runMatrix(universe, scenario, [{ call, fault, lasting }]);
          yield resultOf('single', scenario, { call, fault, lasting }, outcome);
        }
      }
    }
  }
}

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
const sampledFirsts = 2;
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
 * one pair in four of one first fault in two is run, of the scenarios that differ most.
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
    if (scenario.isMeddledWith === undefined && !all) continue;
    const ways = new Set<string>();
    for (const { call } of await faultyCallsOf(universe, scenario, seen)) {
      if (!steps.includes(call.from)) continue;
      for (const { fault, lasting } of seconds) {
        if (call.service === 'lambda' && !faultsOf('lambda').includes(fault)) continue;
        explored += 1;
        if (!all && explored % sampledFirsts !== 0) continue;
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
            if (index % (all ? of : of * sampled) !== part) continue;
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
  const start = calls.findIndex((call) => nameOf(call) === nameOf(first) && call.nth === first.nth);
  return calls
    .slice(start + 1)
    .filter(({ from, nth }) => steps.includes(from) && nth <= maxNth)
    .filter((call) => nameOf(call) !== nameOf(first));
};

const nameOf = ({ from, name }: Call): string => `${from}: ${name}`;

/** Runs somebody's doing at the moment of each call, from the first to the last of the checkout. */
export async function* interferences(
  universe: Universe,
  { part, of }: Share,
  acts: Readonly<Record<string, Interference['act']>>,
): AsyncGenerator<Result> {
  let index = 0;
  for (const scenario of scenarios) {
    if (scenario.isMeddledWith === undefined) continue;
    const { calls } = await runMatrix(universe, scenario, []);
    for (const call of calls) {
      if (![...steps, 'Api'].includes(call.from)) continue;
      for (const [name, act] of Object.entries(acts)) {
        index += 1;
        if (index % of !== part) continue;
        const outcome = await runMatrix(universe, scenario, [], { call, act });
        const fault = { call, fault: name, lasting: false };
        yield resultOf('interference', scenario, fault, outcome);
      }
    }
  }
}

const resultOf = (
  kind: Result['kind'],
  scenario: Scenario,
  { call, fault, lasting }: { call: Call; fault: string; lasting: boolean },
  { status, money, violations }: Outcome,
): Result => ({ kind, scenario: scenario.name, call, fault, lasting, status, money, violations });
