/** One execution as the console shows it: its history, and the picture of its way through the states. */
import type { Definition } from '../step-functions/definition.ts';
import type { Execution } from '../step-functions/executions.ts';
import { drawGraph } from './graph/draw-graph.ts';
import { type Layout, layOut } from './graph/layout.ts';
import { visitsOf } from './graph/visits.ts';

export type ExecutionDetail = {
  readonly execution: Execution;
  /** An SVG document. */
  readonly graph: string;
};

/** The details of any execution of this state machine, which is laid out once: at the first of them. */
export const createExecutionDetails = (definition: Definition) => {
  let layout: Promise<Layout> | undefined;
  return async (execution: Execution): Promise<ExecutionDetail> => {
    layout ??= layOut(definition);
    const visits = visitsOf(execution.history);
    return { execution, graph: drawGraph(await layout, { visits, title: execution.name }) };
  };
};
