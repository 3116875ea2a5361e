/** Reads of the synthesized template what its prices depend on. */
import { stackIn } from '../../test/simulation/world/stack.ts';
import { definitionOf, waitingStepsOf } from '../../test/simulation/world/workflow.ts';
import { propertiesOf } from '../../test/support/template.ts';
import type { TemplateFacts } from './use.ts';

type Machine = {
  readonly LoggingConfiguration?: { readonly Level: string };
  readonly TracingConfiguration?: { readonly Enabled: boolean };
};

/** Of the template in this folder, which is the one that `propertiesOf` reads. */
export const templateFacts = (assembly: string): TemplateFacts => {
  const definition = definitionOf(stackIn(assembly));
  const [machine = {}] = Object.values(
    propertiesOf('AWS::StepFunctions::StateMachine'),
  ) as Machine[];
  const [stage] = Object.values(propertiesOf('AWS::ApiGatewayV2::Stage'));
  const { Format = '' } = (stage?.AccessLogSettings ?? {}) as { readonly Format?: string };
  return {
    memoryMib: Object.fromEntries(
      Object.entries(propertiesOf('AWS::Lambda::Function')).map(([name, { MemorySize }]) => [
        name,
        Number(MemorySize ?? 128),
      ]),
    ),
    choices: Object.entries(definition.States).flatMap(([name, { Type }]) =>
      Type === 'Choice' ? [name] : [],
    ),
    waits: waitingStepsOf(definition),
    logsEverything: machine.LoggingConfiguration?.Level === 'ALL',
    accessLogFormat: Format,
    isTraced: machine.TracingConfiguration?.Enabled === true,
    alarmMetrics: Object.values(propertiesOf('AWS::CloudWatch::Alarm')).reduce(
      (sum, alarm) => sum + metricsIn(alarm),
      0,
    ),
    secrets: Object.keys(propertiesOf('AWS::SecretsManager::Secret')).length,
    dashboards: Object.keys(propertiesOf('AWS::CloudWatch::Dashboard')).length,
  };
};

/** An alarm on an expression is billed for each metric in it, and not for the expression. */
const metricsIn = ({ Metrics }: Readonly<Record<string, unknown>>): number =>
  Array.isArray(Metrics)
    ? Metrics.filter((each) => (each as { MetricStat?: object }).MetricStat !== undefined).length
    : 1;
