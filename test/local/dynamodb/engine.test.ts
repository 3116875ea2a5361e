import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import path from 'node:path';
import { callDynamoDb } from '../../../local/dynamodb/call.ts';
import { type Engine, startEngine } from '../../../local/dynamodb/engine.ts';
import { PortTaken } from '../../../local/ports.ts';
import { answers, listens, machineWith } from './stub-programs.ts';

const running: Engine[] = [];
const start = async (options: Parameters<typeof startEngine>[0] = {}): Promise<Engine> => {
  const engine = await startEngine(options);
  running.push(engine);
  return engine;
};
afterEach(async () => {
  await Promise.all(running.splice(0).map((engine) => engine.stop()));
});

const portOf = ({ url }: Engine): number => Number(new URL(url).port);
const tables = ({ url }: Engine) => callDynamoDb(url, 'ListTables', {});

describe('the engine of this machine', () => {
  test('answers at a port of its own, until it is stopped', async () => {
    const [one, other] = await Promise.all([start(), start()]);
    expect(portOf(one)).not.toBe(portOf(other));
    expect(await tables(one)).toEqual({ TableNames: [] });
    await one.stop();
    await one.stop();
    await expect(tables(one)).rejects.toThrow(/No answer/);
    expect(await tables(other)).toEqual({ TableNames: [] });
  });

  test('says that a port is taken, and leaves alone what answers there', async () => {
    const engine = await start();
    await expect(start({ port: portOf(engine) })).rejects.toThrow(PortTaken);
    expect(await tables(engine)).toEqual({ TableNames: [] });
  });
});

describe('without a package of its own', () => {
  test('a machine runs the dynoxide on its PATH, and nothing else', async () => {
    const { machine, calls } = machineWith({ dynoxide: listens, npx: listens });
    const engine = await start({ machine, folder: '/data' });
    expect(calls()).toEqual([
      [
        ...['dynoxide', 'serve', '--host', '127.0.0.1', '--port', String(portOf(engine))],
        ...['--db-path', path.join('/data', 'dynamodb.sqlite')],
      ],
    ]);
  });

  test('a machine runs what npx fetches', async () => {
    const { machine, calls } = machineWith({ npx: listens });
    await start({ machine });
    expect(calls()[0]?.slice(0, 4)).toEqual([
      ...['npx', '--yes', '--prefer-offline', `dynoxide@${machine.version}`],
    ]);
  });

  test('a machine runs DynamoDB Local when npx can’t fetch', async () => {
    const programs = { npx: 'process.exit(1)', java: answers, 'home/DynamoDBLocal.jar': '' };
    const { machine, calls, folder } = machineWith(programs);
    machine.environment.DYNAMODB_LOCAL_HOME = path.join(folder, 'home');
    const engine = await start({ machine });
    expect(await tables(engine)).toEqual({});
    expect(calls().map(([program]) => program)).toEqual(['npx', 'java']);
  });

  test('DynamoDB Local is not mistaken for what answers at its port already', async () => {
    const programs = { java: answers, 'home/DynamoDBLocal.jar': '' };
    const { machine, calls, folder } = machineWith(programs);
    machine.environment.DYNAMODB_LOCAL_HOME = path.join(folder, 'home');
    const other = await start();
    await expect(start({ machine, port: portOf(other) })).rejects.toThrow(PortTaken);
    expect(calls()).toEqual([]);
  });

  test('a machine with no engine at all is told what to install', async () => {
    await expect(start({ machine: machineWith({}).machine })).rejects.toThrow(
      /^No DynamoDB engine runs\.\nAny one of these .*npm install --global dynoxide@/,
    );
  });

  test('a machine whose engines all fail is told what each of them said', async () => {
    const { machine } = machineWith({ npx: "console.error('no network'); process.exit(1)" });
    await expect(start({ machine })).rejects.toThrow(
      /^No DynamoDB engine runs\.\nnpx dynoxide@.* did not start: no network\nAny one of these/,
    );
  });
});

describe('an engine that may choose its port', () => {
  const saysTaken = "console.error('error: port 1 is already in use'); process.exit(1);";

  test('draws another one when the first is taken', async () => {
    const { machine, calls } = machineWith({
      dynoxide: `const { existsSync, writeFileSync } = require('node:fs');
        const mark = __filename + '.tried';
        if (existsSync(mark)) { ${listens} } else { writeFileSync(mark, ''); ${saysTaken} }`,
    });
    const engine = await start({ machine });
    const ports = calls().map((call) => Number(call[5]));
    expect(ports).toHaveLength(2);
    expect(ports[1]).toBe(portOf(engine));
    expect(ports[0]).not.toBe(ports[1]);
  });

  test('gives up after five draws', async () => {
    const { machine, calls } = machineWith({ dynoxide: saysTaken });
    await expect(start({ machine })).rejects.toThrow(PortTaken);
    expect(calls()).toHaveLength(5);
  });

  test('draws below the ports that the system gives out for port 0', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const given = (server.address() as AddressInfo).port;
    server.close();
    expect(portOf(await start())).toBeLessThan(32_000);
    expect(given).toBeGreaterThan(32_000);
  });
});
