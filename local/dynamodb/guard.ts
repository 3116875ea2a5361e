/**
 * `node guard.ts <command> <argument>…` runs a command for as long as its own standard input is open.
 * Whoever starts it holds the other end: it closes when the starter says so, and also when the starter
 * is killed and can say nothing any more. So no engine outlives the process that it was started for.
 */
import { spawn, spawnSync } from 'node:child_process';

const killAfterMs = 2000;
const isWindows = process.platform === 'win32';

const [command = '', ...args] = process.argv.slice(2);
const child = spawn(command, args, {
  stdio: ['ignore', 'inherit', 'inherit'],
  // A group of its own, so that what the command starts ends with it.
  detached: !isWindows,
  windowsHide: true,
});
child.once('error', (error) => {
  console.error(error.message);
  process.exit(127);
});
child.once('exit', (code) => process.exit(code ?? 1));

const end = (signal: NodeJS.Signals): void => {
  if (child.pid === undefined) return;
  // Windows has neither groups nor signals: its own command ends the whole tree.
  if (isWindows) spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f']);
  else process.kill(-child.pid, signal);
};

process.stdin.resume().once('end', () => {
  end('SIGTERM');
  setTimeout(() => end('SIGKILL'), killAfterMs);
});
