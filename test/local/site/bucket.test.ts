import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deployBuckets } from '../../../local/site/bucket.ts';
import type { Resource } from '../../../local/template/assembly.ts';
import { stackOf } from '../stack-of.ts';

const deployment = (properties: object): Resource => ({
  Type: 'Custom::CDKBucketDeployment',
  Properties: { DestinationBucketName: { Ref: 'Site' }, ...properties },
});
/** The bucket's files by key, of a stack whose assets have these. */
const deployed = (
  assets: Readonly<Record<string, Readonly<Record<string, string>>>>,
  deployments: Readonly<Record<string, Resource>>,
) => {
  const root = mkdtempSync(path.join(tmpdir(), 'assets-'));
  for (const [asset, files] of Object.entries(assets)) {
    for (const [name, content] of Object.entries(files)) {
      const file = path.join(root, asset, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
  }
  const stack = stackOf(
    { Site: { Type: 'AWS::S3::Bucket' }, ...deployments },
    { assetPath: (key) => path.join(root, key) },
  );
  const files = deployBuckets(stack).get('shop-site') ?? new Map<string, Buffer>();
  return Object.fromEntries([...files].map(([key, content]) => [key, content.toString()]));
};

test('a bucket has every file of the assets that are deployed to it', () => {
  const assets = { web: { 'index.html': 'page', 'img/a.svg': 'a' }, more: { 'b.js': 'b' } };
  expect(deployed(assets, { Deploy: deployment({ SourceObjectKeys: ['web', 'more'] }) })).toEqual({
    'index.html': 'page',
    'img/a.svg': 'a',
    'b.js': 'b',
  });
});

test('several deployments to one bucket add up, each below its prefix', () => {
  const assets = { web: { 'index.html': 'page' }, docs: { 'index.html': 'docs' } };
  expect(
    deployed(assets, {
      Web: deployment({ SourceObjectKeys: ['web'] }),
      Docs: deployment({ SourceObjectKeys: ['docs'], DestinationBucketKeyPrefix: 'docs/' }),
    }),
  ).toEqual({ 'index.html': 'page', 'docs/index.html': 'docs' });
});

test('markers are replaced by their values, in the source that they are of', () => {
  const assets = { one: { 'a.json': '"<<m>>" "<<m>>"' }, two: { 'b.json': '"<<m>>"' } };
  expect(
    deployed(assets, {
      Deploy: deployment({
        SourceObjectKeys: ['one', 'two'],
        SourceMarkers: [{ '<<m>>': { Ref: 'AWS::Region' } }, {}],
      }),
    }),
  ).toEqual({ 'a.json': '"us-east-1" "us-east-1"', 'b.json': '"<<m>>"' });
});
