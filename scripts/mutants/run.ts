/**
 * `npm run test:mutants`: plants one defect at a time in a copy of the working tree and runs the
 * tests that must notice it. A defect that no test notices is a promise that nobody keeps.
 * `-- --only <text>` plants those whose name has the text; `-- --quick` leaves out the running system.
 */
import { parseArgs } from 'node:util';
import type { Defect } from './defect.ts';
import { type FailedTest, type JestRun, runJest, stopJest } from './jest-run.ts';
import { defects } from './planted/all.ts';
import { copyWorkingTree, type WorkingCopy } from './working-copy.ts';

type Verdict = 'caught' | 'survived' | 'not judged';

const { values } = parseArgs({
  options: { only: { type: 'string', default: '' }, quick: { type: 'boolean', default: false } },
});

/** One that the running system must notice, too, is tried once more with those tests alone. */
const tries = (defect: Defect): readonly Defect[] =>
  defect.system === undefined || values.quick
    ? [defect]
    : [defect, { ...defect, name: `${defect.name}, in the running system`, tests: defect.system }];

const chosen = defects
  .flatMap(tries)
  .filter(({ name }) => name.toLowerCase().includes(values.only.toLowerCase()));

const main = async (copy: WorkingCopy): Promise<boolean> => {
  const files = [...new Set(chosen.flatMap(({ tests }) => tests))].sort();
  console.log(`${chosen.length} defects, noticed by ${files.length} test files`);
  const red = await redWithoutDefects(copy, files);
  const counts = { caught: 0, survived: 0, 'not judged': 0 };
  for (const defect of chosen) counts[await judge(copy, defect, red)] += 1;
  const unjudged = counts['not judged'];
  console.log(
    `${counts.caught} caught, ${counts.survived} survived` +
      (unjudged === 0 ? '' : `, ${unjudged} not judged`),
  );
  return counts.survived + unjudged === 0;
};

/** The test files that say nothing about a defect, since they are red, or missing, without any. */
const redWithoutDefects = async (
  copy: WorkingCopy,
  files: readonly string[],
): Promise<ReadonlySet<string>> => {
  const missing = files.filter((file) => !copy.has(file));
  const present = files.filter((file) => copy.has(file));
  const started = performance.now();
  const run = await runJest(copy.folder, present, { bail: false });
  console.log(`without any of them: ${run.kind} in ${secondsSince(started)} s`);
  switch (run.kind) {
    case 'green':
      return new Set(missing);
    case 'red':
      return new Set([...missing, ...namesOfRed(run.failed)]);
    case 'broken':
      throw new Error(`The tests can’t be run even without a defect:\n${run.said}`);
    case 'too_slow':
      throw new Error('The tests take too long even without a defect.');
  }
};

const namesOfRed = (failed: readonly FailedTest[]): readonly string[] =>
  [...Map.groupBy(failed, ({ file }) => file)].map(([file, ofFile]) => {
    console.log(`  ${ofFile.length} of ${file}: ${ofFile[0]?.title}`);
    return file;
  });

const judge = async (
  copy: WorkingCopy,
  defect: Defect,
  red: ReadonlySet<string>,
): Promise<Verdict> => {
  const started = performance.now();
  const say = (verdict: Verdict, how: string): Verdict => {
    console.log(`${verdict.padEnd(10)} ${defect.name} (${secondsSince(started)} s): ${how}`);
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

if (chosen.length === 0) {
  console.error(`No defect’s name has “${values.only}” in it. Their names are in planted/.`);
  process.exit(1);
}
const copy = copyWorkingTree();
const stop = () => {
  stopJest();
  copy.remove();
  process.exit(130);
};
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
try {
  process.exitCode = (await main(copy)) ? 0 : 1;
} finally {
  copy.remove();
}
