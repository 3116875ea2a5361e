/**
 * Prints `N passed, N failed` of Jest's report and of the summary of `npm run verify`, and fails unless
 * both are there, something passed in each, and nothing failed. Runs on the machine's own Node.
 */
import { existsSync, readFileSync } from 'node:fs';

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8') || '{}') : {});

const [tests, verify] = process.argv.slice(2).map(read);
// A test that is skipped, and a file that can't be run, have not passed.
const counts = [
  {
    passed: tests.numPassedTests ?? 0,
    failed:
      (tests.numFailedTests ?? 0) +
      (tests.numPendingTests ?? 0) +
      (tests.numRuntimeErrorTestSuites ?? 0),
  },
  { passed: verify.passed ?? 0, failed: verify.failed ?? 0 },
];
const sum = (name) => counts.reduce((total, each) => total + each[name], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exit(counts.every(({ passed, failed }) => passed > 0 && failed === 0) ? 0 : 1);
