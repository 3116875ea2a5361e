/**
 * What worlds have in common: the engine, the synthesized stack and its catalogue. A world is one run
 * of the whole application on a clock of its own; one after the other in a process.
 */

import { type Engine, startEngine } from '../../local/dynamodb/engine.ts';
import { readAssembly } from '../../local/template/assembly.ts';
import { type ResolvedResource, resolveStack, type Stack } from '../../local/template/stack.ts';
import { askEngine } from './engine-wire.ts';
import { startWorld, type World, type WorldOptions } from './world.ts';

type Item = Readonly<Record<string, unknown>>;

export type Universe = {
  /** A world as a deployment leaves it. The one before must have ended. */
  readonly world: (options: Omit<WorldOptions, 'stack' | 'engineUrl'>) => Promise<World>;
  readonly stop: () => Promise<void>;
};

const parameters = {
  StripeApiUrl: 'http://stripe.sim',
  StripePublishableKey: 'pk_test_local',
  DeclinesPerHour: '1000',
};

/** Starts an engine and deploys the assembly to it, once. */
export const openUniverse = async (assemblyFolder: string): Promise<Universe> => {
  const engine: Engine = await startEngine();
  const stack = resolvedOnce(resolveStack(readAssembly(assemblyFolder, 'Holdfast'), parameters));
  const common = { stack, engineUrl: engine.url };
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
    world: async (options) => {
      for (const { table, key } of keys) if (table !== productsTable) await empty(table, key);
      await call('BatchWriteItem', {
        RequestItems: {
          [productsTable]: products.map((Item) => ({ PutRequest: { Item } })),
        },
      });
      const world = await startWorld({ ...common, ...options });
      // What the world before has left in the streams is not this one's.
      for (const source of world.application.eventSources) await source.skip();
      return world;
    },
    stop: engine.stop,
  };
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
