/**
 * What a fork may set without touching code: the `holdfast` object in cdk.json's context, or
 * `-c holdfast='{"keepData":false}'`. Unknown names are refused, so that a typo is not a default.
 */
import type { Node } from 'constructs';
import * as z from 'zod/mini';
import { captureModes, deadlineActions } from '../functions/checkout/approval.ts';
import { taxSources } from '../functions/pricing/tax-source.ts';

const settings = z.strictObject({
  /** Whether tables outlive the stack and refuse deletion. Only for throw-away stacks: false. */
  keepData: z._default(z.boolean(), true),
  /** How long logs are kept, in days; one of CloudWatch's own steps. */
  logRetentionDays: z._default(z.literal([1, 3, 5, 7, 14, 30, 60, 90, 180, 365]), 30),
  /** When an order is captured, where its products say nothing else. */
  capture: z._default(z.literal([...captureModes]), 'automatic'),
  /** What becomes of an order that the merchant has not decided on when its hold is about to end. */
  atDeadline: z._default(z.literal([...deadlineActions]), 'release'),
  /** Whose taxes: those of pricing.json, or Stripe Tax's, on top of the prices or contained in them. */
  tax: z._default(z.literal([...taxSources]), 'rates'),
  /** Where alarms are mailed to; without it they ring in the console and on the topic alone. */
  alarmEmail: z.optional(z.email()),
});

export type Settings = z.infer<typeof settings>;

/** The settings of this deployment. Throws an Error that names what is wrong and what there is. */
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

/** The value of a JSON text; a text that is none stays one, and is refused as such. */
const jsonOr = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};
