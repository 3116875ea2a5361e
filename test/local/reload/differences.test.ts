import { differencesBetween } from '../../../local/reload/differences.ts';
import type { Resource } from '../../../local/template/assembly.ts';
import { stackOf } from '../stack-of.ts';

const lambda = (S3Key: string): Resource => ({
  Type: 'AWS::Lambda::Function',
  Properties: { Handler: 'index.handler', Runtime: 'nodejs24.x', Code: { S3Key } },
});
const page = (key: string): Resource => ({
  Type: 'Custom::CDKBucketDeployment',
  Properties: { SourceObjectKeys: [key] },
});
const resources = {
  Api1A2B3C4D: lambda('api.zip'),
  Capture5E6F7A8B: lambda('capture.zip'),
  Files: page('web.zip'),
  Machine: { Type: 'AWS::StepFunctions::StateMachine', Properties: { DefinitionString: '{}' } },
};
const between = (after: Readonly<Record<string, Resource>>) =>
  differencesBetween(stackOf(resources), stackOf(after));

test('nothing is different in the same stack', () => {
  expect(between(resources)).toEqual([]);
});

test('functions are told by their names, then the page and the state machine', () => {
  const Machine = { ...resources.Machine, Properties: { DefinitionString: '{"Comment":""}' } };
  expect(
    between({ ...resources, Machine, Files: page('new.zip'), Api1A2B3C4D: lambda('b') }),
  ).toEqual(['Api', 'the page', 'the state machine']);
});

test('what is new, what is gone and what is of another kind is told, too', () => {
  const { Capture5E6F7A8B: _, ...rest } = resources;
  const Queue = { Type: 'AWS::SQS::Queue' };
  expect(between({ ...rest, Release0A1B2C3D: lambda('r'), Queue })).toEqual([
    'Release',
    'Capture',
    'AWS::SQS::Queue',
  ]);
});
