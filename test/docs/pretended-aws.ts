/**
 * Stands in for the AWS CLI where the documents' commands are run: it knows the synthesized stack. It
 * refuses a resource or an output that the template does not have, a resource of which there are
 * several, and an argument that came out empty. All else it answers with `{}`.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { assemblyFolder } from '../support/synthesize-once.ts';

type Template = {
  readonly Resources: Readonly<
    Record<
      string,
      { readonly Type: string; readonly Properties?: Readonly<Record<string, unknown>> }
    >
  >;
  readonly Outputs: Readonly<Record<string, unknown>>;
};

/** What the CLI would write on its standard error, before it exits with 254. */
export class Refusal extends Error {}

/** The stack, with the ids that CloudFormation gets: those of `template()` lack their ends. */
const { Resources, Outputs } = JSON.parse(
  readFileSync(path.join(assemblyFolder, 'Holdfast.template.json'), 'utf8'),
) as Template;

/** What `aws` with these arguments prints. Throws a `Refusal`. */
export const answerOfAws = (args: readonly string[]): string => {
  const empty = args.indexOf('');
  if (empty !== -1 && args[empty - 1] !== '--filter-pattern') {
    throw new Refusal(`An argument is empty, after ${args[empty - 1]}.`);
  }
  const after = (option: string): string => args[args.indexOf(option) + 1] ?? '';
  switch (args.slice(0, 2).join(' ')) {
    case 'cloudformation list-stack-resources':
      return resourceOf(after('--query'));
    case 'cloudformation describe-stacks':
      return outputOf(after('--query'));
    case 'dynamodb list-tables':
      return ids('AWS::DynamoDB::Table').map(physical).join('\t');
    case 'dynamodb query':
      return 'HF-AV1A-VXYE-J4R3\tHF-SCWF-AJBY-YA1C';
    case 'lambda get-function-configuration':
      return JSON.stringify({ Variables: environmentOf(after('--function-name')) }, null, 4);
    default:
      return '{}';
  }
};

/** The one resource that a query names by the beginning of its logical id and by its type. */
const resourceOf = (query: string): string => {
  const [, beginning, type] =
    /^StackResourceSummaries\[\?starts_with\(LogicalResourceId, '(\w+)'\) && ResourceType=='([\w:]+)'\]\.PhysicalResourceId$/.exec(
      query,
    ) ?? [];
  if (beginning === undefined || type === undefined) throw new Refusal(`What is ${query}?`);
  const [id, ...others] = ids(type).filter((each) => each.startsWith(beginning));
  if (id === undefined) throw new Refusal(`There is no ${type} that begins with ${beginning}.`);
  if (others.length > 0) throw new Refusal(`Several begin so: ${[id, ...others].join(', ')}.`);
  return physical(id);
};

const ids = (type: string): readonly string[] =>
  Object.keys(Resources).filter((id) => Resources[id]?.Type === type);

/** A name that says of which resource it is. */
const physical = (id: string): string =>
  Resources[id]?.Type === 'AWS::StepFunctions::StateMachine'
    ? `arn:aws:states:eu-west-1:123456789012:stateMachine:Holdfast-${id}`
    : `Holdfast-${id}`;

const environmentOf = (functionName: string): unknown => {
  const environment = Resources[functionName.replace(/^Holdfast-/, '')]?.Properties?.Environment;
  if (environment === undefined) throw new Refusal(`There is no function ${functionName}.`);
  return (environment as { readonly Variables: unknown }).Variables;
};

const outputOf = (query: string): string => {
  const name = /^Stacks\[0\]\.Outputs\[\?OutputKey=='(\w+)'\]\.OutputValue$/.exec(query)?.[1];
  if (name === undefined) throw new Refusal(`What is ${query}?`);
  if (!(name in Outputs)) throw new Refusal(`The stack has no output ${name}.`);
  return `the-${name}`;
};
