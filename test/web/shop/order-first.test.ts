/** @jest-environment @happy-dom/jest-environment */
import { orderFirst } from '../../../web/shop/order-first.ts';
import { find, openPage } from '../open-page.ts';

beforeEach(openPage);
afterEach(() => void jest.restoreAllMocks());

const partsAt = (width: number) => {
  jest
    .spyOn(globalThis, 'matchMedia')
    .mockImplementation((query) => ({ matches: width >= 960, media: query }) as MediaQueryList);
  orderFirst();
  return [...find('#shop').children].map(({ id }) => id);
};

test('the order comes first where there is one column', () => {
  expect(partsAt(390)).toEqual(['cart', 'catalogue']);
});

test('the order stays beside the catalogue where there are two', () => {
  expect(partsAt(1280)).toEqual(['catalogue', 'cart']);
});
