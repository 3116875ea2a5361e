/** A function of the template that is run by the test itself, and the events that it has received. */
import type { LambdaFunction } from '../../local/lambda/function.ts';

export const lambdaOf = (name: string, handler: (event: unknown) => unknown = () => undefined) => {
  const events: unknown[] = [];
  let warmed = 0;
  const lambda: LambdaFunction = {
    configuration: {
      name,
      folder: '',
      handler: 'index.handler',
      timeoutSeconds: 3,
      environment: {},
    },
    invoke: async (event) => {
      events.push(event);
      return handler(event);
    },
    warm: () => {
      warmed += 1;
    },
    stop: async () => {},
  };
  const arn = `arn:aws:lambda:us-east-1:000000000000:function:${name}`;
  return {
    lambda,
    events,
    arn,
    warmed: () => warmed,
    /** Finds it by its ARN, and no other. */
    byArn: (asked: string) => (asked === arn ? lambda : undefined),
  };
};
