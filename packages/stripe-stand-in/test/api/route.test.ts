import { parseForm, refuseUnknown } from '../../src/api/form.ts';
import { any, anything, forBrowsers, get, listing } from '../../src/api/route.ts';
import { openAccount } from '../support/account.ts';
import { errorOf } from '../support/error-of.ts';

const takes = (form: string, allowed: Parameters<typeof refuseUnknown>[1]): boolean => {
  try {
    refuseUnknown(parseForm(form), allowed);
    return true;
  } catch {
    return false;
  }
};

test('a route is for publishable keys only when it says so', () => {
  const route = get('/v1/things', listing, () => ({}));
  expect(route.isForBrowsers).toBeUndefined();
  expect(forBrowsers(route)).toEqual({ ...route, isForBrowsers: true });
});

test('parameters of any name are taken as deep as their route says', () => {
  expect(takes('metadata[order]=7', { metadata: any })).toBe(true);
  expect(takes('shipping[address][city]=Ulm', { shipping: anything })).toBe(true);
  expect(takes('other[order]=7', { metadata: any })).toBe(false);
});

test.each(['limit=1', 'starting_after=a', 'created[gte]=1', 'expand[]=data.customer'])(
  'every list takes %s',
  (form) => {
    expect(takes(form, listing)).toBe(true);
  },
);

test('an object that does not exist is a 404 that names it', async () => {
  const { stripe } = openAccount();
  expect(await errorOf(stripe.charges.retrieve('ch_none'))).toMatchObject({
    statusCode: 404,
    message: "No such charge: 'ch_none'",
  });
});
