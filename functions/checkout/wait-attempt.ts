/**
 * Which attempt at a waiting state a task token belongs to. A function that was given up may still
 * have a write under way, which lands after that of the next attempt: a second, a minute or an hour
 * later. The rows keep the newest token, so the attempts have an order.
 */
import * as z from 'zod/mini';

/**
 * From Step Functions' context object. A retry has the entered time of the first attempt and a
 * higher retry count; a redrive has a higher redrive count, and begins its retry count again. AWS
 * does not say whether a redrive enters the state anew, so both are compared.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
 */
export const waitAttempt = z.object({
  enteredAt: z.iso.datetime(),
  redriveCount: z.int().check(z.gte(0)),
  retryCount: z.int().check(z.gte(0)),
});
export type WaitAttempt = z.infer<typeof waitAttempt>;

/** Far above what there can be: a state is retried some hundred times, and redriven for 14 days. */
const digits = 6;

/**
 * The attempt as one text, which sorts after the texts of all earlier attempts, also of another
 * execution of the same checkout. One that is not known sorts before all others.
 */
export const attemptKeyOf = (attempt: WaitAttempt | undefined): string => {
  if (attempt === undefined) return '';
  const { enteredAt, redriveCount, retryCount } = attempt;
  const counts = [redriveCount, retryCount].map((count) => String(count).padStart(digits, '0'));
  // Whole seconds may come without their fraction, which would sort wrongly.
  return [new Date(enteredAt).toISOString(), ...counts].join('/');
};
