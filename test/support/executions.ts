/** Step Functions as the reconciler sees it: executions by name, each in one state. */

import type { ExecutionState } from '../../functions/aws/executions.ts';
import type { CheckoutDocument, ReleasableDocument } from '../../functions/checkout/documents.ts';

type Started = { readonly name: string; readonly document: CheckoutDocument | ReleasableDocument };

/** Executions in the states given; what is started or redriven then runs. */
export const executionsOf = (states: Readonly<Record<string, ExecutionState>> = {}) => {
  const byName = new Map(Object.entries(states));
  const started: Started[] = [];
  const redriven: string[] = [];
  return {
    started,
    redriven,
    describeExecution: async (name: string): Promise<ExecutionState> =>
      byName.get(name) ?? { kind: 'none' },
    startExecution: async (
      document: CheckoutDocument | ReleasableDocument,
      name: string,
    ): Promise<void> => {
      if (byName.has(name)) return;
      started.push({ name, document });
      byName.set(name, { kind: 'running' });
    },
    redriveExecution: async (name: string): Promise<boolean> => {
      if (byName.get(name)?.kind !== 'stopped') return false;
      redriven.push(name);
      byName.set(name, { kind: 'running' });
      return true;
    },
  };
};

export type FakeExecutions = ReturnType<typeof executionsOf>;
