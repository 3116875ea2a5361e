/**
 * `npm run mutants`: plants one defect at a time in a copy of the working tree, and runs the tests
 * that must notice it. A defect that no test notices means that a promise is not tested.
 */
import { type Progress, startProgress } from '../terminal/progress.ts';
import { commandOf, runCommand } from '../terminal/run-command.ts';
import { terminal } from '../terminal/terminal.ts';
import { UsageError } from '../terminal/usage-error.ts';
import type { Defect } from './defect.ts';
import { type FailedTest, type JestRun, runJest, stopJest } from './jest-run.ts';
import { defects } from './planted/all.ts';
import { copyWorkingTree, type WorkingCopy } from './working-copy.ts';

type Verdict = 'caught' | 'survived' | 'not judged';

const usage = `Usage: npm run mutants -- [options]

Plants ${defects.length} defects, one at a time, in a copy of the working tree, and runs the tests that must notice
each of them.

  --only <text>         those whose name has this text
  --quick               without the tests of the running system
  --help                this text`;

const mutants = commandOf({
  usage,
  options: { only: { type: 'string', default: '' }, quick: { type: 'boolean', default: false } },
  act: async ({ only, quick }) => {
    const chosen = defects
      .flatMap((defect) => (quick ? [defect] : tries(defect)))
      .filter(({ name }) => name.toLowerCase().includes(only.toLowerCase()));
    if (chosen.length > 0) return inCopy((copy) => judgeAll(copy, chosen));
    throw new UsageError(`No defect’s name has “${only}” in it. Their names are in planted/.`);
  },
});

/**
 * A defect that the tests of the running system must also notice is tried with these alone, too.
 */
const tries = (defect: Defect): readonly Defect[] =>
  defect.system === undefined
    ? [defect]
    : [defect, { ...defect, name: `${defect.name}, in the running system`, tests: defect.system }];

/** Works in a copy of the working tree, which is removed afterwards, however the work ends. */
const inCopy = async (work: (copy: WorkingCopy) => Promise<boolean>): Promise<boolean> => {
  const copy = copyWorkingTree();
  const stop = () => {
    stopJest();
    copy.remove();
    process.exit(130);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    return await work(copy);
  } finally {
    copy.remove();
  }
};

const judgeAll = async (copy: WorkingCopy, chosen: readonly Defect[]): Promise<boolean> => {
  const files = [...new Set(chosen.flatMap(({ tests }) => tests))].sort();
  console.log(`${chosen.length} defects, noticed by ${files.length} test files`);
  const counts = { caught: 0, survived: 0, 'not judged': 0 };
  const progress = startProgress('defects');
  try {
    const red = await redWithoutDefects(copy, files, progress);
    progress.expect(chosen.length);
    for (const defect of chosen) {
      counts[await judge(copy, defect, red, progress)] += 1;
      progress.advance();
    }
  } finally {
    progress.end();
  }
  const unjudged = counts['not judged'];
  console.log(
    `${counts.caught} caught, ${counts.survived} survived` +
      (unjudged === 0 ? '' : `, ${unjudged} not judged`),
  );
  return counts.survived + unjudged === 0;
};

/** The test files that can't judge a defect, since they are missing or fail without any defect. */
const redWithoutDefects = async (
  copy: WorkingCopy,
  files: readonly string[],
  { say }: Progress,
): Promise<ReadonlySet<string>> => {
  const missing = files.filter((file) => !copy.has(file));
  const present = files.filter((file) => copy.has(file));
  const started = performance.now();
  const run = await runJest(copy.folder, present, { bail: false });
  say(`without any of them: ${run.kind} in ${secondsSince(started)} s`);
  switch (run.kind) {
    case 'green':
      return new Set(missing);
    case 'red':
      return new Set([...missing, ...namesOfRed(run.failed, say)]);
    case 'broken':
      throw new Error(`The tests can’t be run even without a defect:\n${run.said}`);
    case 'too_slow':
      throw new Error('The tests take too long even without a defect.');
  }
};

const namesOfRed = (failed: readonly FailedTest[], say: Progress['say']): readonly string[] =>
  [...Map.groupBy(failed, ({ file }) => file)].map(([file, ofFile]) => {
    say(`  ${ofFile.length} of ${file}: ${ofFile[0]?.title}`);
    return file;
  });

const judge = async (
  copy: WorkingCopy,
  defect: Defect,
  red: ReadonlySet<string>,
  progress: Progress,
): Promise<Verdict> => {
  const started = performance.now();
  const say = (verdict: Verdict, how: string): Verdict => {
    progress.say(`${verdict.padEnd(10)} ${defect.name} (${secondsSince(started)} s): ${how}`);
    return verdict;
  };
  const tests = defect.tests.filter((file) => !red.has(file));
  if (tests.length < defect.tests.length) {
    const unusable = defect.tests.filter((file) => red.has(file)).join(', ');
    return say('not judged', `missing, or red without any defect: ${unusable}`);
  }
  let takeOut: () => void;
  try {
    takeOut = copy.plant(defect);
  } catch (error) {
    return say('not judged', error instanceof Error ? error.message : String(error));
  }
  const run = await runJest(copy.folder, tests, { bail: true });
  takeOut();
  return say(...conclusion(run, defect));
};

const conclusion = (run: JestRun, { file, tests, why }: Defect): readonly [Verdict, string] => {
  switch (run.kind) {
    case 'red':
      return ['caught', `${run.failed[0].file}: ${run.failed[0].title}`];
    case 'too_slow':
      return ['caught', 'its tests did not end'];
    case 'green':
      return ['survived', `${tests.join(', ')} stayed green. ${why} (${file})`];
    case 'broken':
      return ['not judged', `no test could be run with it in ${file}:\n${run.said}`];
  }
};

const secondsSince = (started: number): string => ((performance.now() - started) / 1000).toFixed(1);

process.exitCode = await runCommand(mutants, process.argv.slice(2), terminal());
