/** Every request that the functions make to Stripe: in each scenario, and on days at the shop. */
import { runMatrix } from './matrix/run.ts';
import { type Share, shared } from './matrix/share.ts';
import type { Network } from './network/network.ts';
import type { Report } from './report.ts';
import { scenarios } from './scenarios/scenarios.ts';
import { countOf, type SeedRange } from './seeds/seed-range.ts';
import { simulate } from './seeds/simulate.ts';
import type { Universe } from './world/universe.ts';

/** A request as it was on the wire, without its headers. */
export type StripeRequest = {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** Form-encoded. */
  readonly body: string;
};

/** The requests of a share of the scenarios' clean runs and of these days, as they were sent. */
export async function* stripeRequests(
  universe: Universe,
  days: SeedRange,
  share: Share,
): AsyncGenerator<Report<StripeRequest>> {
  const seeds = Array.from({ length: countOf(days) }, (_, index) => days.first + index);
  const runs: readonly ((watched: Universe) => Promise<unknown>)[] = [
    ...scenarios.map((scenario) => (watched: Universe) => runMatrix(watched, scenario, [])),
    ...seeds.map((seed) => (watched: Universe) => simulate(watched, seed)),
  ];
  const mine = shared(runs, share);
  yield { total: mine.length };
  for (const run of mine) {
    const { watched, requests } = watching(universe);
    await run(watched);
    for (const result of requests()) yield { result };
    yield { done: 1 };
  }
}

/** The same universe, and what was sent to Stripe in its worlds. */
const watching = (universe: Universe) => {
  const networks: Network[] = [];
  const watched: Universe = {
    ...universe,
    world: async (options) => {
      const world = await universe.world(options);
      networks.push(world.network);
      return world;
    },
  };
  const requests = (): readonly StripeRequest[] =>
    networks.flatMap(({ sent }) =>
      sent
        .filter(({ service }) => service === 'stripe')
        .map(({ name, path, body }) => ({ method: name.split(' ')[0] ?? '', path, body })),
    );
  return { watched, requests };
};
