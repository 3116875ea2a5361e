/** The synthesized app for MiniStack: as it is, without what MiniStack can't create at all. */
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

type Resource = { readonly Type: string; readonly Properties?: Readonly<Record<string, unknown>> };
type Template = { readonly Resources: Readonly<Record<string, Resource>> };

/** What is left out, each with MiniStack's reason. */
const isLeftOut = ({ Type, Properties = {} }: Resource): boolean =>
  // “Properties.Metrics (metric math) is not supported; use MetricName and Namespace.”
  (Type === 'AWS::CloudWatch::Alarm' && 'Metrics' in Properties) ||
  // “Unrecognized resource types: [AWS::Logs::QueryDefinition]”
  Type === 'AWS::Logs::QueryDefinition';

/** Copies the assembly into `folder`. Resolves to the logical ids of what is not in it. */
export const assemblyForEmulator = (assembly: string, folder: string): readonly string[] => {
  rmSync(folder, { recursive: true, force: true });
  cpSync(assembly, folder, { recursive: true });
  const file = path.join(folder, 'Holdfast.template.json');
  const template = JSON.parse(readFileSync(file, 'utf8')) as Template;
  const all = Object.entries(template.Resources);
  const kept = all.filter(([, resource]) => !isLeftOut(resource));
  writeFileSync(file, JSON.stringify({ ...template, Resources: Object.fromEntries(kept) }));
  return all.filter(([, resource]) => isLeftOut(resource)).map(([id]) => id);
};

/** The layer that brings the AWS CLI for the CDK's own copier of files; Lambda unpacks it into /opt. */
export const cliLayerIn = (assembly: string): string => {
  const found = readdirSync(assembly).find((name) => name.endsWith('.zip'));
  if (found === undefined) throw new Error(`${assembly} has no layer with the AWS CLI.`);
  return path.join(assembly, found);
};
