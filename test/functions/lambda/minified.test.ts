import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { authorizedDocumentOf } from '../../support/checkouts.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What a step's bundle throws for each event, as Lambda reports it. The bundle runs in a process of its own. */
const thrownBy = (file: string, events: readonly unknown[]): readonly string[] => {
  const outfile = path.join(folder, 'index.cjs');
  buildSync({
    entryPoints: [path.join(root, 'functions/steps', file)],
    outfile,
    bundle: true,
    minify: true,
    format: 'cjs',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
  });
  const script = path.join(folder, 'call.mjs');
  writeFileSync(
    script,
    `import { handler } from './index.cjs';
    console.info = console.warn = () => {};
    const names = [];
    for (const event of ${JSON.stringify(events)}) {
      await handler(event).catch((error) => names.push(error.name));
    }
    console.log(JSON.stringify(names));`,
  );
  // Nobody listens there: the step can ask neither Secrets Manager nor anyone else.
  const env = { ...process.env, AWS_ENDPOINT_URL: 'http://127.0.0.1:9' };
  return JSON.parse(execFileSync(process.execPath, [script], { env, encoding: 'utf8' }));
};

test('a minified step throws errors by the names that the state machine knows', () => {
  expect(thrownBy('capture.ts', [{}, authorizedDocumentOf()])).toEqual([
    'InvalidDocument',
    'SecretsManagerUnavailable',
  ]);
});
