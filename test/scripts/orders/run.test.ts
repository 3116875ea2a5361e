import type {
  Answer,
  Command,
  OrderDetails,
  RefundSummary,
} from '../../../functions/checkout/commands.ts';
import { CommandFailed } from '../../../scripts/orders/command-failed.ts';
import { localTime } from '../../../scripts/orders/local-time.ts';
import { run } from '../../../scripts/orders/run.ts';

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
const refund: RefundSummary = {
  id: 're_1',
  refundId: 'one',
  amountMinor: 500,
  currency: 'usd',
  status: 'succeeded',
  createdAt: '2026-11-23T10:00:00.000Z',
};

/** One that waits for the merchant's decision. */
const waiting: OrderDetails = {
  ...order,
  status: 'confirmed',
  capture: 'on-approval',
  capturedMinor: 0,
  refundedMinor: 0,
  decideBefore: '2026-11-28T02:00:00.000Z',
};
const decidedAt = '2026-11-23T12:00:00.000Z';
/** As people read it, wherever these tests run. */
const decidedOn = localTime(decidedAt);
const { decideBefore: _, ...held } = waiting;
const approved: OrderDetails = { ...held, decision: 'approved', approvedMinor: 2000, decidedAt };

type There = {
  readonly isInteractive?: boolean;
  readonly says?: boolean;
  /** What the order is like before the command. */
  readonly before?: OrderDetails;
  /** The function's answer to the command; an Error when there is none. */
  readonly answer?: Answer | Error;
};

/** What was sent, printed and asked when this was typed. */
const typed = async (text: string, there: There = {}) => {
  const { isInteractive = true, says = true, before = order, answer = { order: before } } = there;
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
      ask: async () => '',
      confirm: async (question) => {
        asked.push(question);
        return says;
      },
    },
    () => async (command) => {
      sent.push(command);
      if (command.command === 'show' && !text.startsWith('show')) return { order: before };
      if (answer instanceof Error) throw answer;
      return answer;
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
    ['approve', 'Capture $28.00 of order HF-AV1A-VXYE-J4R3?', waiting],
    [
      'approve --amount 20',
      'Capture $20.00 of order HF-AV1A-VXYE-J4R3 and release $8.00?',
      waiting,
    ],
    ['cancel', 'Cancel order HF-AV1A-VXYE-J4R3 and release the $28.00 that are held?', waiting],
    ['refund --amount 5', 'Refund $5.00 of the $19.00 left of order HF-AV1A-VXYE-J4R3?', order],
    ['refund', 'Refund $19.00 of the $19.00 left of order HF-AV1A-VXYE-J4R3?', order],
    ['refund', 'Refund order HF-AV1A-VXYE-J4R3, which is not captured yet?', waiting],
  ])('%s asks: %s', async (text, question, before) => {
    const [name, ...options] = text.split(' ');
    const { asked } = await typed([name, orderId, ...options].join(' '), { before });
    expect(asked).toEqual([question]);
  });

  test.each([
    ['approve', approved],
    ['cancel', approved],
    ['approve', order],
    ['cancel', order],
    ['refund', { ...order, status: 'canceled' } as OrderDetails],
    ['approve --amount 500', waiting],
  ])('%s asks nothing where nothing can move: the shop says why (%#)', async (text, before) => {
    const [name, ...options] = text.split(' ');
    const { asked, sent } = await typed([name, orderId, ...options].join(' '), { before });
    expect([asked, sent.at(-1)?.command]).toEqual([[], name]);
  });

  test('nothing is done that was not confirmed', async () => {
    const there = { before: waiting, says: false };
    const { code, sent, notes } = await typed(`cancel ${orderId}`, there);
    expect([code, sent.map(({ command }) => command), notes]).toEqual([
      1,
      ['show'],
      'Nothing was done.',
    ]);
  });

  test('nothing is done where nobody can be asked, unless --yes is given', async () => {
    const alone = { before: waiting, isInteractive: false };
    const { code, notes } = await typed(`cancel ${orderId}`, alone);
    expect([code, notes]).toEqual([2, expect.stringContaining('--yes')]);
    const { asked, sent } = await typed(`cancel ${orderId} --yes`, alone);
    expect([asked, sent.at(-1)]).toEqual([[], { command: 'cancel', orderId }]);
  });
});

