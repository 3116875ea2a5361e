/** `npm start`: the whole system on this machine. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { type DataFolder, takeDataFolder } from './data-folder.ts';
import { readPort } from './ports.ts';
import { createProgress } from './progress.ts';
import { createReloader } from './reload/reloader.ts';
import { watchFiles } from './reload/watch-files.ts';
import { openServers } from './servers.ts';
import { createStops } from './stops.ts';
import { connectEvents } from './stripe-events.ts';
import { readStripeKeys, type StripeKeys } from './stripe-keys.ts';
import { synthesize } from './synthesize.ts';
import { type System, startSystem } from './system.ts';

const root = path.resolve(import.meta.dirname, '..');
/** High, because all shoppers on one machine share one address, for which declines are counted. */
const attemptsPerHour = '1000';

type Running = { readonly stop: () => Promise<void> };

const start = async (): Promise<Running> => {
  const startedAt = performance.now();
  const { isFresh, reloads } = readArguments(process.argv.slice(2));
  const port = readPort(process.env.PORT);
  const keys = readStripeKeys(process.env);
  const progress = createProgress(2, process.stderr);
  const stops = createStops();
  try {
    const folder = takeDataFolder(path.join(root, '.holdfast'), isFresh);
    stops.add(folder.release);
    progress.stage('synthesizing the app and starting the database');
    const assembly = path.join(folder.path, 'cdk.out');
    // The bundles of each reload of the run before are in it.
    rmSync(assembly, { recursive: true, force: true });
    const synthesis = startSynthesis(assembly);
    stops.add(synthesis.stop);
    const servers = await openServers({
      firstPort: port,
      folder: folder.path,
      ...(!keys.isReal && { openStripe: (stripePort) => startStripe(stripePort, folder) }),
    });
    stops.add(servers.close);
    await synthesis.done;
    progress.stage('creating what the template describes');
    const { stripe } = servers;
    const system = await startSystem({
      assembly,
      servers,
      folder: folder.path,
      parameters: parametersFor(keys, stripe?.url),
      secrets: {
        StripeSecretKey: keys.secretKey,
        StripeTaxKey: keys.secretKey,
        StripeReadKey: keys.secretKey,
        StripeWebhookSecret: keys.webhookSecret,
      },
      ...(stripe !== undefined && { stripeStateUrl: `${stripe.url}/_control/state` }),
      log: ({ functionName, text }) => {
        progress.clear();
        console.log(`  ${functionName}  ${text}`);
      },
    });
    stops.add(system.stop);
    if (stripe !== undefined) {
      connectEvents(stripe.control, system, process.env.STRIPE_WEBHOOK_SECRET);
    }
    // Otherwise the first checkout, and with it the first impression, would be slow.
    system.warm();
    progress.clear();
    printAddresses(system, stripe?.url);
    if (reloads) stops.add(reloadOnChanges(system, assembly));
    console.log(`ready in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
    return { stop: stops.stopAll };
  } catch (error) {
    progress.clear();
    await stops.stopAll();
    throw error;
  }
};

/** Synthesizes while the database starts, which Java takes seconds for. */
const startSynthesis = (assembly: string) => {
  const unneeded = new AbortController();
  const done = synthesize(assembly, undefined, { signal: unneeded.signal, isHasty: true });
  // When the servers fail first, nobody waits for it but the stop.
  const ended = done.catch(() => {});
  const stop = (): Promise<void> => {
    unneeded.abort();
    return ended;
  };
  return { done, stop };
};

const printAddresses = ({ pageUrl, awsUrl, dynamoDbUrl }: System, stripeUrl?: string): void => {
  console.log(`page       ${pageUrl}/`);
  console.log(`api        ${pageUrl}/api`);
  console.log(`console    ${pageUrl}/_local/`);
  console.log(`stripe     ${stripeUrl ?? 'https://api.stripe.com with your test keys'}`);
  console.log(`aws        ${awsUrl}`);
  console.log(`dynamodb   ${dynamoDbUrl}`);
};

/** What the app is made of, as far as a developer edits it. */
const sources = {
  folders: ['functions', 'infra', 'web'],
  files: ['catalog.json', 'pricing.json', 'cdk.json'],
};

const reloadOnChanges = (system: System, assembly: string): (() => Promise<void>) => {
  const unneeded = new AbortController();
  const reloader = createReloader({
    reload: async () => {
      await synthesize(assembly, undefined, { signal: unneeded.signal, isHasty: true });
      return system.reload(assembly);
    },
    say: (line) => console.log(line),
  });
  const stopWatching = watchFiles(root, sources, reloader.changed);
  console.log('reload     on: save a file, and it runs');
  return () => {
    stopWatching();
    unneeded.abort();
    return reloader.stop();
  };
};

const options = ['--fresh', '--reload', '--no-reload'];

/** Somebody who edits sits at a terminal; elsewhere, as in CI, a reload has to be asked for. */
const readArguments = (args: readonly string[]) => {
  const unknown = args.filter((argument) => !options.includes(argument));
  if (unknown.length > 0) {
    throw new Error(
      `There is no option ${unknown.join(' ')}. Those there are: ${options.join(', ')}.`,
    );
  }
  const isWatched = process.stdout.isTTY === true && process.env.CI === undefined;
  return {
    isFresh: args.includes('--fresh'),
    reloads: args.includes('--reload') || (isWatched && !args.includes('--no-reload')),
  };
};

/** Its modules are loaded only here: with the real Stripe they are not needed. */
const startStripe = async (port: number, folder: DataFolder) => {
  const { startStripeStandIn } = await import('@holdfast/stripe-stand-in/server');
  const dataFile = path.join(folder.path, 'stripe.json');
  return startStripeStandIn({ port, dataFile });
};

const parametersFor = (keys: StripeKeys, standIn: string | undefined): Record<string, string> => ({
  StripePublishableKey: keys.publishableKey,
  AttemptsPerHour: attemptsPerHour,
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
