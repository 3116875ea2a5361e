/** @jest-environment @happy-dom/jest-environment */
import { tabStorage } from '../../../web/settle/storage.ts';
import { forgetTyped, keepTyped, keptTyped, type Typed } from '../../../web/settle/typed.ts';

const shipping = { name: 'Ada', line1: '', country: 'DE', postalCode: '10115' };
const typed: Typed = { email: 'ada@example.com', shipping, promotionCode: 'SPRING10' };

let stop = () => {};
const filledIn = (what: Typed = typed) => {
  const keep = tabStorage();
  stop = keepTyped(keep, () => what);
  return keep;
};
const leave = () => dispatchEvent(new Event('pagehide'));
const hide = () => {
  jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  document.dispatchEvent(new Event('visibilitychange'));
};

afterEach(() => {
  stop();
  jest.restoreAllMocks();
  sessionStorage.clear();
});

test.each([
  ['left', leave],
  ['hidden, after which a phone may end it without a word', hide],
])('what was typed is found again after the page was %s', (_, go) => {
  const keep = filledIn();
  expect(keptTyped(keep)).toEqual({});
  go();
  expect(keptTyped(keep)).toEqual(typed);
});

test('a page that comes into view keeps nothing', () => {
  const keep = filledIn();
  jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible');
  document.dispatchEvent(new Event('visibilitychange'));
  expect(keptTyped(keep)).toEqual({});
});

test('nothing is kept once there is an order, also when the page is left after that', () => {
  filledIn();
  leave();
  stop();
  leave();
  hide();
  expect(sessionStorage).toHaveLength(0);
});

test('what another page of this tab has kept can be forgotten', () => {
  const keep = filledIn();
  leave();
  forgetTyped(keep);
  expect(keptTyped(keep)).toEqual({});
});

test.each([
  '{',
  'null',
  '{"email":1}',
  '{"promotionCode":{}}',
  '{"shipping":"x"}',
  '{"shipping":{}}',
  '{"shipping":{"country":"DE","line1":1}}',
])('what can’t have been typed is not filled in: %s', (text) => {
  const keep = tabStorage();
  keep.setItem('holdfast.typed', text);
  expect(keptTyped(keep)).toEqual({});
});
