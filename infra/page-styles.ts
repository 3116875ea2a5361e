/**
 * The page's styles: one source file for each part of the page, sent to the browser as one file, after
 * the theme's variables.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';
import type { Palette, Theme } from './theme.ts';

/**
 * Bundles `styles.css` in `webFolder`, with everything that it imports, into the file `outfile`.
 */
export const bundleStyles = (webFolder: string, outfile: string, theme: Theme): void => {
  buildSync({
    entryPoints: [path.join(webFolder, 'styles.css')],
    outfile,
    bundle: true,
    minify: true,
    logLevel: 'warning',
  });
  writeFileSync(outfile, `${themeStyles(theme)}\n${readFileSync(outfile, 'utf8')}`);
};

/** The variables that all other styles, and Stripe's forms, take their looks from. */
export const themeStyles = ({ light, dark, radius, fonts }: Theme): string => {
  const looks = `--radius:${radius}px;--sans:${fonts.text};--serif:${fonts.headings}`;
  return (
    `:root{${looks};${variablesOf(light)}}` +
    `@media (prefers-color-scheme:dark){:root{${variablesOf(dark)}}}`
  );
};

/** `inkSoft` is `--ink-soft`. */
const variablesOf = (palette: Palette): string =>
  Object.entries(palette)
    .map(
      ([name, color]) =>
        `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${color}`,
    )
    .join(';');
