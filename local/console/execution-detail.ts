/**
 * One execution as the console shows it: its history, and a picture of the states that it entered.
 */
import type { Definition } from '../step-functions/definition.ts';
import type { Execution } from '../step-functions/execution.ts';
import { drawGraph } from './graph/draw-graph.ts';
import { type Layout, layOut } from './graph/layout.ts';
import { visitsOf } from './graph/visits.ts';

export type ExecutionDetail = {
  readonly execution: Execution;
  /** An SVG document. */
  readonly graph: string;
};

/**
 * The details of this state machine's executions. Its layout is computed once, at the first one.
 */
export const createExecutionDetails = (definition: Definition) => {
  let layout: Promise<Layout> | undefined;
  return async (execution: Execution): Promise<ExecutionDetail> => {
    layout ??= layOut(definition);
    const visits = visitsOf(execution.history);
    return { execution, graph: drawGraph(await layout, { visits, title: execution.name }) };
  };
};
