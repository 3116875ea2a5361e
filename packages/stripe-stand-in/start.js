#!/usr/bin/env node
// Starts the stand-in by itself: `stripe-stand-in --help` says how.
import { existsSync } from 'node:fs';
import path from 'node:path';

// In its repository it is compiled when it is started; a published package has been compiled before.
if (existsSync(path.join(import.meta.dirname, 'build.js'))) {
  const { buildWhenOutdated } = await import('./build.js');
  await buildWhenOutdated();
}
const { main } = await import('./dist/command/main.js');
await main(process.argv.slice(2), process.env);
