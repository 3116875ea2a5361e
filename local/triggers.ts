/** Runs the functions of the template's triggers, as a deployment does once. */
import type { LambdaFunction } from './lambda/function.ts';
import type { Stack } from './template/stack.ts';

type TriggerProperties = {
  /** The ARN of a version of the function. */
  readonly HandlerArn: string;
};

/** Runs one after the other. Throws an Error for the first that fails: it ends the deployment. */
export const runTriggers = async (
  stack: Stack,
  lambdaByArn: (arn: string) => LambdaFunction | undefined,
): Promise<void> => {
  for (const { logicalId, properties } of stack.ofType<TriggerProperties>('Custom::Trigger')) {
    const lambda = lambdaByArn(properties.HandlerArn.replace(/:\d+$/, ''));
    if (lambda === undefined) {
      throw new Error(`${logicalId} triggers ${properties.HandlerArn}, which is no function here.`);
    }
    await lambda.invoke({}).catch((error: Error) => {
      throw new Error(`${lambda.configuration.name} failed at the deployment: ${error.message}`);
    });
  }
};
