/**
 * The world of a design that is one process: its bundle on virtual time, with a Stripe of its own and a
 * table, on the simulated network that Holdfast's fault matrix runs on.
 */
import { createStandIn } from '@holdfast/stripe-stand-in/stand-in';
import { startEngine } from '../../local/dynamodb/engine.ts';
import { readTable } from '../../local/dynamodb/tables.ts';
import { simulatedLambda } from '../../test/simulation/lambda/simulated-lambda.ts';
import { slotsOf } from '../../test/simulation/lambda/slots.ts';
import { dynamoDbBackend, stripeBackend } from '../../test/simulation/network/backends.ts';
import { askEngine } from '../../test/simulation/network/engine-wire.ts';
import { createNetwork } from '../../test/simulation/network/network.ts';
import { randomOf } from '../../test/simulation/world/randomness.ts';
import { startVirtualTime } from '../../test/simulation/world/virtual-time.ts';
import { bundleFlow } from '../bundles.ts';
import type { Answer, Click } from '../flows/http.ts';
import { armedFor, type EffectOf } from './armed.ts';
import { stripeInProcess, typeCard } from './card.ts';
import { type Attempt, type Counter, visitCounter } from './press.ts';
import type { Shop } from './shop.ts';

export type FlowDesign = {
  /** `bench/flows/<bundle>.ts`. */
  readonly bundle: 'plain-handler' | 'session-handler';
  readonly effectOf: EffectOf;
  /** Whether its page sends the key of an attempt, and the same one when it repeats it. */
  readonly hasKeys: boolean;
};

const table = 'Orders';
/** A server has no limit of its own; no flow takes nearly as long. */
const timeoutSeconds = 3600;
/** Until after each visit all is done that will ever be: clients give up their retries long before. */
const betweenVisitsMs = 120_000;
const dayMs = 24 * 60 * 60 * 1000;

const cart = [{ sku: 'workshop', quantity: 1 }];

/** Starts it. One at a time in a process: it takes over the process's clock until `stop`. */
export const openFlowShop = async (design: FlowDesign, seed: number): Promise<Shop> => {
  const { bundle, effectOf, hasKeys } = design;
  const folder = bundleFlow(bundle);
  const engine = await startEngine();
  await askEngine(engine.url, 'CreateTable', {
    TableName: table,
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    BillingMode: 'PAY_PER_REQUEST',
  });
  const random = randomOf(seed);
  const time = startVirtualTime();
  const stripe = createStandIn({ now: time.now, random: randomOf(seed + 1).next });
  const armed = armedFor(effectOf, time.now);
  const network = createNetwork({
    faultFor: armed.faultFor,
    say: () => {},
    latency: () => random.between(3, 12),
    now: time.now,
    backends: {
      'stripe.sim': stripeBackend(stripe),
      'dynamodb.sim': dynamoDbBackend(engine.url, time),
    },
  });
  const startProcess = () =>
    simulatedLambda(
      {
        name: bundle,
        folder,
        handler: 'index.handler',
        timeoutSeconds,
        environment: {
          STRIPE_URL: 'http://stripe.sim',
          DYNAMODB_URL: 'http://dynamodb.sim',
          TABLE: table,
        },
      },
      { network, time, log: () => {}, slots: slotsOf() },
    );
  let server = startProcess();

  let attempts = 0;
  const counter: Counter = {
    repeatsAttempts: hasKeys,
    newAttempt: async (email): Promise<Attempt> => {
      attempts += 1;
      return { paymentMethod: await typeCard(stripe, email), key: `attempt-${attempts}` };
    },
    press: async ({ paymentMethod, key }, { email }) => {
      const click: Click = { items: cart, email, paymentMethod, ...(hasKeys && { key }) };
      try {
        const { status } = (await server.invoke(click)) as Answer;
        if (status === 201) return 'an order';
        return status < 500 ? 'no order' : 'nothing';
      } catch {
        // The process has died.
        return 'nothing';
      }
    },
  };

  return {
    visit: async (visit) => {
      armed.arm(visit.mishap);
      let isOver = false;
      const visiting = visitCounter(counter, visit).finally(() => {
        isOver = true;
      });
      visiting.catch(() => {});
      await time.until(() => isOver && network.inFlight() === 0);
      await visiting;
      await time.advance(betweenVisitsMs);
      // It may have died after its answer, when nobody was there to notice. Whoever keeps it starts it anew.
      if (visit.mishap.faults.some(({ fault }) => fault.startsWith('crash'))) {
        server = startProcess();
      }
    },
    close: () => time.advance(dayMs),
    stripe: stripeInProcess(stripe),
    orderRows: () => time.real(() => readTable(engine.url, table)),
    stop: async () => {
      stripe.close();
      time.stop();
      await engine.stop();
    },
  };
};
