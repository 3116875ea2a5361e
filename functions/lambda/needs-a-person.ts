/** Logs and counts what only a person may decide. `docs/runbook.md` has what to do about each. */
import type { Numbers } from '../checkout/finding-event.ts';
import { metricNames } from '../checkout/metric-names.ts';
import type { Finding } from '../checkout/verdict.ts';
import { log } from './log.ts';
import { emitMetric } from './metrics.ts';

/** Writes a line with the ids to look up. It tells nobody: whoever finds it publishes it, too. */
export const needsAPerson = (finding: Finding, numbers: Numbers): void => {
  log.error('needs a person', { finding, ...numbers });
  emitMetric(metricNames.needsAPerson, 1);
};
