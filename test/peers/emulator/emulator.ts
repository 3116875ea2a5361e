/**
 * MiniStack, an emulator of AWS. It runs functions as processes and unpacks no layer into /opt, so that
 * it gets an /opt of its own, in a mount namespace. Once a custom resource hangs it ignores SIGTERM.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { peersFolder } from '../folder.ts';
import { installPythonTool, pythonCommand } from '../python-tool.ts';
import { lastLines, runCommand } from '../run-command.ts';

const root = path.resolve(import.meta.dirname, '../../..');
/** Nothing may leave the machine: a port at which nobody listens. */
const nowhere = 'http://127.0.0.1:9';
const bin = path.join(root, 'node_modules/.bin');

export type Emulator = {
  readonly url: string;
  /** For the CDK's and AWS's own clients. */
  readonly environment: NodeJS.ProcessEnv;
  readonly stop: () => Promise<void>;
};

export const lackOfEmulator = async (): Promise<string | undefined> => {
  const { code } = await runCommand('unshare', ['--map-root-user', '--mount', 'true']);
  if (code !== 0) return 'It needs Linux and the command unshare, to give MiniStack an /opt.';
  if ((await runCommand('unzip', ['-v'])).code !== 0) return 'It needs the command unzip.';
  return installPythonTool('ministack');
};

/** Starts it, with the AWS CLI of this layer in its /opt, and with so many functions at once. */
export const startEmulator = async (layer: string, functionsAtOnce: number): Promise<Emulator> => {
  const opt = await unpacked(layer);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { AWS_ENDPOINT_URL: _, ...outer } = process.env;
  const proxies = { HTTP_PROXY: nowhere, HTTPS_PROXY: nowhere, NO_PROXY: '127.0.0.1,localhost' };
  const child = spawn(
    'unshare',
    [
      ...['--map-root-user', '--mount', 'sh', '-c'],
      'mount --bind "$0" /opt && exec "$1"',
      opt,
      pythonCommand('ministack'),
    ],
    {
      env: {
        ...outer,
        ...proxies,
        PATH: `${bin}:${outer.PATH}`,
        // Where the CDK's own functions find AWS's clients.
        NODE_PATH: path.join(root, 'node_modules'),
        GATEWAY_PORT: String(port),
        BIND_HOST: '127.0.0.1',
        LOG_LEVEL: 'ERROR',
        LAMBDA_ACCOUNT_CONCURRENCY: String(functionsAtOnce),
      },
      stdio: 'ignore',
      // Its functions are processes of the same group, and end with it.
      detached: true,
    },
  );
  try {
    await untilReady(url, child);
  } catch (error) {
    await stop(child);
    throw error;
  }
  return {
    url,
    environment: {
      ...proxies,
      PATH: `${bin}:${outer.PATH}`,
      AWS_ENDPOINT_URL: url,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      CDK_DISABLE_CLI_TELEMETRY: 'true',
    },
    stop: () => stop(child),
  };
};

const stop = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.pid === undefined) return;
  const ended = once(child, 'exit');
  process.kill(-child.pid, 'SIGKILL');
  await ended;
};

const untilReady = async (url: string, child: ChildProcess): Promise<void> => {
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null) throw new Error(`MiniStack ended with ${child.exitCode}.`);
    const isReady = await fetch(`${url}/_ministack/health`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
    await sleep(100);
  }
  throw new Error('MiniStack did not listen within 30 seconds.');
};

/** The layer's files, with its command started by the Python that there is. */
const unpacked = async (layer: string): Promise<string> => {
  const folder = path.join(peersFolder, 'opt');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const ran = await runCommand('unzip', ['-q', '-o', layer, '-d', folder]);
  if (ran.code !== 0) throw new Error(`The layer could not be unpacked: ${lastLines(ran)}`);
  const command = path.join(folder, 'awscli/aws');
  renameSync(command, `${command}.py`);
  const python = pythonCommand('ministack', 'python');
  writeFileSync(command, `#!/bin/sh\nexec "${python}" /opt/awscli/aws.py "$@"\n`);
  chmodSync(command, 0o755);
  return folder;
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
};
