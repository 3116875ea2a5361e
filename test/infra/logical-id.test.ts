import { App, Stack } from 'aws-cdk-lib';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { logicalIdOf } from '../../infra/logical-id.ts';

const stack = new Stack(new App(), 'Holdfast');

test('a construct’s resource is called as the template calls it', () => {
  expect(logicalIdOf(new Topic(stack, 'Alarms'))).toMatch(/^Alarms[0-9A-F]{8}$/);
});

test('a construct that only groups others has no such name', () => {
  expect(() => logicalIdOf(new Construct(stack, 'Group'))).toThrow(
    'Holdfast/Group has no resource of its own that the template could name.',
  );
});
