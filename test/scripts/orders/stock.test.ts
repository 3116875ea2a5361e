import type { Answer, Command } from '../../../functions/checkout/commands.ts';
import { readArguments } from '../../../scripts/orders/arguments.ts';
import { CommandFailed } from '../../../scripts/orders/command-failed.ts';
import { stock } from '../../../scripts/orders/stock.ts';
import { failureOf } from '../../support/failure-of.ts';

const mug = { sku: 'mug', name: 'Enamel mug', stock: 45 };

const typed = async (text: string, answer: Answer | Error = { product: mug }) => {
  const sent: Command[] = [];
  const run = () =>
    stock(readArguments(text.split(' ')), async (command) => {
      sent.push(command);
      if (answer instanceof Error) throw answer;
      return answer;
    });
  return { sent, run };
};

describe('orders stock', () => {
  test('says what is left, and changes nothing', async () => {
    const { sent, run } = await typed('stock mug');
    expect((await run()).text).toBe('45 of Enamel mug (mug) are left.');
    expect(sent).toEqual([{ command: 'stock', sku: 'mug' }]);
  });

  test('says of a stock that is no number what to do', async () => {
    const { run } = await typed('stock mug', { product: { ...mug, stock: null } });
    expect((await run()).text).toBe(
      'The stock of Enamel mug (mug) is no number, so it is not sold: set it with --set.',
    );
  });

  test.each([
    ['stock mug --set 12', { set: 12 }],
    ['stock mug --add 5', { add: 5 }],
    ['stock mug --add=-2', { add: -2 }],
  ])('%s sends a change with an id of its own', async (text, change) => {
    const { sent, run } = await typed(text);
    await run();
    expect(sent).toMatchObject([{ ...change, changeId: expect.stringMatching(/^[\w-]{36}$/) }]);
  });

  test('says how to repeat a change of which nobody knows whether it was made', async () => {
    const lost = new CommandFailed('no_answer', 'There was no answer.');
    const { run } = await typed('stock mug --add=-2 --id broken --stack Shop', lost);
    expect((await failureOf(run)).message).toBe(
      'There was no answer. With its id, a repeat can’t change it twice:\n'.replace('’', "'") +
        '  npm run orders -- stock mug --add=-2 --id broken --stack Shop',
    );
  });

  test.each([
    ['stock', 'stock takes one product, by its sku.'],
    ['stock mug tee', 'stock takes one product, by its sku.'],
    ['stock mug --amount 1', 'stock does not take --amount.'],
    ['list --set 1', 'list does not take --set.'],
  ])('%s is refused, saying what it takes', (text, sentence) => {
    expect(() => readArguments(text.split(' '))).toThrow(sentence);
  });

  test('takes one of --set and --add', async () => {
    const { sent, run } = await typed('stock mug --set 1 --add 1');
    expect((await failureOf(run)).message).toBe('Give --set or --add, not both.');
    expect(sent).toEqual([]);
  });
});
