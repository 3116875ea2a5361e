/** `scripts/orders.ts` as a process: what only shows there. */
import { startCannedServer } from '../../support/http-answers.ts';
import { runScript } from '../../support/run-script.ts';

const orders = (args: readonly string[], environment?: NodeJS.ProcessEnv) =>
  runScript('scripts/orders.ts', args, environment);

describe('npm run orders', () => {
  test('prints its usage and ends with 0 when it is asked for, with 2 for what it does not know', async () => {
    const help = await orders(['--help']);
    expect([help.code, help.stdout, help.stderr]).toEqual([
      0,
      expect.stringMatching(/^Usage: npm run orders -- <command>/),
      '',
    ]);
    const typo = await orders(['lst']);
    expect([typo.code, typo.stdout]).toEqual([2, '']);
    expect(typo.stderr).toMatch(/^There is no command "lst"/);
  });

  test('without a region says what to set', async () => {
    const { code, stdout, stderr } = await orders(['list']);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^There is no AWS region: set AWS_REGION, give --region/);
  });

  test('without credentials says what to set', async () => {
    const { code, stderr } = await orders(['list', '--region', 'eu-west-1']);
    expect([code, stderr]).toEqual([
      1,
      'There are no AWS credentials: set AWS_PROFILE, or log in as you do for the AWS CLI.\n',
    ]);
  });

  test('where nothing runs says where it looked', async () => {
    const { code, stderr } = await orders(['list', '--local', '--port', '1024']);
    expect([code, stderr]).toEqual([
      1,
      `Nothing answers at http://127.0.0.1:1026: is \`npm start\` running, and is --port ` +
        'its port? (ECONNREFUSED)\n',
    ]);
  });

  test('asks nothing where nobody is there to answer, and moves nothing', async () => {
    const decideBefore = '2026-11-30T10:00:00.000Z';
    const order = { id: 'HF-AV1A-VXYE-J4R3', currency: 'usd', totalMinor: 2800, decideBefore };
    const answer = { status: 200, body: JSON.stringify({ order }) };
    const aws = await startCannedServer(() => answer);
    const environment = {
      AWS_ENDPOINT_URL_LAMBDA: aws.url,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    };
    const args = ['approve', 'hf-av1a-vxye-j4r3', '--json'];
    const { code, stdout, stderr } = await orders(args, environment);
    await aws.stop();
    expect([code, JSON.parse(stdout).error.code, stderr]).toEqual([2, 'usage', '']);
    expect(aws.requests).toHaveLength(1);
  });
});