describe('npm run orders -- approve', () => {
  const saying = async (before: OrderDetails, after: Partial<OrderDetails>) =>
    (
      await typed(`approve ${orderId} --yes`, {
        before,
        answer: { order: { ...before, ...after } },
      })
    ).printed;

  test('says how much is captured, and how much released', async () => {
    expect(await saying(waiting, { ...approved, approvedMinor: 2800 })).toBe(
      `Order ${orderId} is approved for $28.00: it is captured now.`,
    );
    expect(await saying(waiting, approved)).toBe(
      `Order ${orderId} is approved for $20.00: it is captured now, and $8.00 are released.`,
    );
  });

  test.each([
    ['confirmed', 'it is captured now, and $8.00 are released.'],
    ['paid', '$20.00 were captured.'],
    ['refunded', '$20.00 were captured.'],
  ] as const)('once more says what was decided and when (%s)', async (status, what) => {
    expect(await saying({ ...approved, status }, { capturedMinor: 2000 })).toBe(
      `Order ${orderId} was approved for $20.00 on ${decidedOn}: ${what}`,
    );
  });

  test('of an order whose hold was gone says so', async () => {
    expect(await saying({ ...approved, status: 'canceled' }, {})).toBe(
      `Order ${orderId} was approved for $20.00 on ${decidedOn}, and canceled since: its hold was gone.`,
    );
  });
});

test('npm run orders -- cancel says whether it was canceled before', async () => {
  const canceled = { ...held, decision: 'canceled', decidedAt } as const;
  const saying = async (before: OrderDetails, after: OrderDetails) =>
    (await typed(`cancel ${orderId} --yes`, { before, answer: { order: after } })).printed;
  expect(await saying(waiting, canceled)).toBe(
    `Order ${orderId} is canceled: its hold is released now.`,
  );
  expect(await saying(canceled, { ...canceled, status: 'canceled' })).toBe(
    `Order ${orderId} was canceled on ${decidedOn}: its hold is released.`,
  );
});

describe('npm run orders -- refund', () => {
  const answer = { order, refund };

  test('sends the amount in the smallest unit, under its id', async () => {
    const text = `refund ${orderId} --amount 5 --id one --yes`;
    const { sent, printed, notes } = await typed(text, { answer });
    expect(sent.at(-1)).toEqual({ command: 'refund', orderId, amountMinor: 500, refundId: 'one' });
    expect(printed).toBe(`Refunded $5.00 of ${orderId} (succeeded); $19.00 are left of it.`);
    expect(notes).toBe('');
  });

  test.each([
    ['failed', 'failed at the bank'],
    ['canceled', 'was canceled at Stripe'],
  ])('that came to nothing says so, and fails (%s)', async (status, how) => {
    const after = { ...order, refundedMinor: 0 };
    const { code, printed } = await typed(`refund ${orderId} --amount 5 --id one --yes`, {
      answer: { order: after, refund: { ...refund, status } },
    });
    expect([code, printed]).toEqual([
      1,
      `The refund of $5.00 of ${orderId} ${how}: the shop has this money again, and $28.00 ` +
        'can be refunded. Order the refund again with another --id.',
    ]);
  });

  test('that is refused does not say how to repeat it', async () => {
    const error = { code: 'over_balance', message: 'Only $19.00 can be refunded.' } as const;
    const { code, notes } = await typed(`refund ${orderId} --amount 99 --yes`, {
      answer: { error },
    });
    expect([code, notes]).toEqual([1, error.message]);
  });

  test.each([
    ['that got no answer', new CommandFailed('no_answer', 'Nothing answers.')],
    ['that may be done', { error: { code: 'unavailable', message: 'Nothing answers.' } } as const],
    ['that broke', { error: { code: 'internal_error', message: 'Nothing answers.' } } as const],
  ])('%s says which id to repeat it with, also a generated one', async (_, answer) => {
    const { code, sent, notes } = await typed(`refund ${orderId} --amount 5 --yes --local`, {
      answer,
    });
    const { refundId } = sent.at(-1) as { refundId: string };
    expect([code, notes]).toEqual([
      1,
      "Nothing answers. With its id, a repeat can't refund twice:\n" +
        `  npm run orders -- refund ${orderId} --id ${refundId} --amount 5 --local`,
    ]);
  });

  test('is to be repeated with the place that was named', async () => {
    const text = `refund ${orderId} --id one --yes --stack Shop --region eu-west-1`;
    const { notes } = await typed(text, { answer: new CommandFailed('no_answer', 'Nobody.') });
    expect(notes).toContain(`refund ${orderId} --id one --stack Shop --region eu-west-1`);
  });
});

