/**
 * Takes a stack's marks off its Stripe account, before the stack is destroyed. A repeat finds less,
 * or nothing, to remove. The keys stay in the stack, so that it can end what is open.
 */
import type { StackFacts } from './stack.ts';
import type { StripeAccount } from './stripe.ts';

type Connection = {
  readonly stack: StackFacts;
  readonly stripe: StripeAccount;
  readonly options: { readonly dryRun: boolean };
  readonly say: (line: string) => void;
};

/** Prints the payments that still hold money, and one line for each thing that it did. */
export const disconnect = async ({ stack, stripe, options, say }: Connection): Promise<void> => {
  const holds = await stripe.holds(stack);
  for (const { id, amountMinor, currency } of holds) {
    say(`The payment ${id} still holds ${amountMinor} ${currency} (in its smallest unit).`);
  }
  if (holds.length > 0) {
    say(
      'Let these end before you destroy the stack: an order that waits can be approved or canceled ' +
        '(npm run orders -- list --awaiting), the rest ends by itself. Once the stack is gone, ' +
        'nobody captures or releases them, and Stripe does so only when they expire.',
    );
  }
  const endpoints = await stripe.endpoints(stack);
  for (const { id } of endpoints) {
    if (!options.dryRun) await stripe.remove(id);
    say(`${options.dryRun ? 'Would remove' : 'Removed'} the webhook endpoint ${id}.`);
  }
  if (endpoints.length === 0) say('There is no webhook endpoint of this stack.');
};
