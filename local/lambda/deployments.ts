/** The functions of a running system, through all deployments of their code. */
import type { LambdaConfiguration, LogLine, Runtime } from './function.ts';
import type { Hosts } from './hosts.ts';
import { Lambda } from './lambda.ts';

export type Deployment = {
  /** Gives a function by its name: the one that there is, or a new one. Nothing of it changes yet. */
  readonly runtime: Runtime;
  /** The next invocations run what the functions were asked for with. Returns what takes that back. */
  readonly begin: () => () => void;
};

/** Returns a function that prepares the next deployment. One is begun, or left, before the next is prepared. */
export const createDeployments = (
  hosts: Pick<Hosts, 'start'>,
  log: (line: LogLine) => void,
): (() => Deployment) => {
  const lambdas = new Map<string, Lambda>();
  return () => {
    const asked = new Map<Lambda, LambdaConfiguration>();
    return {
      runtime: (configuration) => {
        const lambda = lambdas.get(configuration.name) ?? new Lambda(configuration, hosts, log);
        asked.set(lambda, configuration);
        return lambda;
      },
      begin: () => {
        const before = [...asked.keys()].map((lambda) => [lambda, lambda.configuration] as const);
        for (const [lambda, configuration] of asked) {
          lambdas.set(configuration.name, lambda);
          lambda.configure(configuration);
        }
        return () => {
          for (const [lambda, configuration] of before) lambda.configure(configuration);
        };
      },
    };
  };
};
