/** The faults that were ordered, and which of them affects a request. */
import { type Fault, parseFault } from './fault.ts';

type Ordered = { readonly fault: Fault; spared: number; used: number };

export type Faults = {
  /**
   * Throws an Error that says what is allowed when the fault is invalid. Returns what takes it back, as
   * far as no request has met it.
   */
  readonly add: (fault: Fault) => () => void;
  /** All faults in the order in which they were added, including those that are used up. */
  readonly list: () => readonly Fault[];
  readonly clear: () => void;
  /** The first fault that affects this request, which counts as one use of the fault. */
  readonly next: (method: string, template: string) => Fault | undefined;
};

const isFor = ({ fault }: Ordered, method: string, template: string): boolean =>
  (fault.method === undefined || fault.method === method) &&
  (fault.path === undefined || fault.path === template);

const isUsedUp = ({ fault: { times = 1 }, used }: Ordered): boolean =>
  times !== null && used >= times;

/** `templates` are the paths that a fault may name. */
export const createFaults = (templates: readonly string[]): Faults => {
  let ordered: Ordered[] = [];
  return {
    add: (fault) => {
      const added: Ordered = { fault: parseFault(fault, templates), spared: 0, used: 0 };
      ordered.push(added);
      return () => {
        if (added.used === 0) ordered = ordered.filter((each) => each !== added);
      };
    },
    list: () => ordered.map(({ fault }) => fault),
    clear: () => {
      ordered = [];
    },
    next: (method, template) => {
      for (const each of ordered) {
        if (!isFor(each, method, template)) continue;
        if (each.spared < (each.fault.after ?? 0)) {
          each.spared += 1;
          continue;
        }
        if (isUsedUp(each)) continue;
        each.used += 1;
        return each.fault;
      }
      return undefined;
    },
  };
};
