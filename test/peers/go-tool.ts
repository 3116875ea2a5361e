/** A command that is built from a Go module, of one version. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { peersFolder } from './folder.ts';
import { lastLines, runCommand } from './run-command.ts';

export type GoTool = {
  /** Such as `github.com/stripe/stripe-mock`. */
  readonly module: string;
  /** With its v. */
  readonly version: string;
};

export const binaryOf = ({ module, version }: GoTool): string =>
  path.join(peersFolder, `${path.basename(module)}-${version}`, path.basename(module));

/** Where Go keeps the module's source, which is installed with it. */
export const sourceOf = async ({ module, version }: GoTool): Promise<string> => {
  const { stdout } = await runCommand('go', ['env', 'GOMODCACHE']);
  return path.join(stdout.trim(), `${module}@${version}`);
};

/** Builds it, once. Resolves to what is missing for that, as a sentence; to undefined if it is there. */
export const installGoTool = async (tool: GoTool): Promise<string | undefined> => {
  const { module, version } = tool;
  const binary = binaryOf(tool);
  if (existsSync(binary) && existsSync(await sourceOf(tool))) return undefined;
  if ((await runCommand('go', ['version'])).code !== 0) {
    return `It needs Go, to build ${module}, and there is no command go here.`;
  }
  const built = await runCommand('go', ['install', `${module}@${version}`], {
    env: { GOBIN: path.dirname(binary), GOFLAGS: '-buildvcs=false' },
  });
  if (built.code === 0) return undefined;
  return `${module} ${version} could not be built: ${lastLines(built)}`;
};
