import { verifyRealStripe } from '../../../scripts/verify/real-stripe.ts';

test.each(['sk_live_secret', 'pk_test_1', '', 'sk_test_'])(
  'a key such as %j is refused, unseen',
  async (key) => {
    const judge = jest.fn();
    const refused = verifyRealStripe(key, () => {}, judge);
    await expect(refused).rejects.toThrow(/^--stripe takes a secret key of Stripe’s test mode/);
    await expect(refused).rejects.not.toThrow('sk_live_secret');
    expect(judge).not.toHaveBeenCalled();
  },
);

test('what Stripe does otherwise is printed, and counted', async () => {
  const printed: string[] = [];
  const judge = async () => ({ cases: 12, differences: ['a decline: "x", and not "y"'] });
  const isSame = await verifyRealStripe('sk_test_1', (line) => printed.push(line), judge);
  expect([isSame, ...printed]).toEqual([
    false,
    '  ✗ a decline: "x", and not "y"',
    '11 passed, 1 failed',
  ]);
});
