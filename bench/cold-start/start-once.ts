/** Starts a function once, in a fresh process. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** A bundle, with the environment variables that the template gives its function. */
export type Bundle = {
  readonly name: string;
  readonly file: string;
  readonly environment: Readonly<Record<string, string>>;
};

/** Milliseconds from the start of Node until the handler is there: by the clock, and of CPU time. */
export type Start = { readonly clockMs: number; readonly cpuMs: number };

/** Node's own time is in it, as it is in Lambda's. Throws an Error with what the process said. */
export const startOnce = async ({ name, file, environment }: Bundle): Promise<Start> => {
  const source = `
    const { handler } = await import(${JSON.stringify(pathToFileURL(path.resolve(file)).href)});
    if (typeof handler !== 'function') throw new Error('There is no handler.');
    const { user, system } = process.cpuUsage();
    console.log(JSON.stringify({ clockMs: performance.now(), cpuMs: (user + system) / 1000 }));
    process.exit();`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Nothing of this machine's: no cache of compiled code, no options of Node.
    env: { ...environment },
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.stderr += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`${name} could not be imported: ${said.stderr.trim()}`);
  return JSON.parse(said.stdout) as Start;
};
