/** The last lines of `.ci/run`: how many tests and claims of `npm run verify` are green, together. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runScript } from '../support/run-script.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
const fileOf = (content: object | undefined): string => {
  files += 1;
  const file = path.join(folder, `${files}.json`);
  if (content !== undefined) writeFileSync(file, JSON.stringify(content));
  return file;
};

const closing = async (tests?: object, verify?: object) => {
  const { code, stdout } = await runScript('.ci/closing-line.mjs', [fileOf(tests), fileOf(verify)]);
  return [code, stdout];
};

test('counts the tests and the claims together', async () => {
  expect(await closing({ numPassedTests: 2000 }, { passed: 6, failed: 0 })).toEqual([
    0,
    '2006 passed, 0 failed\n',
  ]);
});

test.each<[string, object | undefined, object | undefined, string]>([
  ['a test', { numPassedTests: 9, numFailedTests: 1 }, undefined, '9 passed, 1 failed\n'],
  ['a skipped test', { numPassedTests: 9, numPendingTests: 1 }, undefined, '9 passed, 1 failed\n'],
  [
    'a broken file',
    { numPassedTests: 9, numRuntimeErrorTestSuites: 1 },
    undefined,
    '9 passed, 1 failed\n',
  ],
  ['a claim', { numPassedTests: 9 }, { passed: 5, failed: 1 }, '14 passed, 1 failed\n'],
  ['verify, which was not run,', { numPassedTests: 9 }, undefined, '9 passed, 0 failed\n'],
  [
    'verify, which has checked nothing,',
    { numPassedTests: 9 },
    { passed: 0, failed: 0 },
    '9 passed, 0 failed\n',
  ],
  ['Jest, which was not run,', undefined, undefined, '0 passed, 0 failed\n'],
])('%s makes it fail', async (_, tests, verify, line) => {
  expect(await closing(tests, verify)).toEqual([1, line]);
});
