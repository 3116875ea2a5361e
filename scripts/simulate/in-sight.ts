/** Runs the simulated world on all cores and shows its progress. */
import { availableParallelism } from 'node:os';
import { runSimulation } from '../../test/support/simulation.ts';
import { synthesized } from '../../test/support/synthesize-once.ts';
import { startProgress } from '../terminal/progress.ts';

/** Resolves to the results of `test/simulation/main.ts`; `what` names the run in its progress. */
export const simulateInSight = async <T>(
  what: string,
  args: readonly string[],
): Promise<readonly T[]> => {
  await synthesized();
  const progress = startProgress(what);
  try {
    return await runSimulation<T>(args, {
      shares: availableParallelism(),
      onReport: ({ total = 0, done = 0 }) => {
        progress.expect(total);
        progress.advance(done);
      },
    });
  } finally {
    progress.end();
  }
};
