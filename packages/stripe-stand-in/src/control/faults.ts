/** Faults that tests order: what goes wrong with which request, and how often. */

export const faultKinds = {
  'error-before': 'a 500 before anything happened; not remembered',
  'error-saved': 'a 500 instead of the effect, remembered under the key',
  'effect-then-500-saved': 'the effect, and yet a 500, remembered under the key',
  'lost-reply': 'the effect; the connection dies before the answer',
  'reset-before': 'the connection dies before anything happened',
  'slow-before': 'waits, then acts',
  'slow-after': 'acts, then waits',
  'rate-limit': 'a 429 of a limiter',
  'lock-timeout': 'a 429 because the object is locked',
  unavailable: 'a 503',
  'in-use': 'a 409: the key is being worked on',
} as const;

export type FaultKind = keyof typeof faultKinds;

export type Fault = {
  readonly kind: FaultKind;
  readonly method?: string;
  /** A template such as `/v1/payment_intents/:id/capture`; without it any request. */
  readonly path?: string;
  /** Spares that many matching requests first. */
  readonly after?: number;
  /** For how many requests; `null` for ever. One without it. */
  readonly times?: number | null;
  readonly delayMs?: number;
};

type Ordered = { readonly fault: Fault; spared: number; used: number };

export type Faults = {
  readonly add: (fault: Fault) => void;
  readonly list: () => readonly Fault[];
  readonly clear: () => void;
  /** The fault for this request, which is used up by it. */
  readonly next: (method: string, template: string) => Fault | undefined;
};

export const createFaults = (): Faults => {
  let ordered: Ordered[] = [];
  return {
    add: (fault) => {
      if (!Object.hasOwn(faultKinds, fault.kind)) {
        const kinds = Object.keys(faultKinds).join(', ');
        throw new Error(`There is no fault ${fault.kind}. There are ${kinds}.`);
      }
      ordered.push({ fault, spared: 0, used: 0 });
    },
    list: () => ordered.map(({ fault }) => fault),
    clear: () => {
      ordered = [];
    },
    next: (method, template) => {
      for (const each of ordered) {
        const { fault } = each;
        if (fault.method !== undefined && fault.method !== method) continue;
        if (fault.path !== undefined && fault.path !== template) continue;
        if (each.spared < (fault.after ?? 0)) {
          each.spared += 1;
          continue;
        }
        const times = fault.times === null ? Number.POSITIVE_INFINITY : (fault.times ?? 1);
        if (each.used >= times) continue;
        each.used += 1;
        return fault;
      }
      return undefined;
    },
  };
};
