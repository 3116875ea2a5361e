/**
 * `node guard.ts <command> <argument>…` runs a command until the guard's own standard input ends.
 * The process that starts the guard holds the other end of that pipe: it can close it, and the
 * system closes it when that process is killed. So no engine outlives the process that it was
 * started for.
 */
import { spawn, spawnSync } from 'node:child_process';

const killAfterMs = 2000;
const isWindows = process.platform === 'win32';

const [command = '', ...args] = process.argv.slice(2);
const child = spawn(command, args, {
  stdio: ['ignore', 'inherit', 'inherit'],
  // In a process group of its own, so that the processes that it starts can be ended with it.
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
  // Windows has no process groups and no signals; this command ends the whole tree.
  if (isWindows) spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f']);
  else process.kill(-child.pid, signal);
};

process.stdin.resume().once('end', () => {
  end('SIGTERM');
  setTimeout(() => end('SIGKILL'), killAfterMs);
});
