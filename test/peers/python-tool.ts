/** A command of a Python package, with everything that it needs at one version, in an environment of its own. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { peersFolder } from './folder.ts';
import { lastLines, runCommand } from './run-command.ts';

/** Each has a file of this name in `python/`, which pins all packages that come with it. */
export type PythonTool = 'cfn-lint' | 'checkov' | 'ministack' | 'schemathesis';

const lockOf = (tool: PythonTool): string =>
  path.resolve(import.meta.dirname, 'python', `${tool}.txt`);

/** Another one for other pins. */
const environmentOf = (tool: PythonTool): string => {
  const pins = createHash('sha256')
    .update(readFileSync(lockOf(tool)))
    .digest('hex')
    .slice(0, 8);
  return path.join(peersFolder, `${tool}-${pins}`);
};

export const pythonCommand = (tool: PythonTool, command: string = tool): string =>
  path.join(environmentOf(tool), 'bin', command);

/** As its file pins it. */
export const pinnedVersion = (tool: PythonTool): string => {
  const version = new RegExp(`^${tool}==(\\S+)$`, 'm').exec(
    readFileSync(lockOf(tool), 'utf8'),
  )?.[1];
  if (version === undefined) throw new Error(`${lockOf(tool)} does not pin ${tool}.`);
  return version;
};

/** Installs it, once. Resolves to what is missing for that, as a sentence; to undefined if it is there. */
export const installPythonTool = async (tool: PythonTool): Promise<string | undefined> => {
  const folder = environmentOf(tool);
  const whole = path.join(folder, 'installed');
  if (existsSync(whole)) return undefined;
  rmSync(folder, { recursive: true, force: true });
  const made = await runCommand('python3', ['-m', 'venv', folder]);
  if (made.code !== 0) {
    return `It needs Python 3.11 or later with venv, to install ${tool}: ${lastLines(made)}`;
  }
  const python = path.join(folder, 'bin/python');
  const installed = await runCommand(python, [
    ...['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'],
    ...['--requirement', lockOf(tool)],
  ]);
  if (installed.code !== 0) {
    return `${tool} ${pinnedVersion(tool)} could not be installed: ${lastLines(installed)}`;
  }
  writeFileSync(whole, '');
  return undefined;
};
