/** Bundles TypeScript into assets with esbuild, in this process, without a container or npx. */
import path from 'node:path';
import { AssetHashType, type AssetOptions, DockerImage } from 'aws-cdk-lib';
import type { BuildOptions } from 'esbuild';

export const projectRoot = path.resolve(import.meta.dirname, '..');

/** What all our bundles have in common. */
export const shared = {
  bundle: true,
  minify: true,
  format: 'esm',
  sourcesContent: false,
  logLevel: 'warning',
  absWorkingDir: projectRoot,
} as const satisfies BuildOptions;

/**
 * Asset options that have `write` put the asset's files into a folder. The asset is named by a hash of
 * these files, so that a function is only deployed again when its code has changed. `what` tells assets
 * apart that come from the same folder.
 */
export const outputOf = (what: string, write: (outputFolder: string) => void): AssetOptions => ({
  assetHashType: AssetHashType.OUTPUT,
  bundling: {
    // Never run, but needed: the CDK distinguishes assets of one folder only by these options' text.
    command: ['esbuild', what],
    image: DockerImage.fromRegistry('unused'),
    local: {
      tryBundle: (outputFolder) => {
        write(outputFolder);
        return true;
      },
    },
  },
});
