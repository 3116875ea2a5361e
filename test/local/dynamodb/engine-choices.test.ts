import {
  engineChoices,
  type Machine,
  whatToInstall,
} from '../../../local/dynamodb/engine-choices.ts';

/** A machine that has these files and no others. */
const machineWith = (files: readonly string[], overrides: Partial<Machine> = {}): Machine => ({
  platform: 'linux',
  arch: 'arm64',
  environment: { PATH: '/usr/bin::/opt/bin', DYNAMODB_LOCAL_HOME: '/opt/local' },
  packages: '/app/node_modules',
  version: '1.2.1',
  has: (file) => files.includes(file),
  ...overrides,
});
const packaged = '/app/node_modules/@dynoxide/linux-arm64/dynoxide';
const everything = [
  packaged,
  '/opt/bin/dynoxide',
  '/usr/bin/npx',
  '/usr/bin/java',
  '/opt/local/DynamoDBLocal.jar',
];
const without = (...gone: readonly string[]) => everything.filter((file) => !gone.includes(file));
const commands = (machine: Machine, folder?: string) =>
  engineChoices(machine).map(({ commandFor }) => commandFor(9000, folder));

test('the binary that npm installed for this platform comes before all others', () => {
  expect(commands(machineWith(everything))).toEqual([
    [packaged, 'serve', '--host', '127.0.0.1', '--port', '9000'],
  ]);
});

test('a package for another platform is not used on this one', () => {
  const [command] = commands(machineWith(everything, { arch: 'x64' }));
  expect(command?.[0]).toBe('/opt/bin/dynoxide');
});

test('without that package it is the dynoxide on the PATH', () => {
  const [first, ...more] = commands(machineWith(without(packaged)));
  expect([first?.[0], more]).toEqual(['/opt/bin/dynoxide', []]);
});

test('without any dynoxide npx fetches the pinned one, and Java is there should that fail', () => {
  const machine = machineWith(without(packaged, '/opt/bin/dynoxide'));
  expect(commands(machine).map(([program, ...args]) => [program, ...args.slice(0, 3)])).toEqual([
    ['/usr/bin/npx', '--yes', '--prefer-offline', 'dynoxide@1.2.1'],
    ['/usr/bin/java', '-Djava.library.path=/opt/local/DynamoDBLocal_lib', '-jar', everything[4]],
  ]);
});

test('npx is the one of the npm that runs this, run by Node itself', () => {
  const script = '/lib/npm/bin/npx-cli.js';
  const environment = { PATH: '/usr/bin', npm_execpath: '/lib/npm/bin/npm-cli.js' };
  const [command] = commands(machineWith([script, '/usr/bin/npx'], { environment }));
  expect(command?.slice(0, 2)).toEqual([process.execPath, script]);
});

test('npx is not asked for a platform that dynoxide has no package for', () => {
  const machine = machineWith(['/usr/bin/npx'], { platform: 'freebsd' });
  expect(engineChoices(machine)).toEqual([]);
});

test.each(['/usr/bin/java', '/opt/local/DynamoDBLocal.jar'])(
  'DynamoDB Local is no choice without %s',
  (missing) => {
    const files = ['/usr/bin/java', '/opt/local/DynamoDBLocal.jar'];
    const there = files.filter((file) => file !== missing);
    expect(engineChoices(machineWith(files))).toHaveLength(1);
    expect(engineChoices(machineWith(there))).toEqual([]);
  },
);

describe('HOLDFAST_DYNAMODB chooses the engine', () => {
  const choosing = (engine: string, files = everything) =>
    machineWith(files, {
      environment: {
        PATH: '/usr/bin:/opt/bin',
        DYNAMODB_LOCAL_HOME: '/opt/local',
        HOLDFAST_DYNAMODB: engine,
      },
    });
  const programs = (machine: Machine) => commands(machine).map(([program]) => program);

  test('java is DynamoDB Local, though there is a dynoxide', () => {
    expect(programs(choosing('java'))).toEqual(['/usr/bin/java']);
  });

  test('dynoxide is that alone, also where it must be fetched', () => {
    expect(programs(choosing('dynoxide'))).toEqual([packaged]);
    expect(programs(choosing('dynoxide', without(packaged, '/opt/bin/dynoxide')))).toEqual([
      '/usr/bin/npx',
    ]);
  });

  test('an empty text chooses none', () => {
    expect(programs(choosing(''))).toEqual([packaged]);
  });

  test('no other engine takes the place of the one that was chosen', () => {
    const machine = choosing('java', without('/usr/bin/java'));
    expect(commands(machine)).toEqual([]);
    expect(whatToInstall(machine)).toBe(
      'HOLDFAST_DYNAMODB=java takes AWS’s DynamoDB Local and no other engine: it needs java on the ' +
        'PATH, and DYNAMODB_LOCAL_HOME set to the folder that holds DynamoDBLocal.jar.',
    );
  });

  test('another name is refused with those that there are', () => {
    expect(() => commands(choosing('jav'))).toThrow(
      'HOLDFAST_DYNAMODB is "jav". It may be java or dynoxide; without it, the best engine is taken.',
    );
  });
});

test('on Windows programs end in .exe', () => {
  const files = ['C/bin/dynoxide.exe', 'C/bin/dynoxide'];
  const environment = { Path: 'C/bin' };
  const [command] = commands(machineWith(files, { platform: 'win32', environment }));
  expect(command?.[0]).toBe('C/bin/dynoxide.exe');
});

test('the tables are kept in the folder that is given, and in memory without one', () => {
  const files = [packaged];
  expect(commands(machineWith(files), '/data')[0]?.slice(-2)).toEqual([
    '--db-path',
    '/data/dynamodb.sqlite',
  ]);
  const java = machineWith(['/usr/bin/java', '/opt/local/DynamoDBLocal.jar']);
  expect(commands(java, '/data')[0]?.slice(-2)).toEqual(['-dbPath', '/data']);
  expect(commands(java)[0]?.slice(-1)).toEqual(['-inMemory']);
});

test('the advice what to install is for this platform, with the pinned version', () => {
  expect(whatToInstall(machineWith([]))).toMatch(
    /\(linux arm64\).*npm install --global dynoxide@1\.2\.1.*DYNAMODB_LOCAL_HOME/,
  );
});
