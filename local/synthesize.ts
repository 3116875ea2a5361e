/**
 * Synthesizes the app that cdk.json names, with the context there, as the CDK's own command does.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { compileCache } from './compile-cache.ts';

const root = path.resolve(import.meta.dirname, '..');

type Options = {
  readonly signal?: AbortSignal;
  /**
   * Leaves out CloudFormation's own rules, which take longer than all of the rest. They change nothing in the
   * assembly, and every deployment and `npm test` check them; cdk-nag's are checked here, too.
   */
  readonly isHasty?: boolean;
};

/**
 * Writes the assembly into `folder`. `settings` replace those in cdk.json. Throws an Error with the
 * app's output when it fails, and an `AbortError` once the signal has ended it.
 */
export const synthesize = async (
  folder: string,
  settings?: Readonly<Record<string, unknown>>,
  { signal, isHasty = false }: Options = {},
): Promise<void> => {
  const { app, context: own } = JSON.parse(readFileSync(path.join(root, 'cdk.json'), 'utf8')) as {
    app: string;
    context?: object;
  };
  const context = { ...own, ...(settings !== undefined && { holdfast: settings }) };
  const [command = '', ...args] = app.split(' ');
  const child = spawn(command === 'node' ? process.execPath : command, args, {
    cwd: root,
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: compileCache,
      CDK_OUTDIR: folder,
      CDK_CONTEXT_JSON: JSON.stringify(context),
      ...(isHasty && { CDK_VALIDATION: 'false' }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  let failure: Error | undefined;
  child.once('error', (error) => {
    failure = error;
  });
  // Comes after any error, when the process is gone and has written its last.
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (failure !== undefined) throw failure;
  if (status !== 0) throw new Error(`The CDK app could not be synthesized:\n${said.trim()}`);
};
