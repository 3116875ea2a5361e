/** docs/scaling.md with its tables as the models give them now. */
import { stackIn } from '../../test/simulation/world/stack.ts';
import { definitionOf } from '../../test/simulation/world/workflow.ts';
import type { Line } from './line.ts';
import { lineTable, rushTable } from './tables.ts';
import { withTable } from './written.ts';

type Stage = {
  readonly RouteSettings: Readonly<
    Record<string, { readonly ThrottlingRateLimit: number; readonly ThrottlingBurstLimit: number }>
  >;
};

export const computed = async (page: string, assembly: string): Promise<string> => {
  const stack = stackIn(assembly);
  const definition = definitionOf(stack);
  const [stage] = stack.ofType<Stage>('AWS::ApiGatewayV2::Stage');
  const throttle = stage?.properties.RouteSettings['POST /api/checkouts'];
  if (throttle === undefined)
    throw new Error('The template has no throttle for POST /api/checkouts.');
  const admitted: Line['admitted'] = {
    perSecond: throttle.ThrottlingRateLimit,
    burst: throttle.ThrottlingBurstLimit,
  };
  const withLine = withTable(page, 'the line', await lineTable(definition, admitted));
  return withTable(withLine, 'the rush', await rushTable(definition));
};
