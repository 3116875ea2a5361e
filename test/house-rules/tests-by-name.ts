/** Each module’s test is where its name says: `functions/a/b.ts` in `test/functions/a/b.test.ts`. */
import { except } from './exceptions.ts';
import type { Finding } from './finding.ts';
import type { House } from './house.ts';
import { type TestedElsewhere, testedElsewhere } from './tested-elsewhere.ts';
import { toolsTestedElsewhere } from './tools-tested-elsewhere.ts';

const list = 'test/house-rules/tested-elsewhere.ts';
const modules = /^(functions|infra|web|local|scripts|bench|packages\/[^/]+\/src)\//;

export const testsByName = (
  house: House,
  elsewhere: readonly TestedElsewhere[] = [...testedElsewhere, ...toolsTestedElsewhere],
): readonly Finding[] => [
  ...except(withoutTest(house), exceptionsOf(elsewhere), list),
  ...elsewhere
    .filter(({ test }) => !house.texts.has(test))
    .map(({ test }) => ({
      file: list,
      line: 0,
      what: test,
      sentence: `says that ${test} tests other files, and there is no such test.`,
    })),
];

/** Modules in which something runs, and whose name leads to no test. */
const withoutTest = ({ sources, texts }: House): readonly Finding[] =>
  sources
    .filter(({ file, hasBehaviour }) => modules.test(file) && hasBehaviour)
    .filter(({ file }) => !texts.has(testOf(file)))
    .map(({ file }) => ({
      file,
      line: 0,
      what: 'no test',
      sentence: `has no test: write ${testOf(file)}, or say in ${list} what tests it.`,
    }));

const exceptionsOf = (elsewhere: readonly TestedElsewhere[]) =>
  elsewhere.flatMap(({ why, modules: files }) =>
    files.map((file) => ({ file, what: 'no test', why })),
  );

/** Where the test of a module is to be found. A package’s tests are in the package. */
export const testOf = (file: string): string => {
  const named = file.replace(/\.[jt]s$/, '.test.ts');
  return named.startsWith('packages/')
    ? named.replace(/^(packages\/[^/]+)\/src\//, '$1/test/')
    : `test/${named}`;
};
