import { startStripeStandIn } from '@holdfast/stripe-stand-in/server';
import {
  type PageDomain,
  pageDomainsOf,
  registerPage,
} from '../../../scripts/connect-stripe/page-domain.ts';
import { clientOf } from '../../../scripts/connect-stripe/stripe.ts';

type StandIn = Awaited<ReturnType<typeof startStripeStandIn>>;
let standIn: StandIn;
beforeEach(async () => {
  standIn = await startStripeStandIn({ port: 0 });
});
afterEach(() => standIn.close());

const domains = (key = 'sk_test_1') => pageDomainsOf(clientOf(key, standIn.url));
const registering = async (given: Partial<Parameters<typeof registerPage>[0]> = {}) => {
  const said: string[] = [];
  await registerPage({
    domains: domains(),
    pageUrl: 'https://d123.cloudfront.net/',
    isLive: false,
    dryRun: false,
    say: (line) => void said.push(line),
    ...given,
  });
  return said;
};
const now = 'is registered now for Apple Pay and other wallets (test).';

describe('the page’s domain', () => {
  test('is registered once, and a repeat says that it is', async () => {
    expect(await registering()).toEqual([`The page’s domain d123.cloudfront.net ${now}`]);
    expect(await registering()).toEqual([
      'The page’s domain d123.cloudfront.net is registered already for Apple Pay and other wallets (test).',
    ]);
    expect(await domains().find('d123.cloudfront.net')).toMatchObject({ isEnabled: true });
  });

  test('that was switched off is switched on again', async () => {
    const { id } = await domains().register('d123.cloudfront.net');
    await clientOf('sk_test_1', standIn.url).paymentMethodDomains.update(id, { enabled: false });
    expect(await registering()).toEqual([`The page’s domain d123.cloudfront.net ${now}`]);
    expect(await domains().find('d123.cloudfront.net')).toMatchObject({ id, isEnabled: true });
  });

  test('is said to be registered for real money with a live key', async () => {
    expect((await registering({ isLive: true }))[0]).toMatch(/ \(live\)\.$/);
  });

  test('is looked at again while Apple Pay is not active, and the reason is told', async () => {
    const waiting: PageDomain = { id: 'pmd_1', isEnabled: true, notActive: 'No file.' };
    const validate = jest.fn(async () => waiting);
    const said = await registering({
      domains: { ...domains(), find: async () => waiting, validate },
    });
    expect(validate).toHaveBeenCalledWith('pmd_1');
    expect(said.at(-1)).toBe('Apple Pay is not shown there yet: No file.');
  });

  test('on this machine is none', async () => {
    expect(await registering({ pageUrl: 'http://127.0.0.1:8080/' })).toEqual([
      'The page at http://127.0.0.1:8080/ has no domain that wallets could be registered for.',
    ]);
  });

  test('is only said to be registered when nothing is to be done', async () => {
    expect(await registering({ dryRun: true })).toEqual([
      'Would register d123.cloudfront.net for Apple Pay (test).',
    ]);
    expect(await domains().find('d123.cloudfront.net')).toBeUndefined();
  });

  test('that a restricted key may not register is a note, and no failure', async () => {
    expect(await registering({ domains: domains('rk_test_read_1') })).toEqual([
      expect.stringMatching(
        /^The restricted key may not register d123\.cloudfront\.net .* Cards work/,
      ),
    ]);
  });
});
