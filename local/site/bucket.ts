/** The page's bucket: the files that the deployment would copy into it. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Stack } from '../template/stack.ts';

export type Bucket = ReadonlyMap<string, Buffer>;

type Deployment = {
  readonly SourceObjectKeys: readonly string[];
  readonly SourceMarkers?: readonly Readonly<Record<string, string>>[];
  readonly DestinationBucketName: string;
  readonly DestinationBucketKeyPrefix?: string;
};

/** The files by bucket name and key. Markers in the sources are replaced by their values. */
export const deployBuckets = (stack: Stack): ReadonlyMap<string, Bucket> => {
  const buckets = new Map<string, Map<string, Buffer>>();
  for (const { properties } of stack.ofType<Deployment>('Custom::CDKBucketDeployment')) {
    const { SourceObjectKeys, SourceMarkers = [], DestinationBucketName } = properties;
    const files = buckets.get(DestinationBucketName) ?? new Map<string, Buffer>();
    buckets.set(DestinationBucketName, files);
    SourceObjectKeys.forEach((objectKey, index) => {
      const folder = stack.assembly.assetPath(objectKey);
      for (const [name, content] of filesIn(folder)) {
        const key = `${properties.DestinationBucketKeyPrefix ?? ''}${name}`;
        files.set(key, withMarkers(content, SourceMarkers[index] ?? {}));
      }
    });
  }
  return buckets;
};

const filesIn = (folder: string): readonly (readonly [string, Buffer])[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return [path.relative(folder, file).split(path.sep).join('/'), readFileSync(file)];
    });

const withMarkers = (content: Buffer, markers: Readonly<Record<string, string>>): Buffer => {
  const entries = Object.entries(markers);
  if (entries.length === 0) return content;
  const text = entries.reduce(
    (changed, [marker, value]) => changed.replaceAll(marker, value),
    content.toString('utf8'),
  );
  return Buffer.from(text);
};
