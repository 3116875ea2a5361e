/**
 * A day at the shop, drawn from a seed: many shoppers, a small stock, faults, outages, people who
 * meddle, and events that come late, twice or never. In the end nothing fails any more, the reconciler
 * has run, and the books are checked. The same seed gives the same trace.
 */
import { createHash } from 'node:crypto';
import type { Shop } from '../../support/ledger/books.ts';
import { violationsIn } from '../../support/ledger.ts';
import { type Share, shared } from '../matrix/share.ts';
import { faultsOf } from '../network/faults.ts';
import type { Call } from '../network/network.ts';
import type { Report } from '../report.ts';
import { attendToParked } from '../world/attending.ts';
import { type Sender, senderAt } from '../world/client.ts';
import { type Random, randomOf } from '../world/randomness.ts';
import type { Universe } from '../world/universe.ts';
import { beginning, pause } from '../world/virtual-time.ts';
import type { World } from '../world/world.ts';
import { attack } from './attackers.ts';
import { acceptDispute, meddle, winDispute } from './meddling.ts';
import { giveCommand } from './merchant.ts';
import { type AtBank, busyMs, type Plan, planOf } from './plan.ts';
import { countOf, type SeedRange } from './seed-range.ts';
import { type } from './typists.ts';

export type SeedResult = {
  readonly seed: number;
  readonly violations: readonly string[];
  /** How many checkouts ended in each way. */
  readonly endings: Readonly<Record<string, number>>;
  readonly faults: number;
  readonly calls: number;
  /** A hash of the whole trace: it is equal when two runs of a seed were the same. */
  readonly traceDigest: string;
};

/** Runs one seed. */
export const simulate = async (
  universe: Universe,
  seed: number,
): Promise<SeedResult & { readonly trace: readonly string[] }> => {
  const plan = planOf(seed, universe.callers);
  const chance = randomOf(seed + 2);
  let faults = 0;
  let calls = 0;
  let isWell = false;
  const world = await universe.world({
    seed,
    load: plan.load,
    faultFor: (call) => {
      calls += 1;
      const fault = isWell ? undefined : faultIn(plan, call, world.time.now() - beginning, chance);
      if (fault !== undefined) faults += 1;
      return fault;
    },
  });
  try {
    const stock = { lamp: plan.lamps, workshop: plan.seats };
    await world.setStock(stock);
    world.stripe.control.advance(plan.skewSeconds);
    await world.run(() => day(world, plan, chance));
    isWell = true;
    await world.advance(20 * 60_000);
    await answerDisputes(world);
    if (plan.events.dropped < 100) await world.run(() => world.deliverEvents());
    // On every other day nobody is on call: what is parked is tried again by itself.
    const unheard = seed % 2 === 0 ? await attendToParked(world) : [];
    await waitForTheParked(world);
    for (const scope of ['open', 'everything', 'open'] as const) {
      await world.run(() => world.reconcile(scope));
      await world.advance(10 * 60_000);
    }
    await world.run(() => world.drainStreams());
    const violations = [...unheard, ...(await violationsIn(withTyped(world.books(), plan), stock))];
    const endings: Record<string, number> = {};
    for (const { status } of await world.application.rows('TablesCheckouts')) {
      endings[String(status)] = (endings[String(status)] ?? 0) + 1;
    }
    const traceDigest = createHash('sha256')
      .update(world.trace.join('\n'))
      .digest('hex')
      .slice(0, 16);
    return { seed, violations, endings, faults, calls, traceDigest, trace: world.trace };
  } finally {
    await world.stop();
  }
};

/** What was typed is as personal as a canary. Short texts may be anywhere. */
const withTyped = (books: Shop, { typists }: Plan): Shop => ({
  ...books,
  canaries: [
    ...books.canaries,
    ...typists
      .flatMap(({ email, shipping }) => [email, shipping.name, shipping.line1])
      .filter((text) => text.length > 8),
  ],
});

const faultIn = (plan: Plan, call: Call, atMs: number, chance: Random) => {
  const outage = plan.outages.find(
    ({ service, caller, from, lastsMs }) =>
      service === call.service &&
      (caller === undefined || caller === call.from) &&
      atMs >= from &&
      atMs < from + lastsMs,
  );
  if (outage !== undefined) return outage.fault;
  return chance.chance(plan.faultsPerMille / 1000)
    ? chance.pick(faultsOf(call.service))
    : undefined;
};

/** Everybody acts at the same time. It is over when the last of them has done what they came for. */
const day = async (world: World, plan: Plan, chance: Random): Promise<void> => {
  const shoppers = plan.shoppers.map((shopper, index) => visit(world, shopper, index));
  const meddlers = plan.meddling.map(async ({ at, what, which }) => {
    await pause(at);
    await meddle(world, what, which);
  });
  const commands = plan.commands.map(async ({ at, what, which }, index) => {
    await pause(at);
    await giveCommand(world, what, which, `refund-${index}`);
  });
  await Promise.all([
    ...shoppers,
    ...plan.typists.map((typist, index) => type(world, typist, index)),
    ...plan.attackers.map((attacker, index) => attack(world, attacker, index)),
    ...meddlers,
    ...commands,
    carryEvents(world, plan, chance),
    readStreams(world),
    keepSchedule(world),
  ]);
};