test('a decision that got no answer can be given again', async () => {
  const { notes } = await typed(`approve ${orderId} --yes`, {
    before: waiting,
    answer: new CommandFailed('no_answer', 'Nothing answers.'),
  });
  expect(notes).toBe('Nothing answers. It is safe to give the same command again.');
});

test('an order’s number can be typed in small letters', async () => {
  const { sent } = await typed(`show ${orderId.toLowerCase()}`);
  expect(sent).toEqual([{ command: 'show', orderId }]);
});

test('a refusal is a sentence beside the output, and an exit code', async () => {
  const error = { code: 'over_balance', message: 'Only $19.00 can still be refunded.' } as const;
  const { code, printed, notes } = await typed('list', { answer: { error } });
  expect([code, printed, notes]).toEqual([1, '', error.message]);
});

describe('as JSON', () => {
  const notFound = { code: 'order_not_found', message: 'There is no order.' } as const;

  test.each([
    [`show ${orderId}`, { answer: { error: notFound } }, 1, 'order_not_found'],
    [`approve ${orderId} --yes`, { answer: { error: notFound } }, 1, 'order_not_found'],
    ['list', { answer: new CommandFailed('no_answer', 'Nothing answers.') }, 1, 'no_answer'],
    [`cancel ${orderId}`, { before: waiting, says: false }, 1, 'not_confirmed'],
    ['list --limit 9999', {}, 2, 'usage'],
    ['list --nonsense', {}, 2, 'usage'],
  ])('%s fails with one object and nothing else', async (text, there: There, exit, what) => {
    const { code, printed, notes } = await typed(`${text} --json`, there);
    expect([code, JSON.parse(printed), notes]).toEqual([
      exit,
      { error: { code: what, message: expect.any(String) } },
      '',
    ]);
  });

  test('what a terminal would obey is spelled out, and is the same to a program', async () => {
    const shipping = { name: '\u009b2J\u202eAda', line1: '1', city: 'Ulm', country: 'DE' };
    const { printed } = await typed(`show ${orderId} --json`, { before: { ...order, shipping } });
    expect(printed).not.toMatch(/[\u009b\u202e]/);
    expect(JSON.parse(printed).order.shipping).toEqual(shipping);
  });

  test('a refund that came to nothing is its answer, and fails', async () => {
    const answer = { order, refund: { ...refund, status: 'failed' } };
    const { code, printed } = await typed(`refund ${orderId} --yes --json`, { answer });
    expect([code, JSON.parse(printed)]).toEqual([1, answer]);
  });
});

test('the help is printed', async () => {
  const { code, printed, sent } = await typed('--help');
  expect([code, sent]).toEqual([0, []]);
  expect(printed).toMatch(/^Usage: npm run orders -- <command>/);
});

test.each([
  ['', /There is no command ""/],
  ['pay HF-1', /There is no command "pay"/],
  ['show', /show takes one order/],
  ['show HF-1', /An order looks like HF-AV1A-VXYE-J4R3, not "HF-1"/],
  ['list HF-1', /list takes no order/],
  ['cancel HF-1 --amount 5', /cancel does not take --amount/],
  ['list --limit many', /--limit takes a whole number from 1 to 500, not "many"/],
  ['list --limit 9999', /--limit takes a whole number from 1 to 500, not "9999"/],
  ['list --days 367', /--days takes a whole number from 1 to 366, not "367"/],
  ['list --status gone', /--status takes one of confirmed, paid, canceled, refunded, not "gone"/],
  [`refund ${orderId} --id ä`, /--id takes 1 to 64 letters, digits, - or _, not "ä"/],
  ['list --port 80801', /--port takes the port .* from 1024 to 65532, not "80801"/],
  ['list --nonsense', /Unknown option '--nonsense'/],
])('"%s" is refused, with what there is', async (text, sentence) => {
  const { code, sent, notes } = await typed(text);
  expect([code, sent, notes]).toEqual([2, [], expect.stringMatching(sentence)]);
});
