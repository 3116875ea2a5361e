#!/usr/bin/env node
// Starts the stand-in by itself: `stripe-stand-in --help` says how. In its repository it is compiled
// first, when it was never compiled or its sources have changed since.
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const sources = path.join(import.meta.dirname, 'src');
const compiled = path.join(import.meta.dirname, 'dist/command/main.js');

const changedAt = (file) => statSync(file).mtimeMs;

/** A published package has no sources. */
const isOutdated = () => {
  if (!existsSync(sources)) return false;
  if (!existsSync(compiled)) return true;
  const compiledAt = changedAt(compiled);
  return readdirSync(sources, { recursive: true }).some(
    (name) => changedAt(path.join(sources, name)) > compiledAt,
  );
};

if (isOutdated()) {
  const { build } = await import('./build.js');
  await build();
}
const { main } = await import('./dist/command/main.js');
await main(process.argv.slice(2), process.env);
