/** The command `npm run verify`. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Command, commandOf } from '../terminal/run-command.ts';
import { messageOf, UsageError } from '../terminal/usage-error.ts';
import type { Check, Claim } from './check.ts';
import { peersFile, peersTable } from './peers-table.ts';
import { verifyRealStripe } from './real-stripe.ts';

/** The command that runs these checks, one after the other, and prints their results. */
export const verifyWith = (checks: readonly Check[], print = console.log): Command =>
  commandOf({
    usage: usageOf(checks),
    options: {
      only: { type: 'string' },
      summary: { type: 'string' },
      table: { type: 'boolean' },
      stripe: { type: 'string' },
    },
    act: async ({ only, summary, table, stripe }) => {
      if (stripe !== undefined) return verifyRealStripe(stripe, print);
      if (table === true) {
        writeFileSync(path.resolve(import.meta.dirname, '../..', peersFile), peersTable(checks));
        print(`${peersFile} is written.`);
        return true;
      }
      const counts = { passed: 0, failed: 0 };
      for (const check of chosen(checks, only)) {
        print(`${check.name}: ${check.sentence}`);
        const lack = await check.lack?.();
        if (lack !== undefined && only === undefined) {
          print(`  – not run here, and not counted. ${lack}`);
          continue;
        }
        for (const claim of await claimsOf(check, lack)) {
          counts[claim.wrong.length === 0 ? 'passed' : 'failed'] += 1;
          print(textOf(claim));
        }
      }
      if (summary !== undefined) writeFileSync(summary, JSON.stringify(counts));
      print(`${counts.passed} passed, ${counts.failed} failed`);
      return counts.failed === 0;
    },
  });

const usageOf = (checks: readonly Check[]): string => `Usage: npm run verify -- [options]

Checks at length what \`npm test\` checks in part. The last line says how many claims hold.

  --only <check>        one of the checks
  --summary <file>      writes {"passed": …, "failed": …} into this file, too
  --table               runs nothing, and writes docs/verification.md: who of others judges what
  --stripe <sk_test_…>  holds Stripe itself, in test mode, to what the stand-in does instead
  --help                this text

The checks, with the minutes that they take on two cores:
${checks
  .map(({ name, minutes, sentence }) => `  ${name.padEnd(14)}${minutes}   ${sentence}`)
  .join('\n')}`;

const chosen = (checks: readonly Check[], only: string | undefined): readonly Check[] => {
  if (only === undefined) return checks;
  const found = checks.filter(({ name }) => name === only);
  if (found.length > 0) return found;
  const names = checks.map(({ name }) => name).join(', ');
  throw new UsageError(`There is no check "${only}". There are: ${names}.`);
};

/** The claims of a check. A check that can't be run has failed; the others are still run. */
const claimsOf = async (
  { name, run }: Check,
  lack: string | undefined,
): Promise<readonly Claim[]> => {
  try {
    if (lack !== undefined) throw new Error(lack);
    return await run();
  } catch (error) {
    return [{ claim: `The check ${name} can be run.`, wrong: [messageOf(error)] }];
  }
};

const textOf = ({ claim, wrong }: Claim): string =>
  [`  ${wrong.length === 0 ? '✓' : '✗'} ${claim}`, ...wrong.map((each) => `      ${each}`)].join(
    '\n',
  );
