import { readKeys } from '../../../scripts/connect-stripe/keys.ts';
import { failureOf } from '../../support/failure-of.ts';

const test_ = { STRIPE_SECRET_KEY: 'sk_test_secret', STRIPE_PUBLISHABLE_KEY: 'pk_test_1' };
const live = { STRIPE_SECRET_KEY: 'rk_live_secret', STRIPE_PUBLISHABLE_KEY: 'pk_live_1' };
const needed = { isLive: false, hasTaxKey: false, hasReadKey: false };
const sentenceOf = async (environment: NodeJS.ProcessEnv, hasTaxKey = false) =>
  (await failureOf(() => readKeys(environment, { ...needed, hasTaxKey }, undefined))).message;

describe('the keys', () => {
  test('come from the environment', async () => {
    expect(await readKeys(test_, needed, undefined)).toEqual({
      secretKey: 'sk_test_secret',
      publishableKey: 'pk_test_1',
    });
  });

  test('are asked for otherwise, the secret one without showing it', async () => {
    const asked: unknown[] = [];
    const keys = await readKeys({}, needed, async (question, isHidden) => {
      asked.push([question, isHidden]);
      return question.includes('SECRET') ? ' sk_test_typed ' : 'pk_test_typed';
    });
    expect(keys.secretKey).toBe('sk_test_typed');
    expect(asked).toEqual([
      ['STRIPE_SECRET_KEY: ', true],
      ['STRIPE_PUBLISHABLE_KEY: ', false],
    ]);
  });

  test('are taken without what was pasted or stored around them', async () => {
    const pasted = {
      STRIPE_SECRET_KEY: '\uFEFFsk_test_secret\r\n',
      STRIPE_PUBLISHABLE_KEY: ' "pk_test_1" ',
    };
    expect(await readKeys(pasted, needed, undefined)).toEqual({
      secretKey: 'sk_test_secret',
      publishableKey: 'pk_test_1',
    });
  });

  test('of real money are taken only when that is meant', async () => {
    expect(await sentenceOf(live)).toContain('add --live');
    expect((await readKeys(live, { ...needed, isLive: true }, undefined)).secretKey).toBe(
      'rk_live_secret',
    );
  });

  test('have one for taxes where the stack has a place for it', async () => {
    const taxed = { ...test_, STRIPE_TAX_KEY: 'rk_test_tax' };
    expect(await readKeys(taxed, { ...needed, hasTaxKey: true }, undefined)).toMatchObject({
      taxKey: 'rk_test_tax',
    });
    expect(await readKeys(taxed, needed, undefined)).not.toHaveProperty('taxKey');
  });

  test('have one that only reads where the stack has a place for it', async () => {
    const reading = { ...test_, STRIPE_READ_KEY: 'rk_test_read' };
    expect(await readKeys(reading, { ...needed, hasReadKey: true }, undefined)).toMatchObject({
      readKey: 'rk_test_read',
    });
    const wrong = { ...test_, STRIPE_READ_KEY: 'sk_test_secret' };
    expect(
      (await failureOf(() => readKeys(wrong, { ...needed, hasReadKey: true }, undefined))).message,
    ).toMatch(/^STRIPE_READ_KEY is no such key/);
  });

  test.each([
    [{ ...test_ }, 'There is no STRIPE_TAX_KEY: set it in the environment.'],
    [{ ...test_, STRIPE_TAX_KEY: 'sk_test_secret' }, 'STRIPE_TAX_KEY is no such key'],
    [{ ...test_, STRIPE_TAX_KEY: 'rk_live_secret' }, 'one is test, the other live'],
  ])('for taxes are refused when they are wrong (%#)', async (environment, sentence) => {
    expect(await sentenceOf(environment, true)).toContain(sentence);
  });

  test.each([
    [{}, 'There is no STRIPE_SECRET_KEY: set it in the environment.'],
    [{ ...test_, STRIPE_PUBLISHABLE_KEY: 'pk_live_1' }, 'one is test, the other live'],
    [
      { ...test_, STRIPE_SECRET_KEY: 'sk_test_secretsk_test_b' },
      'key: it holds more than one, and',
    ],
    [{ ...test_, STRIPE_SECRET_KEY: 'sk_test_secret b' }, 'a character in it does not belong to'],
    [{ ...test_, STRIPE_SECRET_KEY: 'pk_test_secret' }, 'STRIPE_SECRET_KEY is no such key'],
    [{ ...test_, STRIPE_PUBLISHABLE_KEY: 'sk_test_secret' }, 'STRIPE_PUBLISHABLE_KEY is no such'],
  ])('are refused when they are wrong (%#), without being shown', async (environment, sentence) => {
    const said = await sentenceOf(environment);
    expect(said).toContain(sentence);
    expect(said).not.toContain('secret');
  });
});
