import { withErrorPage } from '../../../local/site/error-responses.ts';

const answer = (status: number, said = '') => ({
  status,
  headers: {},
  body: Buffer.from(said),
});
const rules = [
  { ErrorCode: 403, ResponseCode: 404, ResponsePagePath: '/404.html' },
  { ErrorCode: 503 },
];
const files = (path: string) =>
  path === '/404.html' ? answer(200, 'nothing here') : answer(403, 'denied');

test('a page is answered in place of the error, with the rule’s status', () => {
  const shown = withErrorPage(answer(403, 'denied'), rules, files);
  expect([shown.status, shown.body.toString()]).toEqual([404, 'nothing here']);
});

test('a rule without a status keeps the error’s', () => {
  const rule = { ErrorCode: 403, ResponsePagePath: '/404.html' };
  const kept = withErrorPage(answer(403), [rule], files);
  expect(kept.status).toBe(403);
});

test.each([
  ['without a rule', 404],
  ['whose rule only says how long it is kept', 503],
  ['that is none', 200],
])('an answer %s is passed on', (_, status) => {
  const passed = answer(status, 'as it came');
  expect(withErrorPage(passed, rules, files)).toBe(passed);
});

test('the error is passed on when its page is missing', () => {
  const denied = answer(403, 'denied');
  expect(withErrorPage(denied, rules, () => answer(403))).toBe(denied);
});
