import { page } from '../../src/api/page.ts';

const items = ['e', 'd', 'c', 'b', 'a'];
const same = (item: string) => item;

test('a page has the newest first, and says whether there is more', () => {
  expect(page('/v1/things', items, { limit: 2 }, same)).toEqual({
    object: 'list',
    url: '/v1/things',
    has_more: true,
    data: ['e', 'd'],
  });
  expect(page('/v1/things', items, { limit: 5 }, same).has_more).toBe(false);
});

test('a page from the oldest side keeps the order', () => {
  expect(page('/v1/things', items, { limit: 2, isFromOldest: true }, same).data).toEqual([
    'b',
    'a',
  ]);
});

test('a page without a limit has ten items', () => {
  const many = Array.from({ length: 12 }, (_, index) => String(index));
  expect(page('/v1/things', many, {}, same).data).toHaveLength(10);
});

test('a page shows each item by its view', () => {
  expect(page('/v1/things', ['a'], {}, (item) => ({ id: item })).data).toEqual([{ id: 'a' }]);
});
