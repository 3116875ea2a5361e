/**
 * Programs that stand in for engines: put on a PATH, started for real, with a list of their calls.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Machine } from '../../../local/dynamodb/engine-choices.ts';
import { thisMachine } from '../../../local/dynamodb/machine.ts';

/** Says that it listens, as dynoxide does, and stays. */
export const listens =
  "console.error('Dynoxide listening on http://127.0.0.1'); setInterval(() => {}, 1000);";

/** Answers every request with `{}` at the port after `-port`, as far as an engine is asked here. */
export const answers = `
const port = process.argv[process.argv.indexOf('-port') + 1];
require('node:http').createServer((_, answer) => answer.end('{}')).listen(port, '127.0.0.1');`;

/** A machine whose only programs are these: each is the text of a script for Node. */
export const machineWith = (
  programs: Readonly<Record<string, string>>,
  environment: NodeJS.ProcessEnv = {},
) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'programs-'));
  const calls = path.join(folder, 'calls');
  for (const [name, script] of Object.entries(programs)) {
    const noted = `require('node:fs').appendFileSync(${JSON.stringify(calls)}, JSON.stringify([${JSON.stringify(name)}, ...process.argv.slice(2)]) + '\\n');`;
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), `#!${process.execPath}\n${noted}\n${script}`, {
      mode: 0o755,
    });
  }
  const machine: Machine = {
    ...thisMachine({ PATH: folder, ...environment }),
    packages: path.join(folder, 'no-packages'),
  };
  return {
    folder,
    machine,
    /** What was started so far, each with its arguments. */
    calls: (): readonly (readonly string[])[] =>
      existsSync(calls)
        ? readFileSync(calls, 'utf8')
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line))
        : [],
  };
};
