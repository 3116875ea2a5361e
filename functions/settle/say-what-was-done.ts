/** Reports the result of settling a checkout: a line in the log, or the alarm NeedsAPerson. */
import { log } from '../lambda/log.ts';
import { type Numbers, needsAPerson } from '../lambda/needs-a-person.ts';
import type { Settled } from './settle-checkout.ts';

export const sayWhatWasDone = (settled: Settled, numbers: Numbers): void => {
  if (settled.kind === 'alarm') needsAPerson(settled.finding, numbers);
  else log.info('settled', { outcome: settled.kind, ...numbers });
};
