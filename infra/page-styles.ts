/** The page's styles: one file for each part of the page, sent as one, so that the page asks once. */
import path from 'node:path';
import { buildSync } from 'esbuild';

/** Puts the parts that `styles.css` of `webFolder` imports together into the file `outfile`. */
export const bundleStyles = (webFolder: string, outfile: string): void => {
  buildSync({
    entryPoints: [path.join(webFolder, 'styles.css')],
    outfile,
    bundle: true,
    minify: true,
    logLevel: 'warning',
  });
};
