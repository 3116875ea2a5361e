/** Bundles TypeScript into an asset with esbuild, in this process: no container, no npx. */
import path from 'node:path';
import { AssetHashType, type AssetOptions, DockerImage } from 'aws-cdk-lib';
import { type BuildOptions, buildSync } from 'esbuild';

export const projectRoot = path.resolve(import.meta.dirname, '..');

/**
 * Asset options that bundle one entry into `outfile` and then run `alongside` with the folder. The
 * asset is named by what comes out, so a function is deployed again only when its code changed.
 */
export const bundled = (
  options: BuildOptions & { readonly outfile: string },
  alongside: (outputFolder: string) => void = () => {},
): AssetOptions => ({
  assetHashType: AssetHashType.OUTPUT,
  bundling: {
    // Never run, and yet needed: assets of one folder are told apart by their bundling's text alone.
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
