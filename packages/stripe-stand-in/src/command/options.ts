/** The command's options: read from its arguments and the environment, and checked. */
import { parseArgs } from 'node:util';

export type CommandOptions = {
  /** 0 takes any port that is free. */
  readonly port: number;
  readonly dataFile: string | undefined;
  readonly webhookUrl: string | undefined;
  readonly webhookSecret: string | undefined;
  /** Says nothing about single requests and deliveries. */
  readonly isQuiet: boolean;
};

/** stripe-mock's port: a project that talks to stripe-mock needs no other setting. */
export const defaultPort = 12111;

const declared = {
  port: { type: 'string' },
  data: { type: 'string' },
  webhook: { type: 'string' },
  'webhook-secret': { type: 'string' },
  quiet: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

const variables = {
  port: 'STRIPE_STAND_IN_PORT',
  data: 'STRIPE_STAND_IN_DATA',
  webhook: 'STRIPE_STAND_IN_WEBHOOK',
  'webhook-secret': 'STRIPE_STAND_IN_WEBHOOK_SECRET',
} as const;

type Setting = keyof typeof variables;

export const help = `Usage: stripe-stand-in [options]

Serves a stateful Stripe on this machine, for test keys and made-up cards.

  --port <number>          where it listens on 127.0.0.1; 0 takes any port that is free
                           (${variables.port}; ${defaultPort} without it)
  --data <file>            keeps everything in this file from one run to the next
                           (${variables.data}; in memory without it)
  --webhook <url>          sends all events to this address
                           (${variables.webhook}; nowhere without it)
  --webhook-secret <text>  signs them with this secret
                           (${variables['webhook-secret']}; a new whsec_… without it)
  --quiet                  no line for each request and delivery
  -h, --help               this text

An option wins over its environment variable.`;

const isOption = (name: string): name is keyof typeof declared => Object.hasOwn(declared, name);

/** Throws an Error for the first argument that is no option, or lacks its value. */
const assertOptions = (args: readonly string[]): void => {
  const { tokens } = parseArgs({ args: [...args], options: declared, strict: false, tokens: true });
  const all = Object.keys(declared)
    .map((name) => `--${name}`)
    .join(', ');
  for (const token of tokens) {
    if (token.kind === 'positional') {
      throw new Error(`"${token.value}" is no option. There are ${all}.`);
    }
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    if (!isOption(name)) throw new Error(`There is no option ${rawName}. There are ${all}.`);
    const takesValue = declared[name].type === 'string';
    if (takesValue && (value === undefined || value === '' || value.startsWith('--'))) {
      throw new Error(`${rawName} needs a value: see --help.`);
    }
    if (!takesValue && value !== undefined) throw new Error(`${rawName} takes no value.`);
  }
};

const portFrom = (value: string, name: string): number => {
  const port = Number(value);
  if (/^\d+$/.test(value) && port <= 65_535) return port;
  throw new Error(`${name} must be a port: a whole number from 0 to 65535. It was "${value}".`);
};

const urlFrom = (value: string, name: string): string => {
  if (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)) return value;
  throw new Error(
    `${name} must be an address such as http://127.0.0.1:3000/webhooks. It was "${value}".`,
  );
};

/** The options; `help` when they ask for it. Throws an Error that says what is allowed. */
export const readOptions = (
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): CommandOptions | 'help' => {
  assertOptions(args);
  const { values } = parseArgs({ args: [...args], options: declared });
  if (values.help) return 'help';
  const given = <T>(setting: Setting, from: (value: string, name: string) => T): T | undefined => {
    const option = values[setting];
    if (option !== undefined) return from(option, `--${setting}`);
    const variable = environment[variables[setting]];
    return variable ? from(variable, variables[setting]) : undefined;
  };
  const asIs = (value: string): string => value;
  const webhookUrl = given('webhook', urlFrom);
  const webhookSecret = given('webhook-secret', asIs);
  if (webhookSecret !== undefined && webhookUrl === undefined) {
    throw new Error('--webhook-secret signs what is sent to --webhook: give both, or neither.');
  }
  return {
    port: given('port', portFrom) ?? defaultPort,
    dataFile: given('data', asIs),
    webhookUrl,
    webhookSecret,
    isQuiet: values.quiet ?? false,
  };
};
