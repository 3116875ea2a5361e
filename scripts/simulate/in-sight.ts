/** Runs the simulated world on all cores, with its progress in sight. */
import { availableParallelism } from 'node:os';
import { runSimulation } from '../../test/support/simulation.ts';
import synthesizeOnce from '../../test/support/synthesize-once.ts';
import { startProgress } from '../terminal/progress.ts';

/** Every result of a run of `test/simulation/main.ts`; `what` names it in the progress. */
export const simulateInSight = async <T>(
  what: string,
  args: readonly string[],
): Promise<readonly T[]> => {
  await synthesizeOnce();
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
