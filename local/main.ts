/** `npm start`: the whole system on this machine. */
import path from 'node:path';
import { type DataFolder, takeDataFolder } from './data-folder.ts';
import { assertFree, readPort } from './ports.ts';
import { connectEvents } from './stripe-events.ts';
import { readStripeKeys, type StripeKeys } from './stripe-keys.ts';
import { synthesize } from './synthesize.ts';
import { startSystem } from './system.ts';

const root = path.resolve(import.meta.dirname, '..');
/** On one machine all shoppers have one address. */
const declinesPerHour = '1000';

type Running = { readonly stop: () => Promise<void> };

const start = async (): Promise<Running> => {
  const startedAt = performance.now();
  const fresh = readArguments(process.argv.slice(2));
  const port = readPort(process.env.PORT);
  const keys = readStripeKeys(process.env);
  await assertFree(port);
  const folder = takeDataFolder(path.join(root, '.holdfast'), fresh);
  try {
    const assembly = path.join(folder.path, 'cdk.out');
    const [stripe] = await Promise.all([startStripe(keys, port + 1, folder), synthesize(assembly)]);
    const system = await startSystem({
      assembly,
      ports: { page: port, aws: port + 2, dynamoDb: port + 3 },
      folder: folder.path,
      parameters: parametersFor(keys, stripe?.url),
      secrets: {
        StripeSecretKey: keys.secretKey,
        StripeTaxKey: keys.secretKey,
        StripeWebhookSecret: keys.webhookSecret,
      },
      ...(stripe !== undefined && { stripeStateUrl: `${stripe.url}/_control/state` }),
      log: ({ functionName, text }) => console.log(`  ${functionName}  ${text}`),
    });
    if (stripe !== undefined) {
      connectEvents(stripe.control, system, process.env.STRIPE_WEBHOOK_SECRET);
    }
    // The first checkout is somebody's first impression.
    system.warm();
    console.log(`page       ${system.pageUrl}/`);
    console.log(`api        ${system.pageUrl}/api`);
    console.log(`console    ${system.pageUrl}/_local/`);
    console.log(`stripe     ${stripe?.url ?? 'https://api.stripe.com with your test keys'}`);
    console.log(`aws        ${system.awsUrl}`);
    console.log(`dynamodb   ${system.dynamoDbUrl}`);
    console.log(`ready in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
    return {
      stop: async () => {
        await system.stop();
        await stripe?.close();
        folder.release();
      },
    };
  } catch (error) {
    folder.release();
    throw error;
  }
};

const readArguments = (args: readonly string[]): boolean => {
  const unknown = args.filter((argument) => argument !== '--fresh');
  if (unknown.length === 0) return args.includes('--fresh');
  throw new Error(`There is no option ${unknown.join(' ')}. The one there is: --fresh.`);
};

const startStripe = async (keys: StripeKeys, port: number, folder: DataFolder) => {
  if (keys.isReal) return undefined;
  const { startStripeStandIn } = await import('@holdfast/stripe-stand-in/server');
  const dataFile = path.join(folder.path, 'stripe.json');
  return startStripeStandIn({ port, dataFile });
};

const parametersFor = (keys: StripeKeys, standIn: string | undefined): Record<string, string> => ({
  StripePublishableKey: keys.publishableKey,
  DeclinesPerHour: declinesPerHour,
  ...(standIn !== undefined && { StripeApiUrl: standIn, StripeJsUrl: `${standIn}/v3/` }),
});

const say = (error: unknown): void => {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
};

const running = start();
let stopping = false;
const stop = async () => {
  if (stopping) process.exit(130);
  stopping = true;
  const { stop: stopAll } = await running;
  await stopAll();
  process.exit(0);
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
running.catch((error: unknown) => {
  say(error);
  process.exit(1);
});
