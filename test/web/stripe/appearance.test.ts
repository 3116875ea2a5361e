/** @jest-environment @happy-dom/jest-environment */
import { cardStyle, onSchemeChange, paymentAppearance } from '../../../web/stripe/appearance.ts';

const scheme = (isDark: boolean) => {
  const query = Object.assign(new EventTarget(), { ...matchMedia('all'), matches: isDark });
  jest.spyOn(globalThis, 'matchMedia').mockReturnValue(query as unknown as MediaQueryList);
  return query;
};

beforeEach(() => {
  document.documentElement.setAttribute('style', '--ink: #17211f; --danger: #ab2b22');
});
afterEach(() => void jest.restoreAllMocks());

describe('Stripe’s Elements look like the page', () => {
  test('with the colours of its style sheet', () => {
    scheme(false);
    expect(paymentAppearance().variables).toMatchObject({
      colorText: '#17211f',
      colorDanger: '#ab2b22',
    });
    expect(cardStyle()).toMatchObject({
      base: { color: '#17211f' },
      invalid: { color: '#ab2b22', iconColor: '#ab2b22' },
    });
  });

  test.each([
    ['light', false, 'stripe'],
    ['dark', true, 'night'],
  ])('on a device that is %s', (_, isDark, theme) => {
    scheme(isDark);
    expect(paymentAppearance().theme).toBe(theme);
  });

  test('when the device changes, until that is no longer wanted', () => {
    const query = scheme(false);
    const changed = jest.fn();
    const stop = onSchemeChange(changed);
    query.dispatchEvent(new Event('change'));
    stop();
    query.dispatchEvent(new Event('change'));
    expect(changed).toHaveBeenCalledTimes(1);
  });
});
