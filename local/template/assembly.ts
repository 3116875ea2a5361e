/** Reads what `cdk synth` wrote: the stack's template and where its file assets are. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

export type Resource = {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DependsOn?: string | readonly string[];
};

export type Parameter = {
  readonly Type: string;
  readonly Default?: string | number;
  readonly NoEcho?: boolean;
};

export type Template = {
  readonly Parameters: Readonly<Record<string, Parameter>>;
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs: Readonly<
    Record<string, { readonly Value: unknown; readonly Description?: string }>
  >;
};

export type Assembly = {
  readonly stackName: string;
  readonly template: Template;
  /** The folder or file of an asset, by its object key in the template. */
  readonly assetPath: (objectKey: string) => string;
};

type AssetManifest = {
  readonly files: Readonly<
    Record<
      string,
      {
        readonly source: { readonly path?: string };
        readonly destinations: Readonly<Record<string, { readonly objectKey: string }>>;
      }
    >
  >;
};

type Manifest = {
  readonly artifacts: Readonly<
    Record<string, { readonly properties?: { readonly stackName?: string } }>
  >;
};

/**
 * The assembly in a cdk.out folder, of the stack with this id in the app: its name may be another
 * one. Throws an Error when the stack is not in it.
 */
export const readAssembly = (folder: string, stackId: string): Assembly => {
  const read = (name: string): unknown => {
    try {
      return JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
    } catch (cause) {
      throw new Error(`${path.join(folder, name)} can't be read: synthesize the app first.`, {
        cause,
      });
    }
  };
  const { Parameters = {}, Outputs = {}, ...rest } = read(`${stackId}.template.json`) as Template;
  const { files } = read(`${stackId}.assets.json`) as AssetManifest;
  const { artifacts } = read('manifest.json') as Manifest;
  const stackName = artifacts[stackId]?.properties?.stackName ?? stackId;
  const paths = new Map<string, string>();
  for (const { source, destinations } of Object.values(files)) {
    for (const { objectKey } of Object.values(destinations)) {
      if (source.path !== undefined) paths.set(objectKey, path.join(folder, source.path));
    }
  }
  const assetPath = (objectKey: string): string => {
    const found = paths.get(objectKey);
    if (found === undefined) throw new Error(`No asset has the object key ${objectKey}.`);
    return found;
  };
  return { stackName, template: { ...rest, Parameters, Outputs }, assetPath };
};
