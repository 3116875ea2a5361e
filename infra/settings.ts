/**
 * The settings that can be changed without changing code: the object `holdfast` in cdk.json's
 * context, or `-c holdfast='{"keepData":false}'`. Unknown names are refused, so that a typo never
 * leaves a default in place.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Node } from 'constructs';
import * as z from 'zod/mini';
import { captureModes, deadlineActions } from '../functions/checkout/approval.ts';
import { phoneAsks } from '../functions/checkout/phone-asks.ts';
import { receiptSenders } from '../functions/checkout/receipts.ts';
import { taxSources } from '../functions/pricing/tax-source.ts';
import { projectRoot } from './bundle.ts';
import { ConfigurationError } from './configuration/configuration-error.ts';
import { faultLines } from './configuration/fault-lines.ts';
import { type JsonText, readJsonText } from './configuration/json-text.ts';
import { strayContext } from './configuration/stray-context.ts';

export const settingsSchema = z.strictObject({
  /**
   * The stack's name, for several of them in one account: the resources' names begin with it, and
   * commands find the stack by it (`--stack`).
   */
  stackName: z._default(
    z
      .string()
      .check(
        z.regex(
          /^[A-Za-z][A-Za-z0-9-]{0,39}$/,
          'must be a letter, and then at most 39 letters, digits or -',
        ),
      ),
    'Holdfast',
  ),
  /** Whether tables outlive the stack and refuse deletion. False is only for throw-away stacks. */
  keepData: z._default(z.boolean(), true),
  /** For how many days logs are kept: one of the numbers that CloudWatch allows. */
  logRetentionDays: z._default(z.literal([1, 3, 5, 7, 14, 30, 60, 90, 180, 365]), 30),
  /** When an order is captured, for products that don't say it themselves. */
  capture: z._default(z.literal([...captureModes]), 'automatic'),
  /**
   * What happens to an order that the merchant has not decided on when its hold is about to end.
   */
  atDeadline: z._default(z.literal([...deadlineActions]), 'release'),
  /**
   * Taxes by the rates of pricing.json, or by Stripe Tax: added to the prices or contained in them.
   */
  tax: z._default(z.literal([...taxSources]), 'rates'),
  /** Whether shoppers are asked for a telephone number, with the address that goods are shipped to. */
  phone: z._default(z.literal([...phoneAsks]), 'none'),
  /**
   * Who mails the shopper a receipt: nobody, or Stripe, once the payment is captured, whatever
   * its own settings say of e-mails to customers.
   */
  receipts: z._default(z.literal([...receiptSenders]), 'none'),
  /**
   * Whether the functions that only look at Stripe (the webhook, the end of the bank's step, the
   * reconciler) have a restricted key of their own that may only read.
   */
  stripeReadKey: z._default(z.boolean(), false),
  /**
   * The address that alarms and findings are mailed to. Without one nobody is told, unless something
   * else is subscribed to their topic.
   */
  alarmEmail: z.optional(z.email()),
  /** Where whoever an alarm wakes finds docs/runbook.md: for example its address in your repository. */
  runbookUrl: z._default(z.string().check(z.minLength(1, 'must not be empty')), 'docs/runbook.md'),
  /** Whether there are a dashboard ($3 a month after the account's third) and saved queries of the logs. */
  dashboard: z._default(z.boolean(), true),
  /**
   * How many requests a second Stripe takes for one thing: 25, unless it has raised that for you.
   * As many checkouts a second are taken.
   */
  stripeRequestsPerSecond: z._default(
    z.int().check(z.gte(1, 'must be at least 1'), z.lte(1000, 'must be at most 1000')),
    25,
  ),
  /**
   * How many cards may be declined in the whole shop within ten minutes. From then on no checkout is
   * taken until they are fewer, and an alarm rings. 0 takes checkouts however many are declined.
   */
  declinesPerTenMinutes: z._default(
    z
      .int()
      .check(
        z.gte(0, 'must be at least 0, which is for no limit'),
        z.lte(100_000, 'must be at most 100000; 0 is for no limit'),
      ),
    60,
  ),
  /**
   * The ARN of a web ACL (AWS WAF) for CloudFront. With one, the API only answers requests that came
   * through CloudFront; without one, it also answers under its own address.
   */
  webAclArn: z.optional(
    z
      .string()
      .check(
        z.regex(
          /^arn:aws[\w-]*:wafv2:us-east-1:\d{12}:global\/webacl\/[\w-]+\/[\w-]+$/,
          'must be the ARN of a web ACL of CloudFront’s scope, such as arn:aws:wafv2:us-east-1:123456789012:global/webacl/shop/0a1b',
        ),
      ),
  ),
});

export type Settings = z.infer<typeof settingsSchema>;

/**
 * The settings of this deployment. Throws a `ConfigurationError` that says where something is
 * wrong, what was got, what is allowed, and what was likely meant.
 */
export const readSettings = (node: Node): Settings => {
  const cdkJson = readJsonText(
    'cdk.json',
    readFileSync(path.join(projectRoot, 'cdk.json'), 'utf8'),
  );
  const stray = strayContext(cdkJson, Object.keys(node.getAllContext()));
  const { json, base } = sourceOf(node.tryGetContext('holdfast'), cdkJson);
  const value = valueAt(json, base);
  const parsed = settingsSchema.safeParse(value ?? {});
  const faults = parsed.success ? [] : parsed.error.issues;
  const source = { json, base, root: 'holdfast', schema: settingsSchema };
  const lines = [...stray, ...faultLines(source, faults)];
  if (parsed.success && lines.length === 0) return parsed.data;
  throw new ConfigurationError(lines);
};

type Given = { readonly json: JsonText; readonly base: readonly string[] };

/**
 * Where the context comes from. The CDK passes its values on without a place: what is as in cdk.json
 * is from there; any other is from the command line or from a context file of the developer's.
 */
const sourceOf = (context: unknown, cdkJson: JsonText): Given => {
  const base = ['context', 'holdfast'];
  const own = JSON.stringify(valueAt(cdkJson, base));
  if (JSON.stringify(context) === own) return { json: cdkJson, base };
  const text = typeof context === 'string' ? context : JSON.stringify(context);
  return { json: readJsonText('-c holdfast', text), base: [] };
};

const valueAt = ({ value }: JsonText, base: readonly string[]): unknown =>
  base.reduce<unknown>(
    (outer, key) => (outer as Readonly<Record<string, unknown>> | undefined)?.[key],
    value,
  );
