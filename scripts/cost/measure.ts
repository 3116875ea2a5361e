/** Measures what each journey uses on a running system: several times, since durations differ. */
import {
  type JourneyName,
  journeyNames,
  tallyOfJourney,
} from '../../test/support/tally/journeys.ts';
import { startMeteredShop } from '../../test/support/tally/metered-shop.ts';
import { shownTally } from '../../test/support/tally/shown-tally.ts';
import type { Tally } from '../../test/support/tally/tally.ts';
import { measuredRuns } from './assumed.ts';
import type { FunctionUse, Use } from './use.ts';

export type Measured = {
  readonly journeys: Readonly<Record<JourneyName, Use>>;
  /** One look of the page at its checkout. */
  readonly look: Use;
};

/**
 * Calls `onRun` after each of the runs: there are `measuredRuns` of each journey, and of the look. They
 * take turns: in the first round the shopper has tried little before.
 */
export const measure = async (onRun: () => void): Promise<Measured> => {
  const shop = await startMeteredShop();
  try {
    const { id } = (await shop.place()).body;
    await shop.ended(id);
    const look = () => shop.tally(() => shop.call(`/api/checkouts/${id}`));
    const tallies = new Map<JourneyName | 'look', Tally[]>();
    for (let round = 0; round < measuredRuns; round += 1) {
      for (const name of [...journeyNames, 'look'] as const) {
        const tally = await (name === 'look' ? look() : tallyOfJourney(shop, name));
        tallies.set(name, [...(tallies.get(name) ?? []), tally]);
        onRun();
      }
    }
    const uses = journeyNames.map((name) => [name, useOf(tallies.get(name))]);
    return {
      journeys: Object.fromEntries(uses) as Measured['journeys'],
      look: useOf(tallies.get('look')),
    };
  } finally {
    await shop.stop();
  }
};

/** The counts are those of the first: they are the same each time. Durations and bytes are averages. */
const useOf = (tallies: readonly Tally[] = []): Use => {
  const [first] = tallies;
  if (first === undefined) throw new Error('Nothing was measured.');
  const sumOf = (kind: 'reads' | 'writes') =>
    first.dynamoDb.reduce((sum, used) => sum + used[kind], 0);
  return {
    states: first.states,
    transitions: first.transitions,
    functions: functionsIn(tallies),
    readUnits: sumOf('reads'),
    writeUnits: sumOf('writes'),
    stripeRequests: first.stripe.length,
    published: first.published,
    logBytes: Math.round(average(tallies.map(({ logBytes }) => logBytes))),
    shown: shownTally(first),
  };
};

const functionsIn = (tallies: readonly Tally[]): Readonly<Record<string, FunctionUse>> => {
  const all = tallies.flatMap(({ invocations }) => invocations);
  const names = [...new Set(all.map(({ name }) => name))];
  return Object.fromEntries(
    names.map((name) => {
      const durations = all.filter((each) => each.name === name).map(({ ms }) => ms);
      const localMs = Math.round(average(durations) * 10) / 10;
      return [name, { count: Math.round(durations.length / tallies.length), localMs }];
    }),
  );
};

const average = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
