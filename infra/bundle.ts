/** Bundles TypeScript into an asset with esbuild, in this process, without a container or npx. */
import path from 'node:path';
import { AssetHashType, type AssetOptions, DockerImage } from 'aws-cdk-lib';
import { type BuildOptions, buildSync } from 'esbuild';

export const projectRoot = path.resolve(import.meta.dirname, '..');

/**
 * Asset options that bundle one entry into `outfile` and then call `alongside` with the output's
 * folder. The asset is named by a hash of the output, so that a function is only deployed again
 * when its code has changed.
 */
export const bundled = (
  options: BuildOptions & { readonly outfile: string },
  alongside: (outputFolder: string) => void = () => {},
): AssetOptions => ({
  assetHashType: AssetHashType.OUTPUT,
  bundling: {
    // Never run, but needed: the CDK distinguishes assets of one folder only by these options'
    // text.
    command: ['esbuild', JSON.stringify(options)],
    image: DockerImage.fromRegistry('unused'),
    local: {
      tryBundle: (outputFolder) => {
        buildSync({
          bundle: true,
          minify: true,
          format: 'esm',
          sourcemap: 'external',
          sourcesContent: false,
          logLevel: 'warning',
          absWorkingDir: projectRoot,
          ...options,
          outfile: path.join(outputFolder, options.outfile),
        });
        alongside(outputFolder);
        return true;
      },
    },
  },
});
