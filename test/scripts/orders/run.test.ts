import type { Answer, Command, OrderDetails } from '../../../functions/checkout/commands.ts';
import { run } from '../../../scripts/orders/run.ts';
import { failureOf } from '../../support/failure-of.ts';

const orderId = 'HF-AV1A-VXYE-J4R3';
const order: OrderDetails = {
  id: orderId,
  status: 'paid',
  placedAt: '2026-11-23T10:00:00.000Z',
  currency: 'usd',
  totalMinor: 2800,
  capturedMinor: 2800,
  refundedMinor: 900,
  capture: 'automatic',
  checkoutId: 'chk_1',
  email: 'ada@example.com',
  lines: [{ sku: 'mug', name: 'Enamel mug', quantity: 2, unitAmount: 1400, amount: 2800 }],
  paymentIntentId: 'pi_1',
  paymentStatus: 'succeeded',
  isLive: false,
  executionArn: 'arn:aws:states:eu-central-1:1:execution:Checkout:chk_1',
  refunds: [],
};
const refund = {
  id: 're_1',
  refundId: 'one',
  amountMinor: 500,
  currency: 'usd',
  status: 'succeeded',
  createdAt: '2026-11-23T10:00:00.000Z',
};

type There = {
  readonly isInteractive?: boolean;
  readonly says?: boolean;
  readonly answer?: Answer;
};

/** What was sent, printed and asked when this was typed. */
const typed = async (text: string, { isInteractive = true, says = true, answer }: There = {}) => {
  const sent: Command[] = [];
  const printed: string[] = [];
  const notes: string[] = [];
  const asked: string[] = [];
  const code = await run(
    text.split(' '),
    {
      print: (line) => void printed.push(line),
      note: (line) => void notes.push(line),
      isInteractive,
      confirm: async (question) => {
        asked.push(question);
        return says;
      },
    },
    () => async (command) => {
      sent.push(command);
      if (command.command === 'show')
        return answer !== undefined && 'error' in answer ? answer : { order };
      return answer ?? (command.command === 'refund' ? { order, refund } : { order });
    },
  );
  return { code, sent, printed: printed.join('\n'), notes: notes.join('\n'), asked };
};

describe('npm run orders -- list', () => {
  test('prints a table', async () => {
    const { code, sent, printed } = await typed('list --awaiting --days 7', {
      answer: { orders: [order] },
    });
    expect(code).toBe(0);
    expect(sent).toEqual([{ command: 'list', awaitingApproval: true, days: 7 }]);
    const [head, row] = printed.split('\n');
    expect(head).toMatch(/^ORDER +PLACED +STATUS +TOTAL +CAPTURED +REFUNDED$/);
    expect(row).toMatch(/^HF-AV1A-VXYE-J4R3 .* paid +\$28\.00 +\$28\.00 +\$9\.00$/);
  });

  test('says so when there are none', async () => {
    expect((await typed('list', { answer: { orders: [] } })).printed).toBe(
      'There are no such orders.',
    );
  });

  test('prints the answer itself as JSON', async () => {
    const { printed } = await typed('list --json', { answer: { orders: [order] } });
    expect(JSON.parse(printed)).toEqual({ orders: [order] });
  });
});

test('npm run orders -- show links to the execution and the payment', async () => {
  const { printed } = await typed(`show ${orderId}`);
  expect(printed).toContain(
    'https://eu-central-1.console.aws.amazon.com/states/home?region=eu-central-1' +
      `#/v2/executions/details/${order.executionArn}`,
  );
  expect(printed).toContain('https://dashboard.stripe.com/test/payments/pi_1');
  expect((await typed(`show ${orderId} --local`)).printed).toContain(
    'http://127.0.0.1:8080/_local/',
  );
});

describe('before money moves', () => {
  test.each([
    ['approve', 'Capture $28.00 of order HF-AV1A-VXYE-J4R3?'],
    ['approve --amount 20', 'Capture $20.00 of order HF-AV1A-VXYE-J4R3 and release $8.00?'],
    ['cancel', 'Cancel order HF-AV1A-VXYE-J4R3 and release the $28.00 that are held?'],
    ['refund --amount 5', 'Refund $5.00 of the $19.00 left of order HF-AV1A-VXYE-J4R3?'],
    ['refund', 'Refund $19.00 of the $19.00 left of order HF-AV1A-VXYE-J4R3?'],
  ])('%s asks', async (text, question) => {
    const [name, ...options] = text.split(' ');
    const { asked } = await typed([name, orderId, ...options].join(' '));
    expect(asked).toEqual([question]);
  });

  test('nothing is done that was not confirmed', async () => {
    const { code, sent, notes } = await typed(`cancel ${orderId}`, { says: false });
    expect([code, sent.map(({ command }) => command), notes]).toEqual([
      1,
      ['show'],
      'Nothing was done.',
    ]);
  });

  test('nothing is done where nobody can be asked, unless that is said', async () => {
    const alone = { isInteractive: false };
    const failure = await failureOf(() => typed(`cancel ${orderId}`, alone));
    expect(failure.message).toContain('--yes');
    const { asked, sent } = await typed(`cancel ${orderId} --yes`, alone);
    expect([asked, sent.at(-1)]).toEqual([[], { command: 'cancel', orderId }]);
  });
});

describe('npm run orders -- refund', () => {
  test('sends the amount in the smallest unit, under its id', async () => {
    const { sent, printed, notes } = await typed(`refund ${orderId} --amount 5 --id one --yes`);
    expect(sent.at(-1)).toEqual({ command: 'refund', orderId, amountMinor: 500, refundId: 'one' });
    expect(printed).toBe(`Refunded $5.00 of ${orderId} (succeeded); $19.00 are left of it.`);
    expect(notes).toBe('');
  });

  test('without an id makes one, and says how to repeat it before it is sent', async () => {
    const { sent, notes } = await typed(`refund ${orderId} --amount 5 --yes --local`);
    const { refundId } = sent.at(-1) as { refundId: string };
    expect(notes).toBe(
      'If no answer comes, repeat it with: ' +
        `npm run orders -- refund ${orderId} --id ${refundId} --amount 5 --local`,
    );
  });
});

test('a refusal is a sentence beside the output, and an exit code', async () => {
  const error = { code: 'over_balance', message: 'Only $19.00 can still be refunded.' } as const;
  const { code, printed, notes } = await typed('list', { answer: { error } });
  expect([code, printed, notes]).toEqual([1, '', error.message]);
});

test.each([
  ['', /There is no command ""/],
  ['pay HF-1', /There is no command "pay"/],
  ['show', /show takes one order/],
  ['list HF-1', /list takes no order/],
  ['cancel HF-1 --amount 5', /cancel does not take --amount/],
  ['list --limit many', /--limit takes a whole number/],
  ['list --nonsense', /Unknown option '--nonsense'/],
])('"%s" is refused, with what there is', async (text, sentence) => {
  const failure = await failureOf(() => typed(text));
  expect([failure.name, failure.message]).toEqual(['UsageError', expect.stringMatching(sentence)]);
});
