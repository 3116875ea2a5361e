/** Rings the alarm NeedsAPerson. `docs/runbook.md` says what to do about each finding. */
import type { CheckoutId, OrderId, PaymentIntentId } from '../checkout/ids.ts';
import { metricNames } from '../checkout/metric-names.ts';
import type { Finding } from '../checkout/verdict.ts';
import { log } from './log.ts';
import { emitMetric } from './metrics.ts';

/** The ids that a person needs to look the finding up. */
export type Numbers = {
  readonly checkoutId?: CheckoutId;
  readonly orderId?: OrderId;
  readonly paymentIntentId?: PaymentIntentId;
  readonly eventId?: string;
};

/** Logs something that only a person may decide, with the ids to look up, and rings the alarm. */
export const needsAPerson = (finding: Finding, numbers: Numbers): void => {
  log.error('needs a person', { finding, ...numbers });
  emitMetric(metricNames.needsAPerson, 1);
};
