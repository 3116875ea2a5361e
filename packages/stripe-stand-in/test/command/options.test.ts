import { help, readOptions } from '../../src/command/options.ts';

const read = (args: string, environment: Record<string, string> = {}) =>
  readOptions(args === '' ? [] : args.split(' '), environment);

test('without options it listens on its own port, keeps nothing and sends nothing', () => {
  expect(read('')).toEqual({
    port: 12111,
    dataFile: undefined,
    webhookUrl: undefined,
    webhookSecret: undefined,
    isQuiet: false,
  });
});

test('every option is read', () => {
  const args =
    '--port 0 --data state.json --webhook http://127.0.0.1:3000/hooks --webhook-secret whsec_1 --quiet';
  expect(read(args)).toEqual({
    port: 0,
    dataFile: 'state.json',
    webhookUrl: 'http://127.0.0.1:3000/hooks',
    webhookSecret: 'whsec_1',
    isQuiet: true,
  });
});

test('every environment variable is read, and an option wins over it', () => {
  const environment = {
    STRIPE_STAND_IN_PORT: '4000',
    STRIPE_STAND_IN_DATA: 'state.json',
    STRIPE_STAND_IN_WEBHOOK: 'http://127.0.0.1:3000/hooks',
    STRIPE_STAND_IN_WEBHOOK_SECRET: 'whsec_1',
  };
  expect(read('--port=5000', environment)).toMatchObject({
    port: 5000,
    dataFile: 'state.json',
    webhookUrl: 'http://127.0.0.1:3000/hooks',
    webhookSecret: 'whsec_1',
  });
});

test('an empty environment variable counts as unset', () => {
  expect(read('', { STRIPE_STAND_IN_PORT: '' })).toMatchObject({ port: 12111 });
});

test.each(['--help', '-h', '--port 4000 --help'])('%s asks for help', (args) => {
  expect(read(args)).toBe('help');
});

test.each([
  ['--prot 4000', 'There is no option --prot. There are --port, --data'],
  ['4000', '"4000" is no option. There are --port'],
  ['--port', '--port needs a value'],
  ['--data --quiet', '--data needs a value'],
  ['--quiet=yes', '--quiet takes no value'],
  ['--port 65536', '--port must be a port: a whole number from 0 to 65535. It was "65536".'],
  ['--port -1', '--port'],
  ['--port http', '--port must be a port'],
  ['--webhook shop.test/hooks', '--webhook must be an address such as http://127.0.0.1:3000'],
  ['--webhook-secret whsec_1', 'give both, or neither'],
])('%s is refused with what is allowed', (args, message) => {
  expect(() => read(args)).toThrow(message);
});

test('a wrong environment variable is named', () => {
  expect(() => read('', { STRIPE_STAND_IN_PORT: 'http' })).toThrow(
    'STRIPE_STAND_IN_PORT must be a port',
  );
});

test('the help names every option and every variable', () => {
  for (const name of ['port', 'data', 'webhook', 'webhook-secret', 'quiet', 'help']) {
    expect(help).toContain(`--${name}`);
  }
  for (const name of ['PORT', 'DATA', 'WEBHOOK', 'WEBHOOK_SECRET']) {
    expect(help).toContain(`STRIPE_STAND_IN_${name};`);
  }
});
