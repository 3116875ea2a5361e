/** The metrics that functions emit and alarms watch: one list, so that the names always agree. */
export const metricNamespace = 'Holdfast';

export const metricNames = {
  /** Counts things that only a person may decide. */
  needsAPerson: 'NeedsAPerson',
  /** Counts the reconciler's runs, for each scope. */
  reconciled: 'Reconciled',
  /** Checkouts older than a minute that have not ended, or whose money still has to move. */
  openCheckouts: 'OpenCheckouts',
  /** The age of the oldest of them, in seconds. */
  oldestOpenAge: 'OldestOpenAge',
  /** The sum of their totals per currency, in its smallest unit: what they hold or may hold. */
  moneyAtRisk: 'MoneyAtRisk',
  /** Checkouts that were refused because the shop's Stripe key is not stored yet. */
  beingSetUp: 'BeingSetUp',
  /** Checkouts that were refused because too many cards were declined in the shop. */
  tooManyDeclines: 'TooManyDeclines',
} as const;

export type MetricName = (typeof metricNames)[keyof typeof metricNames];
