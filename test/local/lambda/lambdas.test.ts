import type { LambdaConfiguration, LambdaFunction } from '../../../local/lambda/function.ts';
import { createLambdas } from '../../../local/lambda/lambdas.ts';
import type { Resource } from '../../../local/template/assembly.ts';
import { lambdaOf } from '../lambda-of.ts';
import { stackOf } from '../stack-of.ts';

const functionOf = (properties: object = {}): Resource => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    Handler: 'index.handler',
    Runtime: 'nodejs24.x',
    Code: { S3Key: 'abc.zip' },
    ...properties,
  },
});

/** The functions of a template, and what each was made of. */
const lambdas = (resources: Readonly<Record<string, Resource>>) => {
  const configurations: LambdaConfiguration[] = [];
  const stopped: string[] = [];
  const made = createLambdas(stackOf(resources), {
    endpoints: { dynamoDb: 'http://db', aws: 'http://aws' },
    runtime: (configuration): LambdaFunction => {
      configurations.push(configuration);
      const stop = async () => void stopped.push(configuration.name);
      return { ...lambdaOf(configuration.name).lambda, configuration, stop };
    },
  });
  return { ...made, configurations, stopped };
};

test('a function is made as the template describes it', () => {
  const { configurations } = lambdas({
    Pay: functionOf({
      Timeout: 30,
      MemorySize: 512,
      Environment: { Variables: { TABLE: 'Shop-Orders' } },
    }),
  });
  expect(configurations).toEqual([
    {
      name: 'Shop-Pay',
      folder: '/assets/abc.zip',
      handler: 'index.handler',
      timeoutSeconds: 30,
      environment: expect.objectContaining({ TABLE: 'Shop-Orders' }),
    },
  ]);
});

test('a function without a timeout and a size has Lambda’s own', () => {
  const { configurations } = lambdas({ Pay: functionOf() });
  expect(configurations).toMatchObject([
    { timeoutSeconds: 3, environment: { AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128' } },
  ]);
});

test('a function finds AWS’s services on this machine, with made-up credentials', () => {
  const [configuration] = lambdas({ Pay: functionOf() }).configurations;
  expect(configuration?.environment).toEqual({
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_SESSION_TOKEN: 'local',
    AWS_LAMBDA_FUNCTION_NAME: 'Shop-Pay',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
    AWS_ENDPOINT_URL_DYNAMODB: 'http://db',
    AWS_ENDPOINT_URL_SFN: 'http://aws',
    AWS_ENDPOINT_URL_LAMBDA: 'http://aws',
    AWS_ENDPOINT_URL_EVENTBRIDGE: 'http://aws',
    AWS_ENDPOINT_URL_CLOUDFORMATION: 'http://aws',
    AWS_ENDPOINT_URL_SECRETS_MANAGER: 'http://aws',
  });
});

test('a function is found by its logical id, its name and its ARN', () => {
  const { all, byArn, byNameOrArn } = lambdas({ Pay: functionOf() });
  const arn = 'arn:aws:lambda:us-east-1:000000000000:function:Shop-Pay';
  const pay = all.get('Pay');
  expect(pay?.configuration.name).toBe('Shop-Pay');
  expect([byArn(arn), byNameOrArn('Shop-Pay'), byNameOrArn(arn)]).toEqual([pay, pay, pay]);
  expect(byArn('Shop-Pay')).toBeUndefined();
});

test('the functions of the CDK itself are left out', () => {
  const { all } = lambdas({
    CustomCDKBucketDeployment8693BB64: functionOf({ Runtime: 'python3.13' }),
    AWSCDKTriggerCustomResource: functionOf(),
    Pay: functionOf(),
  });
  expect([...all.keys()]).toEqual(['Pay']);
});

test('a function of another runtime can’t be run here, and is named', () => {
  expect(() => lambdas({ Pay: functionOf({ Runtime: 'python3.13' }) })).toThrow(
    'Pay runs on python3.13, not Node.',
  );
});

test('a stop stops them all', async () => {
  const { stop, stopped } = lambdas({ Pay: functionOf(), Ask: functionOf() });
  await stop();
  expect(stopped).toEqual(['Shop-Pay', 'Shop-Ask']);
});
