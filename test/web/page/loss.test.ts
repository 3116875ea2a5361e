import { LostAnswer, Refusal } from '../../../web/page/api.ts';
import { lossSentence, whyOf } from '../../../web/page/loss.ts';
import { problemOf } from '../problems.ts';

test.each([
  ['unanswered', /check your connection/],
  ['failed', /does not answer/],
  ['busy', /very busy/],
  ['blocked', /firewall.*another network, or write to the shop/],
] as const)('an answer that is %s has a sentence of its own', (loss, sentence) => {
  expect(lossSentence(loss)).toMatch(sentence);
});

test('a firewall is named only once it has answered three times in a row', () => {
  expect(lossSentence('blocked', 1)).not.toMatch(/firewall/);
  expect(lossSentence('blocked', 2)).not.toMatch(/firewall/);
  expect(lossSentence('blocked', 3)).toMatch(/firewall/);
});

test.each([
  ['the API’s own sentence', new Refusal(problemOf({ detail: 'Being set up.' })), /^Being set up/],
  ['what became of the answer', new LostAnswer('lost', 'blocked'), /firewall/],
  ['that the shop does not answer, for a defect', new TypeError('x'), /does not answer/],
])('why something could not be fetched is %s', (_, error, sentence) => {
  expect(whyOf(error)).toMatch(sentence);
});