const visit = async (
  world: World,
  { at, cart, card, patience, clicksTwice, triesAgain, atBank }: Plan['shoppers'][number],
  index: number,
): Promise<void> => {
  await pause(at);
  const from = senderAt(`192.0.2.${100 + index}`);
  const attempt = async (key: string, paymentMethod: string): Promise<string | undefined> => {
    for (let request = 0; request < patience; request += 1) {
      const order = { key, from, ...cart, payment: { paymentMethod }, waitSeconds: 5 };
      if (clicksTwice) void world.place(order).catch(() => {});
      const { status, checkout } = await world.place(order);
      if (status < 500 && checkout?.status === 'requires_action') {
        return bankStep(world, checkout.id, atBank, from);
      }
      if (status < 500) return checkout?.status;
      await pause(2000);
    }
    return undefined;
  };
  const status = await attempt(`shopper-${index}-first-try`, card);
  if (status === 'declined' && triesAgain) {
    await attempt(`shopper-${index}-other-card`, 'pm_card_visa');
  }
};

/** Shows the bank's step, and follows the checkout for a while; undefined when the shopper leaves. */
const bankStep = async (
  world: World,
  id: string,
  atBank: AtBank,
  from: Sender,
): Promise<string | undefined> => {
  if (atBank === 'leaves') return undefined;
  await pause(20_000);
  world.answerBank(id, atBank === 'agrees');
  for (let look = 0; look < 10; look += 1) {
    const checkout = await world.authenticated(id, from);
    if (checkout !== undefined && checkout.status !== 'requires_action') return checkout.status;
    await pause(5000);
  }
  return undefined;
};

/** Carries Stripe's events, for as long as the day lasts. */
const carryEvents = async (world: World, { events }: Plan, chance: Random): Promise<void> => {
  const { webhooks } = world.stripe.control;
  while (world.time.now() - beginning < busyMs) {
    await pause(chance.between(1000, 60_000));
    for (const { id } of [...webhooks.pending()].sort(() => chance.next() - 0.5)) {
      if (chance.chance(events.dropped / 100)) webhooks.drop(id);
      else if (!chance.chance(events.late / 100)) {
        world.say(`Stripe: event → ${await webhooks.deliver(id)}`);
        if (chance.chance(events.doubled / 100)) await webhooks.deliver(id);
      }
    }
  }
};

/** Reads far less often than Lambda does, because what is read late may have changed more than once. */
const readStreams = async (world: World): Promise<void> => {
  while (world.time.now() - beginning < busyMs) {
    await pause(2 * 60_000);
    await world.readStreams();
  }
};

/**
 * Calls the reconciler as often as the template's rule does: for as long as the day lasts, and while a
 * decision of the merchant waits to be carried out, but not for ever.
 */
const keepSchedule = async (world: World): Promise<void> => {
  const elapsedMs = () => world.time.now() - beginning;
  while (elapsedMs() < busyMs || (elapsedMs() < longestMs && (await isDecisionWaiting(world)))) {
    await pause(5 * 60_000);
    await world.reconcile('open');
  }
};

/** Longer than any outage. */
const longestMs = 9 * 24 * 60 * 60_000;

const isDecisionWaiting = async ({ application }: World): Promise<boolean> =>
  (await application.rows('TablesOrders')).some(
    ({ decidedAt, endedAt }) => decidedAt !== undefined && endedAt === undefined,
  );

/** What the stand-in's disputes end as. */
const closedDisputes: readonly string[] = ['won', 'lost', 'warning_closed', 'prevented'];

/** The merchant accepts one dispute and wins the next one: each is decided. */
const answerDisputes = async (world: World): Promise<void> => {
  const undecided = world.stripe.control
    .state()
    .disputes.filter(({ status }) => !closedDisputes.includes(status));
  for (const [index, { id }] of undecided.entries()) {
    await (index % 2 === 0 ? acceptDispute(world, id) : winDispute(world, id));
  }
};

/** What stopped for a reason that does not pass by itself is tried again after a day. */
const waitForTheParked = async (world: World): Promise<void> => {
  const isParked = world.application.executions.list().some(({ status }) => status === 'FAILED');
  if (isParked) await world.advance(24 * 60 * 60_000);
};

/** Runs a share of the seeds. */
export async function* simulateSeeds(
  universe: Universe,
  range: SeedRange,
  share: Share,
): AsyncGenerator<Report<SeedResult>> {
  const all = Array.from({ length: countOf(range) }, (_, index) => range.first + index);
  const seeds = shared(all, share);
  yield { total: seeds.length };
  for (const seed of seeds) {
    const { trace: _, ...result } = await simulate(universe, seed);
    yield { done: 1, result };
  }
}

/** One seed: everything that happened, line by line, and then its result. */
export async function* traceOfSeed(
  universe: Universe,
  seed: number,
): AsyncGenerator<Report<string | SeedResult>> {
  const { trace, ...result } = await simulate(universe, seed);
  for (const line of trace) yield { result: line };
  yield { result };
}
