/** Rings the alarm NeedsAPerson: `docs/runbook.md` says of each finding what to do. */
import type { CheckoutId, OrderId, PaymentIntentId } from '../checkout/ids.ts';
import { metricNames } from '../checkout/metric-names.ts';
import type { Finding } from '../checkout/verdict.ts';
import { log } from './log.ts';
import { emitMetric } from './metrics.ts';

/** What to look up: ids alone. */
export type Numbers = {
  readonly checkoutId?: CheckoutId;
  readonly orderId?: OrderId;
  readonly paymentIntentId?: PaymentIntentId;
  readonly eventId?: string;
};

/** Says what may not be decided without a person, and the numbers to look up. */
export const needsAPerson = (finding: Finding, numbers: Numbers): void => {
  log.error('needs a person', { finding, ...numbers });
  emitMetric(metricNames.needsAPerson, 1);
};
