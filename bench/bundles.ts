/** Bundles a flow as infra/function-bundles.ts bundles the functions, so that neither side has an advantage. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, 'node_modules/.cache/holdfast/bench');

/** Returns the folder of `index.js`, which is `bench/flows/<name>.ts` with all that it imports. */
export const bundleFlow = (name: string): string => {
  const outfile = path.join(folder, name, 'index.js');
  const { outputFiles } = buildSync({
    bundle: true,
    minify: true,
    format: 'cjs',
    entryPoints: [`bench/flows/${name}.ts`],
    outfile,
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    alias: { '@aws-sdk/credential-provider-node': './bench/flows/no-credentials.ts' },
    sourcemap: true,
    sourcesContent: false,
    absWorkingDir: root,
    write: false,
  });
  mkdirSync(path.dirname(outfile), { recursive: true });
  for (const { path: file, contents } of outputFiles) {
    // Whole or not at all: another process may be reading it.
    const unfinished = `${file}.${process.pid}`;
    writeFileSync(unfinished, contents);
    renameSync(unfinished, file);
  }
  return path.dirname(outfile);
};
