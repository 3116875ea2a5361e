/** Packages of npm that judge Holdfast, by the lock file in `npm/`, outside of its own packages. */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { peersFolder } from './folder.ts';
import { lastLines, runCommand } from './run-command.ts';

const source = path.resolve(import.meta.dirname, 'npm');
const files = ['package.json', 'package-lock.json'];

const folderOf = (): string => {
  const lock = readFileSync(path.join(source, 'package-lock.json'));
  return path.join(
    peersFolder,
    `npm-${createHash('sha256').update(lock).digest('hex').slice(0, 8)}`,
  );
};

/** The version of a package that package.json names. */
export const npmVersion = (name: string): string => {
  const { dependencies } = JSON.parse(readFileSync(path.join(source, 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const version = dependencies[name];
  if (version === undefined) throw new Error(`test/peers/npm/package.json has no ${name}.`);
  return version;
};

/** Installs all of them, once. Resolves to what is missing for that; to undefined if they are there. */
export const installNpmTools = async (): Promise<string | undefined> => {
  const folder = folderOf();
  const whole = path.join(folder, 'installed');
  if (existsSync(whole)) return undefined;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of files) copyFileSync(path.join(source, file), path.join(folder, file));
  const options = ['--ignore-scripts', '--no-audit', '--no-fund'];
  const ran = await runCommand('npm', ['ci', ...options], { cwd: folder });
  if (ran.code !== 0)
    return `The packages of test/peers/npm could not be installed: ${lastLines(ran)}`;
  writeFileSync(whole, '');
  return undefined;
};

/** Loads one of them. */
export const requireNpmTool = (name: string): unknown =>
  createRequire(path.join(folderOf(), 'package.json'))(name);
