/** The part `cold-start`: what it takes to import each function, beside an empty handler. */

import { assemblyFolder } from '../../test/support/synthesize-once.ts';
import type { Part } from '../part.ts';
import { median } from '../statistics.ts';
import { against, asRatio, inMs, tableOf } from '../table.ts';
import { bytesOf, emptyBundle, functionBundles } from './function-bundles.ts';
import { type Bundle, type Start, startOnce } from './start-once.ts';

/** How often each function is started. */
const starts = 25;

/** The most that a start may take, as a multiple of an empty handler's. A shopper waits for these. */
const most: Readonly<Record<string, number>> = { Api: 2, Authorize: 2, CreateOrder: 2.5 };

export type Measured = {
  readonly bundle: Bundle;
  readonly bytes: number;
  readonly starts: Start[];
};

export const coldStartPart: Part = {
  name: 'cold-start',
  title: 'Cold starts',
  minutes: 2,
  run: async ({ expect, advance }) => {
    const bundles = functionBundles(assemblyFolder);
    const empty = emptyBundle(bundles[0]?.environment.NODE_OPTIONS);
    const all = [empty, ...bundles].map(
      (bundle): Measured => ({ bundle, bytes: bytesOf(bundle), starts: [] }),
    );
    expect(all.length * (starts + 1));
    // The first round reads the files from the disk, and is not counted.
    for (let round = 0; round <= starts; round += 1) {
      for (const measured of all) {
        const start = await startOnce(measured.bundle);
        if (round > 0) measured.starts.push(start);
        advance();
      }
    }
    return { text: textOf(all), isSound: true };
  },
};

const clockOf = ({ starts: all }: Measured): number => median(all.map(({ clockMs }) => clockMs));
const cpuOf = ({ starts: all }: Measured): number => median(all.map(({ cpuMs }) => cpuMs));

/** The first one is the empty handler. */
export const textOf = ([empty, ...functions]: readonly Measured[]): string => {
  if (empty === undefined) throw new Error('There is nothing to compare with.');
  const byRatio = functions.toSorted((a, b) => cpuOf(b) - cpuOf(a));
  return `\
Milliseconds from the start of Node until the handler is imported, each time in a fresh process with the function's own
settings: medians of ${empty.starts.length} starts, one function after the other, again and again. The ratio is that of CPU time, which other
work on the machine disturbs least.

${tableOf(
  ['function', 'bundle', 'clock', 'CPU', 'ratio to an empty handler'],
  [empty, ...byRatio].map((measured) => [
    measured.bundle.name,
    inKb(measured.bytes),
    inMs(clockOf(measured)),
    inMs(cpuOf(measured)),
    measured === empty
      ? '1'
      : against(cpuOf(measured) / cpuOf(empty), most[measured.bundle.name], asRatio),
  ]),
)}

What it does **not** prove: Lambda's cold start, which also fetches the code and starts a machine, on other processors, with
a share of a core by the function's memory. No first call is in it: connections and keys come later.`;
};

const inKb = (bytes: number): string => `${(bytes / 1000).toFixed(1)} KB`;
