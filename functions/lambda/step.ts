/**
 * The wrapper of every step of the workflow. It parses the step's document, logs the outcome with the
 * payment and why there is no order, by which the logs of all functions can be joined, and keeps the errors' names, which the state machine matches.
 */
import type * as z from 'zod/mini';
import { CheckoutError, errorNames } from '../checkout/errors.ts';
import type { CheckoutId, PaymentIntentId } from '../checkout/ids.ts';
import { fieldsIn } from '../checkout/read-record.ts';
import type { Refusal } from '../checkout/refusals.ts';
import { errorFields, log } from './log.ts';

type Document = { readonly checkoutId: CheckoutId };
type Result = {
  readonly outcome: string;
  readonly refusal?: Refusal | undefined;
  readonly paymentIntentId?: PaymentIntentId | undefined;
};

/**
 * A Lambda handler for one Task state. Throws `InvalidDocument` (never retried) for a document that
 * does not have the expected shape. An error of `run` keeps its name, and a `CheckoutError` also
 * keeps its message.
 */
export const step =
  <D extends Document, R extends Result>(
    document: z.ZodMiniType<D>,
    run: (document: D) => Promise<R>,
  ) =>
  async (event: unknown): Promise<R> => {
    const input = parsed(document, event);
    const result = await logged(input, () => run(input));
    const { outcome, refusal, paymentIntentId } = result;
    log.info('step done', {
      checkoutId: input.checkoutId,
      outcome,
      ...(refusal !== undefined && { code: refusal }),
      ...(paymentIntentId !== undefined && { paymentIntentId }),
    });
    return result;
  };

/** The same for a state that then waits for its token, and ignores what the function returns. */
export const waitingStep =
  <W extends { readonly document: Document }>(
    wait: z.ZodMiniType<W>,
    run: (wait: W) => Promise<void>,
  ) =>
  async (event: unknown): Promise<void> => {
    const input = parsed(wait, event);
    await logged(input.document, () => run(input));
    log.info('step waits', { checkoutId: input.document.checkoutId });
  };

const parsed = <T>(shape: z.ZodMiniType<T>, event: unknown): T => {
  const result = shape.safeParse(event);
  if (result.success) return result.data;
  throw new CheckoutError(
    errorNames.invalidDocument,
    `The step's input has missing or invalid fields: ${fieldsIn(result.error)}.`,
  );
};

const logged = async <T>({ checkoutId }: Document, run: () => Promise<T>): Promise<T> => {
  try {
    return await run();
  } catch (error) {
    log.warn('step failed', { checkoutId, ...errorFields(error) });
    throw withoutDetails(error);
  }
};

/**
 * The error without anything that an execution's history must not show. Only the name is kept of an
 * error that is not a `CheckoutError`, since its message may quote a request.
 */
const withoutDetails = (error: unknown): Error => {
  if (error instanceof CheckoutError) return new CheckoutError(error.name, error.message);
  const name = error instanceof Error ? error.name : 'NotAnError';
  const bare = new Error('Unexpected: see the function’s log at this time.');
  bare.name = name;
  return bare;
};
