/** A running system whose use is counted. */
import { handledEvents } from '../../../functions/stripe/webhook-events.ts';
import { startCheckoutSystem, webhookSecret } from '../system.ts';
import { type Invocation, tallyOf } from './tally.ts';
import { type Used, unitsListener } from './units.ts';

export const startMeteredShop = async () => {
  const invocations: Invocation[] = [];
  const used: Used[] = [];
  const tableNames = new Map<string, string>();
  const nameOf = (logicalId: string): string => logicalId.replace(/[0-9A-F]{8}$/, '');
  const shop = await startCheckoutSystem({
    dynamoDbListener: unitsListener((units) =>
      used.push(
        ...units.map((each) => ({ ...each, table: tableNames.get(each.table) ?? each.table })),
      ),
    ),
  });
  // It gets the events that `npm run connect-stripe` subscribes to, and no others.
  shop.stripe.connectWebhook({
    url: `${shop.pageUrl}/api/stripe/webhook`,
    secret: webhookSecret,
    enabledEvents: handledEvents,
  });
  for (const [logicalId, name] of Object.entries(shop.tables)) {
    tableNames.set(name, nameOf(logicalId).replace(/^Tables/, ''));
  }
  for (const [logicalId, lambda] of shop.lambdas) {
    const invoke = lambda.invoke.bind(lambda);
    Object.assign(lambda, {
      invoke: async (event: unknown) => {
        const startMs = performance.now();
        try {
          return await invoke(event);
        } finally {
          invocations.push({ name: nameOf(logicalId), ms: performance.now() - startMs });
        }
      },
    });
  }
  // Enough for every run.
  for (const sku of ['workshop', 'chair']) await shop.setStock(sku, 10_000);
  const meter = { invocations, used };
  return {
    ...shop,
    /** What the act uses; it ends when all is quiet again. */
    tally: (act: () => Promise<unknown>) => tallyOf(shop, meter, act),
  };
};

export type MeteredShop = Awaited<ReturnType<typeof startMeteredShop>>;
