/** The facts about this machine that decide which DynamoDB engine it can start. */
import { accessSync, constants, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Machine } from './engine-choices.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** package.json pins the binary for Linux; npx fetches the same version for other platforms. */
const pinnedVersion = (): string => {
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    readonly optionalDependencies: Readonly<Record<string, string>>;
  };
  const version = manifest.optionalDependencies['@dynoxide/linux-x64'];
  if (version !== undefined) return version;
  throw new Error('package.json names no version of @dynoxide/linux-x64.');
};

const has = (file: string): boolean => {
  try {
    // A script or a jar is run by Node or Java, so it needs no permission to be executed.
    accessSync(file, /\.(js|jar)$/.test(file) ? constants.R_OK : constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

export const thisMachine = (environment: NodeJS.ProcessEnv): Machine => ({
  platform: process.platform,
  arch: process.arch,
  environment,
  packages: path.join(root, 'node_modules'),
  version: pinnedVersion(),
  has,
});
