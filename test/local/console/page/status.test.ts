/**
 * A status has the colour of how it stands.
 * @jest-environment @happy-dom/jest-environment
 */
import { status } from '../../../../local/console/page/status.ts';

test.each([
  ['SUCCEEDED', 'good'],
  ['held', 'busy'],
  ['declined', 'bad'],
  ['processing', ''],
  ['constructor', ''],
])('%s is shown as "%s"', (text, mood) => {
  expect(status(text).className).toBe(mood);
});

test('further words about it do not change its colour', () => {
  const element = status('failed', ' at noon');
  expect([element.className, element.textContent]).toEqual(['bad', 'failed at noon']);
});
