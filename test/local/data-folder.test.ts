import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { takeDataFolder } from '../../local/data-folder.ts';

const folderOf = () => mkdtempSync(path.join(tmpdir(), 'data-'));
/** Writes the lock that a process with this id would have written. */
const hold = (folder: string, pid: number) => writeFileSync(path.join(folder, 'lock'), String(pid));

test('a folder is made, and taken by this process until it is released', () => {
  const folder = path.join(folderOf(), 'new');
  const taken = takeDataFolder(folder, false);
  expect(taken.path).toBe(folder);
  expect(readFileSync(path.join(folder, 'lock'), 'utf8')).toBe(String(process.pid));
  taken.release();
  expect(existsSync(path.join(folder, 'lock'))).toBe(false);
});

test('a folder that another process has is refused, naming that process, and stays as it is', () => {
  const folder = folderOf();
  writeFileSync(path.join(folder, 'orders'), 'kept');
  hold(folder, process.ppid);
  expect(() => takeDataFolder(folder, true)).toThrow(
    `Another \`npm start\` (process ${process.ppid}) runs in this folder. Stop it with Ctrl-C ` +
      'first; two can’t share their data.',
  );
  expect(readFileSync(path.join(folder, 'orders'), 'utf8')).toBe('kept');
});

test('a folder whose process is dead is taken over, with its data', () => {
  const folder = folderOf();
  writeFileSync(path.join(folder, 'orders'), 'kept');
  hold(folder, 999_999_999);
  takeDataFolder(folder, false).release();
  expect(readFileSync(path.join(folder, 'orders'), 'utf8')).toBe('kept');
});

test('a fresh folder is empty', () => {
  const folder = folderOf();
  writeFileSync(path.join(folder, 'orders'), 'old');
  takeDataFolder(folder, true).release();
  expect(existsSync(path.join(folder, 'orders'))).toBe(false);
});
