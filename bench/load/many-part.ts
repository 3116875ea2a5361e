/** The part `many`: ten thousand checkouts in one run, with the process's size at each thousand. */
import { lossNames, sumOf } from '../ledger/losses.ts';
import type { Part } from '../part.ts';
import { inMb, tableOf } from '../table.ts';
import { type Many, runMany, type Step } from './many.ts';

const checkouts = 10_000;

export const manyPart: Part = {
  name: 'many',
  title: 'Ten thousand checkouts in one run',
  minutes: 5,
  run: async ({ expect, advance, say }) => {
    expect(checkouts);
    const many = await runMany(checkouts, (step) => say(lineOf(step)), advance);
    return { text: textOf(many), isSound: isSound(many) };
  },
};

const lineOf = ({ checkouts: done, rssBytes, ms }: Step): string =>
  `${done} checkouts: ${inMb(rssBytes)}, the last of them at ${perSecond({ checkouts: done, rssBytes, ms })}`;

/** Each step is a thousand checkouts. */
const perSecond = ({ ms }: Step): string => `${Math.round(1000 / (ms / 1000))} a second`;

export const isSound = ({
  checkouts: clicks,
  sold,
  losses,
  withoutOrder,
  failures,
}: Many): boolean => sold === clicks && sumOf(losses) === 0 && withoutOrder === 0 && failures === 0;

export const textOf = (many: Many): string => `\
Sixteen shoppers buy again and again, and Stripe answers at once: ${many.checkouts.toLocaleString('en')} clicks at one
process of \`npm start\`, which holds the stand-in with all that it remembers, too.

${tableOf(
  ['checkouts', 'the process', 'speed'],
  many.steps.map((step) => [
    step.checkouts.toLocaleString('en'),
    inMb(step.rssBytes),
    perSecond(step),
  ]),
)}

At its largest it had ${inMb(many.peakBytes)}. Afterwards Stripe's list of payments and the table of orders say:

${tableOf(
  ['', 'count', 'goal'],
  [
    ['orders that are paid', many.sold, many.checkouts],
    ...Object.entries(lossNames).map(([name, words]) => [
      words,
      many.losses[name as keyof typeof lossNames],
      0,
    ]),
    ['clicks without an order', many.withoutOrder, 0],
    ['answers of 5xx, or none', many.failures, 0],
  ],
)}

What it does **not** prove: memory on AWS, where Lambda and Step Functions keep it. The speed is that of one thread
for the gateway, the state machine and the stand-in together, with a second one for the functions.`;
