/** What tests and the developer's console do with the stand-in, in this process or over HTTP. */
import type { Clock } from './clock.ts';
import type { Context } from './context.ts';
import type { Fault, Faults } from './faults.ts';
import { expireHolds } from './payment-intents.ts';
import { settleRefunds } from './refunds.ts';
import type { JournalEntry, State } from './store.ts';
import { chargeView, intentView, refundView } from './views.ts';

export type Overview = {
  readonly paymentIntents: readonly ReturnType<typeof intentView>[];
  readonly charges: readonly ReturnType<typeof chargeView>[];
  readonly refunds: readonly ReturnType<typeof refundView>[];
  readonly events: State['events'];
  readonly journal: readonly JournalEntry[];
};

export type Control = {
  /** Everything that happened, oldest first. */
  readonly state: () => Overview;
  /** Lets time pass: holds end, keys are forgotten, slow refunds are decided. */
  readonly advance: (seconds: number) => void;
  readonly faults: Pick<Faults, 'add' | 'list' | 'clear'>;
  readonly reset: () => void;
};

export const createControl = (context: Context, clock: Clock, faults: Faults): Control => ({
  state: () => {
    expireHolds(context);
    const { state } = context.store;
    return {
      paymentIntents: Object.values(state.paymentIntents).map((intent) =>
        intentView(intent, state),
      ),
      charges: Object.values(state.charges).map(chargeView),
      refunds: Object.values(state.refunds).map(refundView),
      events: state.events,
      journal: state.journal,
    };
  },
  advance: (seconds) => {
    clock.advance(seconds);
    expireHolds(context);
    settleRefunds(context);
  },
  faults,
  reset: () => {
    context.store.reset();
    faults.clear();
  },
});

/** The same over HTTP, below /_control/. Answers the new state of what was asked. */
export const controlOverHttp = (
  control: Control,
  method: string,
  path: string,
  body: string,
): unknown => {
  const input = body === '' ? {} : (JSON.parse(body) as Record<string, unknown>);
  switch (`${method} ${path}`) {
    case 'GET /_control/state':
      return control.state();
    case 'POST /_control/clock':
      control.advance(Number(input.advanceSeconds));
      return {};
    case 'GET /_control/faults':
      return control.faults.list();
    case 'POST /_control/faults':
      control.faults.add(input as Fault);
      return {};
    case 'DELETE /_control/faults':
      control.faults.clear();
      return {};
    case 'POST /_control/reset':
      control.reset();
      return {};
    default:
      return undefined;
  }
};
