/** @jest-environment @happy-dom/jest-environment */
import { loadStripe } from '../../../web/stripe/load-stripe.ts';
import { find } from '../open-page.ts';

/** A page whose script has not arrived yet. */
const pageWithKey = (key: string) => {
  // This DOM does not fetch scripts of this type: the test decides whether it arrives.
  document.head.innerHTML = `
    <meta name="stripe-publishable-key" content="${key}">
    <script src="https://js.stripe.com/v3/" async type="text/plain"></script>`;
  return find('script');
};
const pageIs = (readyState: DocumentReadyState) =>
  Object.defineProperty(document, 'readyState', { value: readyState, configurable: true });
const arrive = () => {
  Reflect.set(window, 'Stripe', (key: string) => ({ key }));
};

// The test's own page loads, too: its event must not be taken for that of the pages played here.
beforeAll(async () => {
  if (document.readyState === 'complete') return;
  await new Promise((resolve) => addEventListener('load', resolve, { once: true }));
});
beforeEach(() => {
  jest.useFakeTimers();
  pageIs('loading');
});
afterEach(() => {
  Reflect.deleteProperty(window, 'Stripe');
  Reflect.deleteProperty(document, 'readyState');
  jest.useRealTimers();
});

describe('Stripe.js', () => {
  test('is there at once when it arrived before the page’s script', async () => {
    pageWithKey('pk_test_local');
    arrive();
    expect(await loadStripe()).toEqual({ key: 'pk_test_local' });
  });

  test('is waited for', async () => {
    const script = pageWithKey('pk_live_123');
    const loading = loadStripe();
    arrive();
    script.dispatchEvent(new Event('load'));
    expect(await loading).toEqual({ key: 'pk_live_123' });
  });

  test.each(['{{StripePublishableKey}}', '', 'sk_test_secret'])(
    'can’t be used with the key "%s"',
    async (key) => {
      pageWithKey(key);
      arrive();
      await expect(loadStripe()).rejects.toThrow(/no Stripe publishable key.*begins with pk_/);
    },
  );

  const unavailable = /could not be loaded.*allow js\.stripe\.com in your ad blocker/;

  test('that is blocked is given up at once, with what to do', async () => {
    const script = pageWithKey('pk_test_local');
    const loading = loadStripe();
    script.dispatchEvent(new Event('error'));
    await expect(loading).rejects.toThrow(unavailable);
  });

  test('that was blocked before anyone listened is given up when the page has loaded', async () => {
    pageWithKey('pk_test_local');
    const loading = loadStripe();
    dispatchEvent(new Event('load'));
    await expect(loading).rejects.toThrow(unavailable);
  });

  test('that is not there on a page that has loaded is given up at once', async () => {
    pageWithKey('pk_test_local');
    pageIs('complete');
    await expect(loadStripe()).rejects.toThrow(unavailable);
  });

  test('that hangs is given up after 20 seconds', async () => {
    pageWithKey('pk_test_local');
    const loading = loadStripe();
    const given = expect(loading).rejects.toThrow(unavailable);
    await jest.advanceTimersByTimeAsync(20_000);
    await given;
  });
});
