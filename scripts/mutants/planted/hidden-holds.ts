/** Mistakes in fence 2: an unknown hold must be found, and undone by its present status. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a defect is code, kept as text.
import type { Defect } from '../defect.ts';

const file = 'functions/stripe/find-unseen.ts';
const undo = 'functions/stripe/undo.ts';
const listing = 'functions/stripe/find-listed.ts';
const listed = 'test/functions/stripe/find-listed.test.ts';
const unseen = 'test/functions/stripe/find-unseen.test.ts';
const withoutShopper = 'test/functions/stripe/undo-without-shopper.test.ts';
const seen = 'test/functions/stripe/undo.test.ts';
const faults = 'test/workflow/faults.test.ts';

export const hiddenHolds: readonly Defect[] = [
  {
    name: 'a hold that nobody has seen is not looked for',
    file: undo,
    find: 'checkout.paymentIntentId ?? (await findUnseen(client, shop, checkout, now()))?.id',
    replace: 'checkout.paymentIntentId',
    tests: [unseen],
    system: [faults],
    why: 'It would stay on the shopper’s card for a week.',
  },
  {
    name: 'the harmless request goes under a key of its own',
    file,
    find: 'const idempotencyKey = stripeKeys.authorize(checkout.checkoutId);',
    replace: 'const idempotencyKey = `${stripeKeys.authorize(checkout.checkoutId)}:undo`;',
    tests: [unseen],
    system: [faults],
    why: 'The hold would not be found, and a late original could still place one.',
  },
  {
    name: 'a key that is taken counts as nothing held',
    file,
    find: 'if (!isKeyTaken(error)) throw error;\n  }',
    replace: 'if (!isKeyTaken(error)) throw error;\n    return undefined;\n  }',
    tests: [unseen],
    why: 'The very case that the fence is for would be left alone.',
  },
  {
    name: 'a hold that is being placed right now counts as nothing held',
    file,
    find: 'if (!isKeyTaken(error)) throw error;\n  }',
    replace: 'if (!isKeyTaken(error)) return undefined;\n  }',
    tests: [unseen],
    why: 'It would be there a moment later, and nobody would look again.',
  },
  {
    name: 'a failure that Stripe remembers counts as nothing held',
    file,
    find: '{\n      return findListed(client, shop, checkout, nowMs);\n    }\n    throw error;',
    replace: '{\n      return undefined;\n    }\n    throw error;',
    tests: [unseen],
    system: [faults],
    why: 'A 500 can leave a hold behind.',
  },
  {
    name: 'a refusal of the harmless request counts as a refusal of the original',
    file,
    find: 'if (found !== undefined || !mayStillArrive(checkout.placedAt, nowMs)) return found;',
    replace: 'if (nowMs > 0) return found;',
    tests: [unseen],
    why: 'The original has other parameters, and may be on its way.',
  },
  {
    name: 'a key older than Stripe’s memory is used to find a hold',
    file,
    find: '  if (!isKeyRemembered(checkout.placedAt, nowMs)) return findListed(client, shop, checkout, nowMs);\n',
    replace: '',
    tests: [unseen],
    why: 'Stripe would take the key for a new one, and the hold would not be found.',
  },
  {
    name: 'a checkout that is taken up without its card has its hold forgotten',
    file,
    find: 'if (!isPayable(checkout)) return findListed(client, shop, checkout, nowMs);',
    replace: 'if (!isPayable(checkout)) return undefined;',
    tests: [withoutShopper],
    why: 'What the reconciler takes up would be released only on paper.',
  },
  {
    name: 'any payment of the day is taken for the checkout’s',
    file: listing,
    find: 'metadata.checkoutId === checkoutId && metadata.shop === shop',
    replace: 'metadata.checkoutId !== undefined && metadata.shop === shop',
    tests: [listed],
    why: 'Another shopper’s payment would be undone.',
  },
  {
    name: 'another shop’s payment is taken for the checkout’s',
    file: listing,
    find: 'metadata.checkoutId === checkoutId && metadata.shop === shop',
    replace: 'metadata.checkoutId === checkoutId',
    tests: [listed],
    why: 'Two shops on one Stripe account would undo each other’s payments.',
  },
  {
    name: 'a payment that was just before the checkout’s clock is not found',
    file: listing,
    find: 'const skewSeconds = 5 * 60;',
    replace: 'const skewSeconds = 0;',
    tests: [listed],
    why: 'Two clocks never agree to the second.',
  },
  {
    name: 'the whole day is looked through at once, the newest first',
    file: listing,
    find: 'lt: hour === count - 1 ? end : gte + hourSeconds',
    replace: 'lt: end',
    tests: [listed],
    why: 'A busy shop’s Release would run out of time, each time.',
  },
  {
    name: 'the status of a replayed answer is trusted',
    file: undo,
    find:
      'const id = checkout.paymentIntentId ?? (await findUnseen(client, shop, checkout, now()))?.id;\n' +
      "      if (id === undefined) return 'released';\n" +
      '      // Fetched even when it was just found: a replayed answer has the status of the first one.\n' +
      '      const intent = await fetchIntent(client, id);',
    replace:
      'const intent = checkout.paymentIntentId\n' +
      '        ? await fetchIntent(client, checkout.paymentIntentId)\n' +
      '        : await findUnseen(client, shop, checkout, now());\n' +
      "      if (intent === undefined) return 'released';",
    tests: [unseen],
    why: 'A payment that was captured since would be canceled in vain, and not refunded.',
  },
  {
    name: 'what was captured is taken for released',
    file: undo,
    find: 'return refund(undoing, intent);',
    replace: "return 'released';",
    tests: [seen],
    system: ['test/workflow/endings.test.ts'],
    why: 'The shopper would have paid for nothing.',
  },
  {
    name: 'a payment that is still processing is taken for released',
    file: undo,
    find: 'throw new CheckoutError(errorNames.stripeUnavailable, `${intent.id} is processing.`);',
    replace: "return 'released';",
    tests: [seen],
    why: 'It can end as captured.',
  },
  {
    name: 'a cancel that Stripe refused counts as done',
    file: undo,
    find: 'if (moved.status !== intent.status) return moved;',
    replace: 'if (moved.status !== intent.status) return undefined;',
    tests: [seen],
    why: 'It was refused since the payment has moved on: to captured, perhaps.',
  },
  {
    name: 'a refund that the bank refused counts as done',
    file: undo,
    find: "status === 'failed' || status === 'canceled'",
    replace: "status === 'canceled'",
    tests: [seen],
    why: 'The shopper would never see the money again, and nobody would know.',
  },
  {
    name: 'a charge that is refunded already fails the release for good',
    file: undo,
    find: 'if (isRefunded(moved) || (await isChargedBack(client, moved)))',
    replace: 'if (await isChargedBack(client, moved))',
    tests: [seen],
    why: 'Every repeat after a lost answer would ring the alarm.',
  },
  {
    name: 'what a bank gave back after a dispute is refunded once more, for ever',
    file: undo,
    find: 'if (isRefunded(moved) || (await isChargedBack(client, moved)))',
    replace: 'if (isRefunded(moved))',
    tests: [seen],
    why: 'Stripe refuses that refund each time, and the checkout would never end.',
  },
  {
    name: 'a refund that failed at the bank is ordered again by itself',
    file: undo,
    find: '  assertNoneFailed(intent.id, chargeOf(intent)?.refunds?.data ?? []);\n',
    replace: '',
    tests: [seen],
    why: 'A shopper whom a person has paid back another way would be paid back twice.',
  },
  {
    name: 'a hold whose time is over is left as it is',
    file: undo,
    find: "!isHoldGone(intent, now())) {\n        return intent.status === 'canceled';",
    replace: '!isHoldGone(intent, now())) {\n        return true;',
    tests: [seen],
    why: 'An order that can be paid would be canceled.',
  },
  {
    name: 'the harmless request is a confirmed one',
    file: 'functions/stripe/hold.ts',
    find: 'confirm: false,',
    replace: 'confirm: true,',
    tests: ['test/functions/stripe/hold.test.ts', unseen],
    why: 'The request that is meant to find holds would place one.',
  },
];
