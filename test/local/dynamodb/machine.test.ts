import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { thisMachine } from '../../../local/dynamodb/machine.ts';
import manifest from '../../../package.json' with { type: 'json' };

test('the version of dynoxide is the one that package.json pins', () => {
  const { version } = thisMachine({});
  expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(version).toBe(manifest.optionalDependencies['@dynoxide/linux-x64']);
});

test('a program is there when it may be run, a script or a jar when it may be read', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'machine-'));
  const file = (name: string, mode: number): string => {
    writeFileSync(path.join(folder, name), '');
    chmodSync(path.join(folder, name), mode);
    return path.join(folder, name);
  };
  const { has } = thisMachine({});
  expect(has(file('dynoxide', 0o755))).toBe(true);
  expect(has(file('notes', 0o644))).toBe(false);
  expect(has(file('npx-cli.js', 0o644))).toBe(true);
  expect(has(file('DynamoDBLocal.jar', 0o644))).toBe(true);
  expect(has(path.join(folder, 'missing.jar'))).toBe(false);
});
