import { loadStripeJs, payment, thrownBy } from '../../support/stripe-js.ts';

type Element = {
  on(name: string, handler?: unknown): Element;
  update(options: object): void;
  destroy(): void;
};

const create = (type = 'payment') => {
  const { stripe, warnings } = loadStripeJs();
  const element = stripe('pk_test_1').elements(payment).create(type) as Element;
  return { element, warnings };
};

test.each([
  ['payment', 'clik'],
  ['card', 'confirm'],
  ['address', 'cancel'],
])('a %s Element has no event %s, and says which it has', async (type, name) => {
  const { element } = create(type);
  const { message } = await thrownBy(() => element.on(name, () => {}));
  expect(message).toContain(`no event "${name}"`);
  expect(message).toContain('ready, change');
});

test('a handler that is no function is refused', async () => {
  const { element } = create();
  expect((await thrownBy(() => element.on('change', 'log'))).message).toContain('a function');
});

test('there is a warning about an unknown option in an update, too', () => {
  const { element, warnings } = create();
  element.update({ readonly: true });
  expect(warnings).toEqual([expect.stringContaining('readonly')]);
});

test('an Element that was destroyed can no longer be used', async () => {
  const { element } = create();
  element.destroy();
  expect((await thrownBy(() => element.update({}))).message).toContain('already been destroyed');
});
