/** How the page's script is bundled: each language is a file of its own, loaded by those who speak it. */
import path from 'node:path';
import type { BuildOptions } from 'esbuild';
import { shared } from './bundle.ts';

export const pageScript = {
  ...shared,
  entryPoints: [path.join('web', 'checkout.ts')],
  target: 'es2022',
  splitting: true,
  // Modules are always read as UTF-8; escaped, Arabic and Japanese would be half as large again.
  charset: 'utf8',
  // By their contents, so that a page never loads the language of another deployment.
  chunkNames: 'language/[name]-[hash]',
} as const satisfies BuildOptions;
