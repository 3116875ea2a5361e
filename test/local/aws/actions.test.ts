import { inSeconds, nameIn } from '../../../local/aws/actions.ts';

test.each([
  ['arn:aws:states:us-east-1:000000000000:execution:Checkout:chk_1', 'chk_1'],
  ['chk_1', 'chk_1'],
  [undefined, ''],
])('the name in %s is "%s"', (arn, name) => {
  expect(nameIn(arn)).toBe(name);
});

test('a time is given in Unix seconds, with its fraction', () => {
  expect(inSeconds(1_790_000_000_500)).toBe(1_790_000_000.5);
});
