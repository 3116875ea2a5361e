/**
 * The page's styles: one source file for each part of the page, sent to the browser as one file.
 */
import path from 'node:path';
import { buildSync } from 'esbuild';

/**
 * Bundles `styles.css` in `webFolder`, with everything that it imports, into the file `outfile`.
 */
export const bundleStyles = (webFolder: string, outfile: string): void => {
  buildSync({
    entryPoints: [path.join(webFolder, 'styles.css')],
    outfile,
    bundle: true,
    minify: true,
    logLevel: 'warning',
  });
};
