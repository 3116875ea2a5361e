/** What is different in another stack, in the words of whoever edits it. */
import type { Resource } from '../template/assembly.ts';
import type { Stack } from '../template/stack.ts';

const functionType = 'AWS::Lambda::Function';
const named: Readonly<Record<string, string>> = {
  'Custom::CDKBucketDeployment': 'the page',
  'AWS::StepFunctions::StateMachine': 'the state machine',
};
/** What changes only because a function does. */
const quiet = new Set(['AWS::Lambda::Version', 'Custom::Trigger', 'AWS::CDK::Metadata']);

/** Functions by their logical ids without the CDK's hash; empty when nothing is different. */
export const differencesBetween = (before: Stack, after: Stack): readonly string[] => {
  const [earlier, later] = [textsOf(before), textsOf(after)];
  const ids = [...new Set([...later.keys(), ...earlier.keys()])];
  const different = ids.filter((id) => earlier.get(id)?.text !== later.get(id)?.text);
  const typeOf = (id: string): string => (later.get(id) ?? earlier.get(id))?.type ?? '';
  const functions = different
    .filter((id) => typeOf(id) === functionType)
    .map((id) => id.replace(/[0-9A-F]{8}$/, ''));
  const types = new Set(different.map(typeOf));
  const others = [...types].filter(
    (type) => type !== functionType && !(type in named) && !quiet.has(type),
  );
  return [
    ...functions,
    ...Object.entries(named).flatMap(([type, name]) => (types.has(type) ? [name] : [])),
    ...others,
  ];
};

const textsOf = ({ assembly }: Stack): ReadonlyMap<string, { type: string; text: string }> =>
  new Map(
    Object.entries(assembly.template.Resources).map(([id, resource]: [string, Resource]) => [
      id,
      { type: resource.Type, text: JSON.stringify(resource) },
    ]),
  );
