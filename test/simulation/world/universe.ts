/**
 * What worlds have in common: the engine, the synthesized stack and its catalogue. A world is one run
 * of the whole application on a clock of its own. A process has one world at a time.
 */

import type { Application } from '../../../local/application.ts';
import { type Engine, startEngine } from '../../../local/dynamodb/engine.ts';
import type { Definition } from '../../../local/step-functions/definition.ts';
import type { ResolvedResource, Stack } from '../../../local/template/stack.ts';
import { shortName } from '../lambda/simulated-lambda.ts';
import { askEngine } from '../network/engine-wire.ts';
import { stackIn } from './stack.ts';
import { definitionOf, stepsOf } from './workflow.ts';
import { startWorld, type World, type WorldOptions } from './world.ts';

type Item = Readonly<Record<string, unknown>>;

export type Universe = {
  readonly definition: Definition;
  /** Who calls services: the state machine, and every function but what a deployment runs once. */
  readonly callers: readonly string[];
  /** Starts a world as a deployment leaves it. The world before it must have ended. */
  readonly world: (options: Pick<WorldOptions, 'seed' | 'faultFor' | 'load'>) => Promise<World>;
  readonly stop: () => Promise<void>;
};

/** Starts an engine and deploys the assembly to it, once. */
export const openUniverse = async (assemblyFolder: string): Promise<Universe> => {
  const engine: Engine = await startEngine();
  const stack = resolvedOnce(stackIn(assemblyFolder));
  const definition = definitionOf(stack);
  const common = { stack, steps: stepsOf(definition), engineUrl: engine.url };
  const call = (action: string, input: unknown) => askEngine(engine.url, action, input);

  const first = await startWorld({ ...common, seed: 0 });
  await first.deploy();
  const keys = stack
    .ofType<{ KeySchema: { AttributeName: string; KeyType: string }[] }>('AWS::DynamoDB::Table')
    .map(({ ref, properties }) => ({
      table: ref,
      key: properties.KeySchema[0]?.AttributeName ?? '',
    }));
  const productsTable = first.application.tableName('TablesProducts');
  const { Items: products = [] } = (await call('Scan', { TableName: productsTable })) as {
    Items?: Item[];
  };
  const callers = callersIn(first.application);
  await first.stop();

  const empty = async (table: string, key: string): Promise<void> => {
    const { Items = [] } = (await call('Scan', { TableName: table })) as { Items?: Item[] };
    for (let start = 0; start < Items.length; start += 25) {
      await call('BatchWriteItem', {
        RequestItems: {
          [table]: Items.slice(start, start + 25).map((item) => ({
            DeleteRequest: { Key: { [key]: item[key] } },
          })),
        },
      });
    }
  };

  return {
    definition,
    callers,
    world: async (options) => {
      for (const { table, key } of keys) if (table !== productsTable) await empty(table, key);
      await call('BatchWriteItem', {
        RequestItems: {
          [productsTable]: products.map((Item) => ({ PutRequest: { Item } })),
        },
      });
      const world = await startWorld({ ...common, ...options });
      // What the world before this one has left in the streams is skipped.
      for (const source of world.application.eventSources) await source.skip();
      return world;
    },
    stop: engine.stop,
  };
};

const callersIn = ({ lambdas, stack }: Application): readonly string[] => {
  const once = stack
    .ofType<{ HandlerArn: string }>('Custom::Trigger')
    .map(({ properties }) => properties.HandlerArn);
  return [...lambdas.values()]
    .map(({ configuration }) => configuration.name)
    .filter((name) => !once.some((arn) => arn.includes(`:function:${name}`)))
    .map(shortName)
    .concat('StateMachine')
    .sort();
};

/** The template's resources are the same in every world: each type is resolved once. */
const resolvedOnce = (stack: Stack): Stack => {
  const known = new Map<string, readonly ResolvedResource<unknown>[]>();
  return {
    ...stack,
    ofType: <P>(type: string) => {
      const found = known.get(type) ?? stack.ofType<unknown>(type);
      known.set(type, found);
      return found as readonly ResolvedResource<P>[];
    },
  };
};
