/** The metrics that functions emit and alarms watch: one list, so that neither misspells the other. */
export const metricNamespace = 'Holdfast';

export const metricNames = {
  /** Something that may not be decided without a person. */
  needsAPerson: 'NeedsAPerson',
  /** Checkouts that have no ending yet and are older than a minute. */
  openCheckouts: 'OpenCheckouts',
  /** The age of the oldest of them, in seconds. */
  oldestOpenAge: 'OldestOpenAge',
  /** What they hold or may hold, by currency, in its smallest unit. */
  moneyAtRisk: 'MoneyAtRisk',
  /** Orders that wait for the merchant, and whose hold is about to end: each counted once. */
  holdEnding: 'HoldEnding',
} as const;

export type MetricName = (typeof metricNames)[keyof typeof metricNames];
