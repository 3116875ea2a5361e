/**
 * A copy of the working tree in a temporary folder, in which defects can be planted. Its packages
 * are links to the original's; what tests write into `node_modules/.cache` stays in the copy.
 */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Defect, planted } from './defect.ts';

const root = path.resolve(import.meta.dirname, '../..');
/** The folder that the tests write into the cache. */
const ownCache = 'holdfast';

export type WorkingCopy = {
  readonly folder: string;
  readonly has: (file: string) => boolean;
  /** Plants the defect in its file; returns a function that removes it. Throws if it can't. */
  readonly plant: (defect: Defect) => () => void;
  readonly remove: () => void;
};

/** Copies all files that git tracks or does not ignore, as they are now. */
export const copyWorkingTree = (): WorkingCopy => {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'holdfast-mutants-')));
  const inCopy = (file: string) => path.join(folder, file);
  for (const file of listFiles()) cpSync(path.join(root, file), inCopy(file));
  linkPackages(path.join(root, 'node_modules'), inCopy('node_modules'));
  return {
    folder,
    has: (file) => existsSync(inCopy(file)),
    plant: (defect) => {
      const sound = readFileSync(inCopy(defect.file), 'utf8');
      writeFileSync(inCopy(defect.file), planted(defect, sound));
      return () => writeFileSync(inCopy(defect.file), sound);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};

const listFiles = (): readonly string[] =>
  execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\0')
    .filter((file) => file !== '' && existsSync(path.join(root, file)));

const linkPackages = (from: string, to: string): void => {
  mkdirSync(path.join(to, '.cache'), { recursive: true });
  linkEntries(from, to, ['.cache']);
  if (existsSync(path.join(from, '.cache'))) {
    linkEntries(path.join(from, '.cache'), path.join(to, '.cache'), [ownCache]);
  }
};

const linkEntries = (from: string, to: string, except: readonly string[]): void => {
  for (const entry of readdirSync(from)) {
    if (!except.includes(entry)) symlinkSync(path.join(from, entry), path.join(to, entry));
  }
};
