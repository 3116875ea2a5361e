/**
 * What a run of the reconciler reports: one line in the log for everything that it did, and the
 * metrics that the alarms and the dashboard show.
 */
import type { Numbers } from '../checkout/finding-event.ts';
import type { CheckoutId } from '../checkout/ids.ts';
import { metricNames } from '../checkout/metric-names.ts';
import { errorFields, log } from '../lambda/log.ts';
import { emitMetric } from '../lambda/metrics.ts';
import type { Delivered } from '../settle/deliver-event.ts';
import { sayWhatWasDone } from '../settle/say-what-was-done.ts';
import type { Tell } from '../settle/tell-a-person.ts';

/** A checkout whose money is neither the shop's nor the shopper's yet. */
export type AtRisk = {
  readonly checkoutId: CheckoutId;
  readonly amountMinor: number;
  readonly currency: string;
  readonly ageSeconds: number;
};

export type Report = {
  readonly settled: (settled: Delivered, numbers: Numbers) => Promise<void>;
  readonly finding: Tell;
  readonly failure: (error: unknown) => void;
  /** A checkout that is reported several times counts once. */
  readonly atRisk: (checkout: AtRisk) => void;
  /** Emits what was counted. */
  readonly end: () => void;
};

/** A report for one run. */
export const newReport = (tell: Tell): Report => {
  const open = new Map<CheckoutId, AtRisk>();
  return {
    settled: sayWhatWasDone(tell),
    finding: tell,
    failure: (error) => log.error('could not be looked at', errorFields(error)),
    atRisk: (checkout) => open.set(checkout.checkoutId, checkout),
    end: () => {
      const all = [...open.values()];
      emitMetric(metricNames.openCheckouts, all.length);
      emitMetric(
        metricNames.oldestOpenAge,
        Math.max(0, ...all.map(({ ageSeconds }) => ageSeconds)),
        {
          unit: 'Seconds',
        },
      );
      for (const currency of new Set(all.map((each) => each.currency))) {
        const amounts = all.filter((each) => each.currency === currency);
        const totalMinor = amounts.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
        emitMetric(metricNames.moneyAtRisk, totalMinor, { currency });
      }
    },
  };
};
