/** Reports the result of settling a checkout: a line in the log, or a finding that is told. */
import type { Numbers } from '../checkout/finding-event.ts';
import { log } from '../lambda/log.ts';
import type { Delivered } from './deliver-event.ts';
import type { Tell } from './tell-a-person.ts';

/** Throws what `tell` throws. */
export const sayWhatWasDone =
  (tell: Tell) =>
  async ({ checkoutId, ...settled }: Delivered, numbers: Numbers): Promise<void> => {
    const all = { ...(checkoutId !== undefined && { checkoutId }), ...numbers };
    if (settled.kind === 'alarm') await tell(settled.finding, all);
    else log.info('settled', { outcome: settled.kind, ...all });
  };
