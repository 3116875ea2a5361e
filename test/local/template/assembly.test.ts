import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readAssembly } from '../../../local/template/assembly.ts';

const destinations = { here: { objectKey: 'abc.zip' } };
const files = {
  one: { source: { path: 'asset.abc' }, destinations },
  two: { source: {}, destinations: {} },
};

/** What a synthesis writes for the stack Shop. */
const synthesized = (template: object, assets: object = { files }, properties = {}): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'assembly-'));
  const manifest = { artifacts: { Shop: { properties } } };
  writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(path.join(folder, 'Shop.template.json'), JSON.stringify(template));
  writeFileSync(path.join(folder, 'Shop.assets.json'), JSON.stringify(assets));
  return folder;
};

test('a template without parameters and outputs has none of them', () => {
  const Resources = { Orders: { Type: 'AWS::DynamoDB::Table' } };
  expect(readAssembly(synthesized({ Resources }), 'Shop')).toMatchObject({
    stackName: 'Shop',
    template: { Resources, Parameters: {}, Outputs: {} },
  });
});

test('a stack may have another name than its id in the app', () => {
  const folder = synthesized({ Resources: {} }, { files }, { stackName: 'Shop-Test' });
  expect(readAssembly(folder, 'Shop').stackName).toBe('Shop-Test');
});

test('an asset is found in the folder by the key that the template names it with', () => {
  const folder = synthesized({ Resources: {} });
  const { assetPath } = readAssembly(folder, 'Shop');
  expect(assetPath('abc.zip')).toBe(path.join(folder, 'asset.abc'));
  expect(() => assetPath('other.zip')).toThrow('No asset has the object key other.zip.');
});

test('a stack that is not in the folder is refused with what to do', () => {
  expect(() => readAssembly(synthesized({}), 'Other')).toThrow(
    /Other\.template\.json can't be read: synthesize the app first\.$/,
  );
});
