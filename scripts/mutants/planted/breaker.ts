/** Defects of the breaker on declines. */
import type { Defect } from '../defect.ts';

const placing = 'test/functions/http/place-checkout.test.ts';

export const breaker: readonly Defect[] = [
  {
    name: 'the breaker lets one decline more through',
    file: 'functions/http/few-declines.ts',
    find: 'await recentDeclines(nowMs), declinesPerTenMinutes, nowMs',
    replace: 'await recentDeclines(nowMs), declinesPerTenMinutes + 1, nowMs',
    tests: ['test/functions/http/few-declines.test.ts'],
    system: ['test/contract/api.test.ts'],
    why: 'The limit would not be what the setting says.',
  },
  {
    name: 'the breaker is not asked',
    file: 'functions/http/place-checkout.ts',
    find: '    if (closed !== undefined) throw closed;\n',
    replace: '',
    tests: [placing],
    system: ['test/contract/api.test.ts'],
    why: 'Declines from many addresses would pile up until a card network closes the shop.',
  },
  {
    name: 'the breaker refuses a checkout that was placed before',
    file: 'functions/http/place-checkout.ts',
    find: '    if (existing !== undefined) return replay(services, existing, fingerprint, request);\n    if (closed !== undefined) throw closed;\n',
    replace:
      '    if (closed !== undefined) throw closed;\n    if (existing !== undefined) return replay(services, existing, fingerprint, request);\n',
    tests: [placing],
    system: ['test/contract/api.test.ts'],
    why: 'A shopper whose answer was lost would be told that nothing was charged.',
  },
  {
    name: 'the breaker never hears of a decline',
    file: 'infra/checkout-workflow.ts',
    find: "    declined.state.next(new CountDecline(this, 'CountDecline', parts.tables).state);\n",
    replace: '',
    tests: ['test/infra/count-decline.test.ts'],
    system: ['test/workflow/endings.test.ts'],
    why: 'It would never open.',
  },
  {
    name: 'the breaker never hears of a decline that comes after the bank’s step',
    file: 'functions/steps/release.ts',
    find: "if (ending.status === 'declined') await services.countDecline",
    replace: "if (ending.status === 'expired') await services.countDecline",
    tests: ['test/functions/steps/release.test.ts'],
    why: 'Cards whose bank asks could be tested without limit.',
  },
  {
    name: 'an execution fails when the breaker’s count does',
    file: 'infra/count-decline.ts',
    find: 'errors: [Errors.ALL]',
    replace: 'errors: [Errors.TIMEOUT]',
    tests: ['test/infra/count-decline.test.ts'],
    why: 'A busy row would ring for a checkout that has ended.',
  },
  {
    name: 'the breaker is a lost answer to the page',
    file: 'web/page/api.ts',
    find: "['being_set_up', 'too_many_declines']",
    replace: "['being_set_up']",
    tests: ['test/web/page/api.test.ts'],
    why: 'The page would ask again and again, and never say when to come back.',
  },
];
