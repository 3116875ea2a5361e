/** What can happen to a call on its way, and to whoever made it. */
import type { FaultKind as StripeFault } from '@holdfast/stripe-stand-in/faults';

export type Service = 'stripe' | 'dynamodb' | 'states' | 'secrets' | 'events' | 'lambda';

/** Faults of every service. */
const everywhere = {
  'error-before': 'an error of the service before anything happened',
  'lost-reply': 'the effect happens; the connection dies before the answer',
  'reset-before': 'the connection dies before anything happened',
  'crash-before': 'the caller dies, and nothing was sent',
  'crash-after': 'the effect happens; the caller dies before the answer',
  'timeout-before': 'nothing happens, and there is never an answer',
  'timeout-after': 'the effect happens, and there is never an answer',
  'slow-before': 'the effect comes when the caller has long run out of time',
  'slow-after': 'the effect at once; the answer comes when the caller has long run out of time',
  throttled: 'refused for now, because there is too much to do',
  duplicate: 'the request arrives twice',
} as const;

/** Faults that only Stripe has. */
const atStripe = {
  'in-use': 'a 409: the key is being worked on',
  'lock-timeout': 'a 429: the object is locked',
  unavailable: 'a 503',
  'error-saved': 'a 500 instead of the effect, remembered under the key',
  'effect-then-500-saved': 'the effect, but the answer is a 500, which is remembered under the key',
  refused: 'a 400 with a code that is usual for the call',
  'refused-saved': 'the same, remembered under the key',
} as const;

/** Faults that only DynamoDB has. */
const atDynamoDb = {
  conflict: 'another transaction or write is on the item at this moment',
} as const;

/**
 * How many milliseconds late a write lands whose function died: after that of the retry, which
 * comes after a second. These faults are a part of the matrix of their own (`matrix/lates.ts`).
 */
export const lateMs = {
  'late-moment': 2000,
  'late-minute': 60_000,
  'late-hour': 60 * 60_000,
} as const;

export type LateFault = keyof typeof lateMs;

export const lateFaults = Object.keys(lateMs) as LateFault[];

export const isLate = (fault: Fault | undefined): fault is LateFault =>
  lateFaults.some((late) => late === fault);

/**
 * How many times in a row a write meets another one on its item, which it does not by itself. A part
 * of the matrix of their own, too (`matrix/conflicts.ts`); one conflict is among the common faults.
 */
export const conflictsInARow = {
  'conflict-4': 4,
  'conflict-20': 20,
} as const;

export type ConflictFault = keyof typeof conflictsInARow;

export const conflictFaults = Object.keys(conflictsInARow) as ConflictFault[];

export const isConflict = (fault: Fault | undefined): fault is ConflictFault =>
  conflictFaults.some((conflict) => conflict === fault);

/** How many calls in a row meet a fault that passes. */
export const timesOf = (fault: Fault): number => (isConflict(fault) ? conflictsInARow[fault] : 1);

/** Faults of a state's call of its function. */
const atLambda = ['error-before', 'lost-reply', 'throttled', 'duplicate'] as const;

/** Faults that any call to their service may meet. */
type CommonFault = keyof typeof everywhere | keyof typeof atStripe | keyof typeof atDynamoDb;

export type Fault = CommonFault | LateFault | ConflictFault;

/** Nothing happened, and it is tried again soon: these faults differ only in their words. */
const passing: readonly Fault[] = [
  'error-before',
  'reset-before',
  'throttled',
  'in-use',
  'lock-timeout',
  'unavailable',
];

/** Faults of one kind have the same consequences. Those that pass are one kind, each other fault is a kind of its own. */
export const kindOf = (fault: string): string =>
  passing.some((each) => each === fault) ? 'passing' : fault;

/** Every fault that a call to this service can meet. */
export const faultsOf = (service: Service): readonly CommonFault[] => {
  const common = Object.keys(everywhere) as CommonFault[];
  switch (service) {
    case 'stripe':
      return [...common, ...(Object.keys(atStripe) as CommonFault[])];
    case 'dynamodb':
      return [...common, ...(Object.keys(atDynamoDb) as CommonFault[])];
    case 'lambda':
      return atLambda;
    default:
      return common;
  }
};

/** A call that changes nothing, by its name. */
export const isRead = (name: string): boolean =>
  /^(GET |Get|BatchGet|Query|Scan|Describe|List)/.test(name);

/** A read has no effect that could come early or late: to a read, these faults are the same as others. */
const sameToReads: readonly Fault[] = [
  'lost-reply',
  'crash-after',
  'timeout-after',
  'slow-before',
  'duplicate',
  'error-saved',
  'effect-then-500-saved',
  'refused-saved',
  'conflict',
];

/** The faults that this call can tell apart. */
export const tellingFaultsOf = (service: Service, name: string): readonly CommonFault[] =>
  faultsOf(service).filter((fault) => !isRead(name) || !sameToReads.includes(fault));

export const explained: Readonly<Record<CommonFault, string>> = {
  ...everywhere,
  ...atStripe,
  ...atDynamoDb,
};

/** Faults that the stand-in plays itself, because they change what it remembers, by its own names for them. */
export const playedByStandIn: Partial<Readonly<Record<Fault, StripeFault>>> = {
  'error-before': 'error-before',
  throttled: 'rate-limit',
  'in-use': 'in-use',
  'lock-timeout': 'lock-timeout',
  unavailable: 'unavailable',
  'error-saved': 'error-saved',
  'effect-then-500-saved': 'effect-then-500-saved',
  refused: 'refused',
  'refused-saved': 'refused-saved',
};
