/** @jest-environment @happy-dom/jest-environment */
import { bringIntoView, byId, h } from '../../../web/page/dom.ts';
import { find, openPage } from '../open-page.ts';

beforeEach(openPage);
afterEach(() => void jest.restoreAllMocks());

describe('an element that is made', () => {
  test('has its attributes and its children', () => {
    const element = h('p', { class: 'note', tabindex: -1 }, 'Hello ', h('b', {}, 'you'));
    expect(element.outerHTML).toBe('<p class="note" tabindex="-1">Hello <b>you</b></p>');
  });

  test('takes text as text, whatever it looks like', () => {
    expect(h('p', {}, '<b>bold</b>').childElementCount).toBe(0);
  });

  test('has an attribute that is true, and none that is false or undefined', () => {
    const element = h('button', { disabled: true, hidden: false, title: undefined });
    expect(element.getAttributeNames()).toEqual(['disabled']);
  });
});

test('a script that does not fit index.html says which id is missing', () => {
  expect(() => byId('nowhere')).toThrow('index.html has no element with the id "nowhere".');
});

test.each([
  ['at once for a shopper who wants no motion', true, 'instant'],
  ['smoothly for everyone else', false, 'smooth'],
])('an element comes into view %s', (_, isReduced, behavior) => {
  jest.spyOn(globalThis, 'matchMedia').mockReturnValue({
    ...matchMedia('all'),
    matches: isReduced,
  });
  const scroll = jest.spyOn(Element.prototype, 'scrollIntoView').mockReturnValue();
  bringIntoView(find('#pay'));
  expect(scroll).toHaveBeenCalledWith({ block: 'nearest', behavior });
});
