import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { synthesize } from '../../local/synthesize.ts';
import { readAssembly } from '../../local/template/assembly.ts';
import { assemblyFolder } from '../support/synthesize-once.ts';

test('a synthesized app is an assembly with the stack of cdk.json’s app', () => {
  const { template } = readAssembly(assemblyFolder, 'Holdfast');
  expect(Object.values(template.Resources).map(({ Type }) => Type)).toContain(
    'AWS::StepFunctions::StateMachine',
  );
});

test('an app that can’t be synthesized says why', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'synthesize-'));
  await expect(synthesize(folder, { capture: 'sometimes' })).rejects.toThrow(
    /^The CDK app could not be synthesized:\n[\s\S]*capture/,
  );
});

test('it ends at once when it is not needed any more, and writes nothing after that', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'synthesize-'));
  const unneeded = new AbortController();
  const synthesized = synthesize(folder, undefined, { signal: unneeded.signal });
  unneeded.abort();
  await expect(synthesized).rejects.toMatchObject({ name: 'AbortError' });
  expect(readdirSync(folder)).toEqual([]);
});

test('a hasty synthesis, without CloudFormation’s rules, writes the same assembly', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'synthesize-'));
  await synthesize(folder, undefined, { isHasty: true });
  // The page's source map, and with it the hash of its files, depends on the folder.
  const withoutHashes = (assembly: string, file: string) =>
    readFileSync(path.join(assembly, file), 'utf8').replace(/[0-9a-f]{64}/g, 'hash');
  for (const file of ['Holdfast.template.json', 'manifest.json']) {
    expect(withoutHashes(folder, file)).toBe(withoutHashes(assemblyFolder, file));
  }
});
