import { mkdtempSync, readdirSync } from 'node:fs';
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
  const synthesized = synthesize(folder, undefined, unneeded.signal);
  unneeded.abort();
  await expect(synthesized).rejects.toMatchObject({ name: 'AbortError' });
  expect(readdirSync(folder)).toEqual([]);
});
