/** `npm start` as a process: what it refuses before it touches anything. */
import { runScript } from '../support/run-script.ts';

const start = (args: readonly string[], environment: NodeJS.ProcessEnv = {}) =>
  runScript('local/main.ts', args, environment);

test.each<[string, readonly string[], NodeJS.ProcessEnv, string]>([
  [
    'an option that does not exist',
    ['--frsh'],
    {},
    'There is no option --frsh. Those there are: --fresh, --reload, --no-reload.',
  ],
  [
    'a port that can’t be one',
    [],
    { PORT: 'abc' },
    'PORT is "abc"; it must be a whole number from 1024 to 65532.',
  ],
  [
    'half a pair of keys',
    [],
    { STRIPE_SECRET_KEY: 'sk_test_canary' },
    'For the real Stripe set both STRIPE_SECRET_KEY (sk_test_… or rk_test_…) and ' +
      'STRIPE_PUBLISHABLE_KEY (pk_test_…); for the stand-in set neither.',
  ],
])('%s is refused in one sentence', async (_, args, environment, sentence) => {
  expect(await start(args, environment)).toEqual({
    code: 1,
    stdout: '',
    stderr: `\n${sentence}\n`,
  });
});
