import { openAccount } from '../support/account.ts';
import { errorOf } from '../support/error-of.ts';

const { stripe } = openAccount();
const register = (domain_name: string) => stripe.paymentMethodDomains.create({ domain_name });

test('a domain is registered, found by its name, and switched off and on', async () => {
  const { id, ...domain } = await register('Shop.example.com');
  expect(domain).toMatchObject({
    object: 'payment_method_domain',
    domain_name: 'shop.example.com',
    enabled: true,
    apple_pay: { status: 'active' },
  });
  await register('other.example.com');
  const { data } = await stripe.paymentMethodDomains.list({ domain_name: 'shop.example.com' });
  expect(data.map((each) => each.id)).toEqual([id]);
  expect((await stripe.paymentMethodDomains.update(id, { enabled: false })).enabled).toBe(false);
  expect((await stripe.paymentMethodDomains.list({ enabled: true })).data).toHaveLength(1);
  expect((await stripe.paymentMethodDomains.validate(id)).id).toBe(id);
  expect((await stripe.paymentMethodDomains.retrieve(id)).enabled).toBe(false);
});

test.each([
  '127.0.0.1',
  'localhost',
  'https://shop.example.com',
  'shop.example.com:8080',
  'a b.example',
])('%s is no domain', async (name) => {
  expect(await errorOf(register(name))).toMatchObject({ statusCode: 400, param: 'domain_name' });
});

test('a domain is registered once', async () => {
  await register('twice.example.com');
  expect(await errorOf(register('twice.example.com'))).toMatchObject({ statusCode: 400 });
});

test('a domain that is not there can’t be changed', async () => {
  const changing = stripe.paymentMethodDomains.update('pmd_none', { enabled: true });
  expect(await errorOf(changing)).toMatchObject({ statusCode: 404, code: 'resource_missing' });
});
