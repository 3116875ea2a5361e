/** Runs shell commands as a document has them, with programs that stand in for those outside. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { answerOfAws, Refusal } from './pretended-aws.ts';

/** These have tests of their own, or are not ours to run: here they do nothing. */
const others = ['npm', 'npx', 'stripe', 'curl'] as const;

export type Ran = {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The arguments of each call of `aws`. */
  readonly calls: readonly (readonly string[])[];
};

export type Shell = {
  /** Runs a script after what was pasted, until the first command that fails. */
  readonly run: (script: string) => Promise<Ran>;
  readonly close: () => Promise<void>;
};

/** A shell into which `pasted` was pasted before. Close it in the end. */
export const openShell = async (pasted: string): Promise<Shell> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-shell-'));
  let calls: (readonly string[])[] = [];
  const aws = createServer((socket) => {
    void answer(socket, (args) => calls.push(args));
  });
  aws.listen(0, '127.0.0.1');
  await once(aws, 'listening');
  const { port } = aws.address() as AddressInfo;
  const program = (name: string, lines: string) =>
    writeFileSync(path.join(folder, name), `#!/bin/bash\n${lines}\n`, { mode: 0o755 });
  program('aws', asking(port));
  for (const name of others) program(name, 'exit 0');
  program('git', 'mkdir holdfast');
  return {
    run: async (script) => {
      calls = [];
      const env = { PATH: `${folder}:${process.env.PATH}` };
      const child = spawn('bash', ['-euo', 'pipefail'], { cwd: folder, env });
      // A failure in `$(…)` ends the script, too. Nobody types what a command would read.
      child.stdin.end(
        `shopt -s inherit_errexit\n${pasted}\n${script.replaceAll('/dev/stdin', '/dev/null')}\n`,
      );
      const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
      const [status] = child.exitCode === null ? await once(child, 'close') : [child.exitCode];
      return { status, stdout, stderr, calls };
    },
    close: async () => {
      aws.close();
      await once(aws, 'close');
      rmSync(folder, { recursive: true });
    },
  };
};

/** The program `aws`: sends its arguments here, and prints the answer. It starts faster than Node. */
const asking = (port: number): string => `\
exec 3<>/dev/tcp/127.0.0.1/${port}
printf '%s\\0' "$#" "$@" >&3
IFS= read -r status <&3
if [ "$status" = 0 ]; then cat <&3; else cat <&3 >&2; fi
exit "$status"`;

/** Reads the number of arguments and then each of them, all ended by a NUL. Answers with the status. */
const answer = async (socket: Socket, met: (args: readonly string[]) => void): Promise<void> => {
  let sent = '';
  for await (const chunk of socket.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    sent += chunk;
    const [count, ...args] = sent.split('\0');
    if (args.length <= Number(count)) continue;
    args.pop();
    met(args);
    socket.end(answered(args));
    return;
  }
};

const answered = (args: readonly string[]): string => {
  try {
    return `0\n${answerOfAws(args)}\n`;
  } catch (error) {
    if (error instanceof Refusal) return `254\naws: ${error.message}\n`;
    throw error;
  }
};
