/**
 * The settings that can be changed without changing code: the object `holdfast` in cdk.json's
 * context, or `-c holdfast='{"keepData":false}'`. Unknown names are refused, so that a typo never
 * leaves a default in place.
 */
import type { Node } from 'constructs';
import * as z from 'zod/mini';
import { captureModes, deadlineActions } from '../functions/checkout/approval.ts';
import { taxSources } from '../functions/pricing/tax-source.ts';

const settings = z.strictObject({
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
  /**
   * The address that alarms are mailed to; without one, they only show in the console and the
   * topic.
   */
  alarmEmail: z.optional(z.email()),
});

export type Settings = z.infer<typeof settings>;

/**
 * The settings of this deployment. Throws an Error that says what is wrong and which names exist.
 */
export const readSettings = (node: Node): Settings => {
  const context: unknown = node.tryGetContext('holdfast') ?? {};
  const parsed = settings.safeParse(typeof context === 'string' ? jsonOr(context) : context);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) =>
    issue.code === 'unrecognized_keys'
      ? `there is no setting ${issue.keys.join(', ')}`
      : `${issue.path.join('.') || 'holdfast'}: ${issue.message}`,
  );
  throw new Error(
    `The context "holdfast" in cdk.json can't be used:\n  ${faults.join('\n  ')}\n` +
      `The settings are ${Object.keys(settings.shape).join(', ')}: see infra/settings.ts.`,
  );
};

/** The value of a JSON text. Any other text is returned as it is; the schema then refuses it. */
const jsonOr = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};
