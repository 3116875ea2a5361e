/** Whether a running system can go on with another stack: what keeps something has to stay as it is. */
import type { TableProperties } from '../dynamodb/tables.ts';
import type { Stack } from '../template/stack.ts';

/** The parts that a reload takes over, by their types in the template. */
const keeping: Readonly<Record<string, string>> = {
  'AWS::SecretsManager::Secret': 'secrets',
  'AWS::SQS::Queue': 'queues',
  'AWS::SNS::Topic': 'topics',
  'AWS::Events::EventBus': 'event buses',
  'AWS::Lambda::EventSourceMapping': 'event source mappings',
};

/** Throws an Error that says what has changed that can't be reloaded, and what to do. */
export const assertReloadable = (before: Stack, after: Stack): void => {
  const changed = Object.entries(keeping)
    .filter(([type]) => JSON.stringify(before.ofType(type)) !== JSON.stringify(after.ofType(type)))
    .map(([, name]) => `its ${name}`);
  if (before.id !== after.id) changed.push('its name');
  if (JSON.stringify(before.parameters) !== JSON.stringify(after.parameters)) {
    changed.push('its parameters');
  }
  if (machineOf(before) !== machineOf(after)) changed.push('the name of its state machine');
  if (changed.length > 0) {
    throw new Error(
      `The stack has changed in ${changed.join(' and ')}, which a running system keeps. Stop it, and run npm start again.`,
    );
  }
  for (const table of tablesOf(before)) {
    const next = tablesOf(after).find(({ name }) => name === table.name);
    if (next === undefined || next.shape === table.shape) continue;
    throw new Error(
      `The table ${table.name} has other keys, indexes or another stream now, and an existing table keeps its own. ` +
        'Stop the system, and run npm start -- --fresh, which begins with empty tables.',
    );
  }
};

const machineOf = (stack: Stack): string | undefined =>
  stack.ofType('AWS::StepFunctions::StateMachine')[0]?.ref;

const tablesOf = (stack: Stack) =>
  stack.ofType<TableProperties>('AWS::DynamoDB::Table').map(({ ref, properties }) => {
    const { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes, StreamSpecification } =
      properties;
    return {
      name: ref,
      shape: JSON.stringify([
        KeySchema,
        AttributeDefinitions,
        GlobalSecondaryIndexes,
        StreamSpecification,
      ]),
    };
  });
