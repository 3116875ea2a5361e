/** The same on AWS's own DynamoDB Local as on dynoxide, where its owner has put it. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { differenceOfBoth, lackOfDynamoDbLocal } from '../../test/engines/both.ts';
import { atLeast, type Check, type Claim } from './check.ts';

const sequences = 500;

export const dynamodb: Check = {
  name: 'dynamodb',
  sentence: 'On AWS’s DynamoDB Local checkouts run as on dynoxide, and both answer alike.',
  minutes: 3,
  peers: [
    {
      name: 'DynamoDB Local',
      version: 'the one that is installed',
      compares:
        'random sequences of the store’s calls with what dynoxide answers, and the tests of streams and of whole checkouts on it',
      least: sequences,
      cases: 'sequences',
      notProved:
        'Throughput, limits of a partition, and how long an index or a stream lags on AWS.',
    },
  ],
  lack: () => lackOfDynamoDbLocal(process.env),
  run: async () => claimsOf(await differenceOfBoth(sequences, process.env), await runTests()),
};

const root = path.resolve(import.meta.dirname, '../..');

/** What the streams are read by, and whole checkouts. The matrix and the days take longer. */
const tests = ['test/local/streams', 'test/local/dynamodb/tables', 'test/workflow'];
const tooLong = 'test/workflow/(fault-matrix|simulation)';

/** What Jest writes of a run, as far as it is read here. */
export type TestRun = {
  readonly numPassedTests: number;
  readonly testResults: readonly {
    /** The text of a file that could not be run. */
    readonly message: string;
    readonly status: string;
    readonly name: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
};

/** The claims, from a difference between the engines, if there is one, and from the tests. */
export const claimsOf = (difference: string | undefined, run: TestRun): readonly Claim[] => [
  {
    claim: `Both answer ${sequences} random sequences of the store’s calls alike.`,
    wrong: difference === undefined ? [] : [difference],
  },
  {
    claim: `The tests of streams and of whole checkouts pass on it (${run.numPassedTests} tests).`,
    wrong: [...atLeast(100, run.numPassedTests, 'tests'), ...run.testResults.flatMap(failuresIn)],
  },
];

const failuresIn = ({
  status,
  name,
  message,
  assertionResults,
}: TestRun['testResults'][number]) => {
  const file = path.relative(root, name);
  const failed = assertionResults.filter((each) => each.status === 'failed');
  if (failed.length === 0 && status === 'failed') return [`${file}: ${message}`];
  return failed.map(({ fullName }) => `HOLDFAST_DYNAMODB=java npx jest ${file}: ${fullName}`);
};

const runTests = async (): Promise<TestRun> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'verify-'));
  const file = path.join(folder, 'tests.json');
  try {
    const jest = path.join(root, 'node_modules/jest/bin/jest.js');
    const options = ['--json', `--outputFile=${file}`, `--testPathIgnorePatterns=${tooLong}`];
    const child = spawn(process.execPath, [jest, ...options, ...tests], {
      cwd: root,
      env: { ...process.env, HOLDFAST_DYNAMODB: 'java' },
      stdio: 'ignore',
    });
    await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    return JSON.parse(readFileSync(file, 'utf8')) as TestRun;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
