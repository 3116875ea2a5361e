/** Bundles a flow as infra/function-bundles.ts bundles the functions, so that neither side has an advantage. */
import path from 'node:path';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, 'node_modules/.cache/holdfast/bench');

/** Resolves to the folder of `index.mjs`, which is `bench/flows/<name>.ts` with all that it imports. */
export const bundleFlow = async (name: string): Promise<string> => {
  const outfile = path.join(folder, name, 'index.mjs');
  await build({
    bundle: true,
    minify: true,
    format: 'esm',
    entryPoints: [`bench/flows/${name}.ts`],
    outfile,
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    alias: { '@aws-sdk/credential-provider-node': './bench/flows/no-credentials.ts' },
    sourcemap: true,
    sourcesContent: false,
    absWorkingDir: root,
  });
  return path.dirname(outfile);
};
