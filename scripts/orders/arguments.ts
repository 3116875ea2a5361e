/** What stands after `npm run orders --`: one command, its order and its options. */
import { parseArgs } from 'node:util';
import { orderStatuses } from '../../functions/checkout/commands.ts';

/** Something that was typed can't be understood; the message says what there is. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const usage = `Usage: npm run orders -- <command> [options]

  list                       the newest orders
      --status <status>      only ${orderStatuses.join(', ')}
      --awaiting             only those that wait for your approval
      --days <n>             of the last n days (30)
      --limit <n>            n at most (20)
  show <order>               all that is known of one
  approve <order>            capture what is held
      --amount <amount>      only so much of it; the rest is released
  cancel <order>             release what is held, instead of approving it
  refund <order>             give back all that is left of a paid order
      --amount <amount>      only so much
      --id <id>              the refund's own name: the same id is the same refund, for ever

  --json                     print the answer as JSON
  --yes                      do not ask before money moves
  --stack <name>             the stack (Holdfast)
  --region <region>          its region; without it, as the AWS CLI finds it
  --local [--port <port>]    the system that \`npm start\` runs on this machine (8080)
  --help                     this text

Amounts are written as people do: 12.50 for USD, 500 for JPY. Who may do this is whoever may take the role of the
output MerchantRoleArn: name it in a profile (role_arn) and set AWS_PROFILE.`;

const options = {
  status: { type: 'string' },
  awaiting: { type: 'boolean' },
  days: { type: 'string' },
  limit: { type: 'string' },
  amount: { type: 'string' },
  id: { type: 'string' },
  json: { type: 'boolean' },
  yes: { type: 'boolean' },
  stack: { type: 'string', default: 'Holdfast' },
  region: { type: 'string' },
  local: { type: 'boolean' },
  port: { type: 'string', default: '8080' },
  help: { type: 'boolean' },
} as const;

/** The options that only some commands know. */
const known: Readonly<Record<string, readonly string[]>> = {
  list: ['status', 'awaiting', 'days', 'limit'],
  show: [],
  approve: ['amount'],
  cancel: [],
  refund: ['amount', 'id'],
};
const particular = new Set(Object.values(known).flat());

export type Arguments = ReturnType<typeof parse>['values'] & {
  readonly name: string;
  /** Empty for `list`. */
  readonly orderId: string;
};

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${usage}`);
  }
};

/** Throws a `UsageError` that says what is wrong and what there is. */
export const readArguments = (args: readonly string[]): Arguments => {
  const { values, positionals } = parse(args);
  const [name = '', orderId = '', ...others] = positionals;
  if (values.help === true) return { ...values, name, orderId };
  const own = known[name];
  if (own === undefined) {
    throw new UsageError(`There is no command "${name}".\n\n${usage}`);
  }
  if (others.length > 0 || (name === 'list') !== (orderId === '')) {
    const takes = name === 'list' ? 'no order' : 'one order, as HF-AV1A-VXYE-J4R3';
    throw new UsageError(`${name} takes ${takes}.\n\n${usage}`);
  }
  const foreign = Object.keys(values).filter((each) => particular.has(each) && !own.includes(each));
  if (foreign.length > 0) {
    throw new UsageError(`${name} does not take --${foreign.join(', --')}.\n\n${usage}`);
  }
  return { ...values, name, orderId };
};

/** A count that was typed. Throws a `UsageError`. */
export const countOf = (option: string, text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new UsageError(`--${option} takes a whole number from 1 to 9999, not "${text}".`);
};
