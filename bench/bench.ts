/** The command `npm run bench`. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { startProgress } from '../scripts/terminal/progress.ts';
import { type Command, commandOf } from '../scripts/terminal/run-command.ts';
import { UsageError } from '../scripts/terminal/usage-error.ts';
import synthesizeOnce from '../test/support/synthesize-once.ts';
import { beginning, documentOf } from './document.ts';
import type { Outcome, Part } from './part.ts';

const document = path.resolve(import.meta.dirname, '../docs/benchmarks.md');

type Options = {
  readonly print?: (line: string) => void;
  readonly file?: string;
  /** Makes what the parts measure. */
  readonly prepare?: () => Promise<void>;
  readonly begin?: typeof startProgress;
};

/**
 * Runs all parts and writes docs/benchmarks.md, or runs one and prints it. All is well unless a promise
 * was broken: a goal that was missed is said, and no error, because it depends on the machine.
 */
export const benchOf = (
  parts: readonly Part[],
  {
    print = console.log,
    file = document,
    prepare = synthesizeOnce,
    begin = startProgress,
  }: Options = {},
): Command =>
  commandOf({
    usage: usageOf(parts),
    options: {
      load: { type: 'boolean' },
      many: { type: 'boolean' },
      losses: { type: 'boolean' },
      'cold-start': { type: 'boolean' },
    },
    act: async (values) => {
      const asked = parts.filter(({ name }) => values[name]);
      if (asked.length > 1) {
        throw new UsageError('Give one of the options, or none for all parts and the document.');
      }
      const begun = beginning();
      await prepare();
      const [only] = asked;
      const outcomes = new Map<Part, Outcome>();
      for (const part of only === undefined ? parts : asked) {
        const outcome = await run(part, begin);
        outcomes.set(part, outcome);
        if (only !== undefined) print(outcome.text);
        // After each part, so that what was measured is not lost when a later one fails.
        else writeFileSync(file, documentOf(outcomes, begun));
      }
      if (only === undefined) print(`Wrote ${path.relative(process.cwd(), file)}.`);
      const broken = [...outcomes].filter(([, { isSound }]) => !isSound);
      for (const [{ name }] of broken) print(`${name}: a promise was broken, as its tables say.`);
      return broken.length === 0;
    },
  });

const run = async (part: Part, begin: typeof startProgress): Promise<Outcome> => {
  const progress = begin(part.title);
  try {
    return await part.run(progress);
  } finally {
    progress.end();
  }
};

const usageOf = (parts: readonly Part[]): string => `Usage: npm run bench -- [one of these options]

Measures Holdfast beside other ways to build a checkout, on this machine, and writes docs/benchmarks.md.
With an option it runs one part and prints it. Fails only when a promise is broken, such as a lost hold.

${parts
  .map(({ name, title, minutes }) => `  ${`--${name}`.padEnd(14)}${title} (${minutes} min)`)
  .join('\n')}
  --help        this text`;
