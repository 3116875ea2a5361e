/** @jest-environment @happy-dom/jest-environment */
import { keepBought, keptBought } from '../../../web/settle/bought.ts';
import { tabStorage } from '../../../web/settle/storage.ts';

const keep = tabStorage();
beforeEach(() => sessionStorage.clear());

const bought = { email: 'ada@example.com', card: { brand: 'visa', last4: '4242' } };

test('what was bought is known again after a reload', () => {
  keepBought(keep, 'chk_1', bought);
  expect(keptBought(keep, 'chk_1')).toMatchObject(bought);
});

test('nothing is known of another order', () => {
  keepBought(keep, 'chk_1', bought);
  expect(keptBought(keep, 'chk_2')).toBeUndefined();
});

test.each(['{', 'null', '{"checkoutId":"chk_1"}'])('%s is nothing', (kept) => {
  keep.setItem('holdfast.bought', kept);
  expect(keptBought(keep, 'chk_1')).toBeUndefined();
});
