/** @jest-environment @happy-dom/jest-environment */
import { browserStorage, tabStorage } from '../../../web/settle/storage.ts';

afterEach(() => {
  jest.restoreAllMocks();
  sessionStorage.clear();
  localStorage.clear();
});

test('a tab keeps what it is given through a reload', () => {
  tabStorage().setItem('name', 'value');
  expect(tabStorage().getItem('name')).toBe('value');
  expect(sessionStorage.getItem('name')).toBe('value');
});

test('what all tabs share is kept apart from that', () => {
  browserStorage().setItem('name', 'shared');
  expect(tabStorage().getItem('name')).toBeNull();
  expect(localStorage.getItem('name')).toBe('shared');
});

test('finding out whether the browser stores anything leaves nothing behind', () => {
  tabStorage();
  expect(sessionStorage).toHaveLength(0);
});

test('a browser that forbids storage still remembers until the page is left', () => {
  const stored = sessionStorage;
  jest.spyOn(globalThis, 'sessionStorage', 'get').mockImplementation(() => {
    throw new DOMException('Forbidden.', 'SecurityError');
  });
  const keep = tabStorage();
  expect(keep.getItem('name')).toBeNull();
  keep.setItem('name', 'value');
  expect(keep.getItem('name')).toBe('value');
  keep.removeItem('name');
  expect(keep.getItem('name')).toBeNull();
  expect(stored).toHaveLength(0);
});

test('a browser that has no room left does the same', () => {
  const full = {
    ...sessionStorage,
    setItem: () => {
      throw new DOMException('Full.', 'QuotaExceededError');
    },
  };
  jest.spyOn(globalThis, 'sessionStorage', 'get').mockReturnValue(full);
  const keep = tabStorage();
  keep.setItem('name', 'value');
  expect(keep.getItem('name')).toBe('value');
});
