/** What a checkout costs on AWS, line by line: what was measured, times the list prices. */
import {
  accessLogBytes,
  bytesPerLine,
  callMs,
  callsOf,
  executionLine,
  platformLines,
  tracedShare,
  wrapping,
} from './assumed.ts';
import { type PriceName, usd } from './prices.ts';
import type { TemplateFacts, Use } from './use.ts';

/** `here`: as long as functions ran where it was measured; `aws`: as long as they are assumed to run. */
export type Where = 'here' | 'aws';

/** How much of something a million checkouts use, and what that costs in US dollars. */
export type Line = { readonly price: PriceName; readonly amount: number; readonly usd: number };

const million = 1_000_000;

/** The functions behind the API. Stripe's events do not come through CloudFront. */
const fromThePage: readonly string[] = ['Api', 'BankStepAuthentication'];
const behindTheApi: readonly string[] = [...fromThePage, 'WebhookStripeWebhook'];
/** It takes as many changes at once as there are; when few shoppers come, that is one. */
const publisher = 'OrderEventsPublishOrderEvents';

export type Circumstances = {
  /** One look of the page at its checkout. */
  readonly look: Use;
  /** How often the page looks. */
  readonly looks: number;
  readonly facts: TemplateFacts;
  readonly where: Where;
};

/** The lines of a million checkouts that each use this. */
export const linesOf = (use: Use, circumstances: Circumstances): readonly Line[] => {
  const { facts, where } = circumstances;
  const all = withLooks(use, circumstances);
  const runs = Object.values(all.functions).reduce((sum, { count }) => sum + count, 0);
  const amounts: Readonly<Partial<Record<PriceName, number>>> = {
    transitions: all.transitions,
    lambdaRequests: runs,
    lambdaGbSeconds: gbSeconds(all, facts, where),
    writeUnits: all.writeUnits,
    readUnits: all.readUnits,
    httpRequests: countOf(all, behindTheApi),
    cdnRequests: countOf(all, fromThePage),
    busEvents: all.published,
    traces: facts.isTraced && all.transitions > 0 ? tracedShare : 0,
    logGigabytes: logBytes(all, runs, facts) / 1e9,
  };
  return Object.entries(amounts).map(([price, amount]) => ({
    price: price as PriceName,
    amount: amount * million,
    usd: usd(price as PriceName, amount * million),
  }));
};

/** One look was measured with the checkout. */
const withLooks = (use: Use, { look, looks }: Circumstances): Use => {
  const { Api, [publisher]: published, ...others } = use.functions;
  const more = looks - 1;
  const lookMs = look.functions.Api?.localMs ?? 0;
  const api = Api ?? { count: 0, localMs: 0 };
  const count = api.count + more;
  return {
    ...use,
    functions: {
      ...others,
      ...(count > 0 && {
        Api: { count, localMs: (api.count * api.localMs + more * lookMs) / count },
      }),
      ...(published !== undefined && { [publisher]: { ...published, count: use.published } }),
    },
    readUnits: use.readUnits + more * look.readUnits,
    logBytes: use.logBytes + more * look.logBytes,
  };
};

const countOf = ({ functions }: Use, names: readonly string[]): number =>
  names.reduce((sum, name) => sum + (functions[name]?.count ?? 0), 0);

const gbSeconds = ({ functions }: Use, { memoryMib }: TemplateFacts, where: Where): number =>
  Object.entries(functions).reduce((sum, [name, { count, localMs }]) => {
    const memory = memoryMib[name];
    if (memory === undefined) throw new Error(`The template has no function ${name}.`);
    // Lambda bills whole milliseconds.
    const ms = Math.ceil(localMs + (where === 'aws' ? awsMsOf(name) : 0));
    return sum + (count * ms * memory) / 1024 / 1000;
  }, 0);

/** How much longer a function runs on AWS than beside its services. */
const awsMsOf = (name: string): number => {
  const calls = callsOf[name];
  if (calls === undefined) throw new Error(`assumed.ts does not say which calls ${name} makes.`);
  return (Object.keys(callMs) as (keyof typeof callMs)[]).reduce(
    (sum, kind) => sum + (calls[kind] ?? 0) * callMs[kind],
    0,
  );
};

const logBytes = (use: Use, runs: number, facts: TemplateFacts): number => {
  const lineBytes = (line: string) => line.length + bytesPerLine;
  const ofPlatform = platformLines.reduce((sum, line) => sum + lineBytes(line), 0);
  const ofFunctions = use.logBytes + runs * (ofPlatform + lineBytes(wrapping));
  const ofAccess =
    countOf(use, behindTheApi) * (accessLogBytes(facts.accessLogFormat) + bytesPerLine);
  const ofExecution = facts.logsEverything ? eventsOf(use, facts) * lineBytes(executionLine) : 0;
  return ofFunctions + ofAccess + ofExecution;
};

/** The events of an execution's history: its start and end, and those of each state. */
const eventsOf = ({ states }: Use, { choices, waits }: TemplateFacts): number =>
  states.reduce((sum, state) => {
    if (choices.includes(state)) return sum + 2;
    return sum + (waits.includes(state) ? 6 : 5);
  }, 2);
