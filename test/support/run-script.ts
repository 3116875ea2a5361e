/** Runs one of the project's scripts as its users do: as a process of its own. */
import { spawn } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

export type Ran = { readonly code: number; readonly stdout: string; readonly stderr: string };

/**
 * Nobody is at its terminal. Of this process's environment it gets only PATH, and which DynamoDB engine
 * is chosen.
 */
export const runScript = (
  script: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<Ran> =>
  new Promise((resolve, reject) => {
    // No profile of the machine's, and no machine in AWS, lends a region or credentials.
    const env = {
      PATH: process.env.PATH,
      HOLDFAST_DYNAMODB: process.env.HOLDFAST_DYNAMODB,
      DYNAMODB_LOCAL_HOME: process.env.DYNAMODB_LOCAL_HOME,
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      AWS_EC2_METADATA_DISABLED: 'true',
      ...environment,
    };
    const child = spawn(process.execPath, [path.join(root, script), ...args], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const texts = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk) => {
      texts.stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      texts.stderr += chunk;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? -1, ...texts }));
  });
