import type { Resource } from '../../../local/template/assembly.ts';
import { assertRunnable } from '../../../local/template/resource-types.ts';

const assert = (Resources: Readonly<Record<string, Resource>>) =>
  assertRunnable({ Parameters: {}, Resources, Outputs: {} });

test('a template of what can be run here, and of what needs no running, is accepted', () => {
  expect(() =>
    assert({ Orders: { Type: 'AWS::DynamoDB::Table' }, Role: { Type: 'AWS::IAM::Role' } }),
  ).not.toThrow();
});

test('what can’t be run here is named with its type, all of it at once, and where to teach it', () => {
  expect(() =>
    assert({
      Cluster: { Type: 'AWS::ECS::Cluster' },
      Role: { Type: 'AWS::IAM::Role' },
      Database: { Type: 'AWS::RDS::DBInstance' },
    }),
  ).toThrow(
    /on one machine:\n {2}Cluster: AWS::ECS::Cluster\n {2}Database: AWS::RDS::DBInstance\nTeach .*local\/template\/resource-types\.ts\.$/,
  );
});
