/** The files of the console's page, as they are sent to a browser. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { HttpAnswer } from '../http-api/gateway.ts';

const folder = path.join(import.meta.dirname, 'page');

const headers = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

/**
 * Bundled at each request, in some ten milliseconds, so that the next load shows a change of the
 * page. The build is synchronous, since esbuild's asynchronous one keeps a process running.
 */
const bundled = async (entry: string): Promise<Uint8Array> => {
  const { buildSync } = await import('esbuild');
  const { outputFiles } = buildSync({
    entryPoints: [path.join(folder, entry)],
    bundle: true,
    format: 'esm',
    target: 'es2024',
    write: false,
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
};

const files: Readonly<Record<string, { type: string; read: () => Promise<Uint8Array> }>> = {
  '/_local/': {
    type: 'text/html; charset=utf-8',
    read: async () => readFileSync(path.join(folder, 'console.html')),
  },
  '/_local/console.js': {
    type: 'text/javascript; charset=utf-8',
    read: () => bundled('page.ts'),
  },
  '/_local/console.css': {
    type: 'text/css; charset=utf-8',
    read: () => bundled('styles/console.css'),
  },
};

/** The page's file at this path, if there is one. */
export const pageFile = async (requested: string): Promise<HttpAnswer | undefined> => {
  const file = files[requested];
  if (file === undefined) return undefined;
  const body = Buffer.from(await file.read());
  return { status: 200, headers: { ...headers, 'content-type': file.type }, body };
};
