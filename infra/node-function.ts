/** One of our Lambda functions: a bundled handler with its own log and only its own permissions. */
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  type EnvironmentOptions,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { SettingName } from '../functions/checkout/setting-names.ts';
import { acknowledge } from './acknowledge.ts';
import { codeOf, type FunctionFile } from './function-bundles.ts';
import type { Settings } from './settings.ts';

export type NodeFunctionProps = {
  readonly file: FunctionFile;
  readonly description: string;
  /** A fixed name, for callers that have to find the function without the template. */
  readonly functionName?: string;
  readonly timeoutSeconds: number;
  readonly memoryMib?: number;
  readonly environment?: Readonly<Partial<Record<SettingName, string>>>;
  readonly settings: Settings;
};

export class NodeFunction extends LambdaFunction {
  constructor(scope: Construct, id: string, props: NodeFunctionProps) {
    const logGroup = new LogGroup(scope, `${id}Log`, {
      retention: props.settings.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(scope, `${id}Role`, {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    logGroup.grantWrite(role);
    super(scope, id, {
      code: codeOf(props.file),
      handler: 'index.handler',
      description: props.description,
      ...(props.functionName !== undefined && { functionName: props.functionName }),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memoryMib ?? 512,
      timeout: Duration.seconds(props.timeoutSeconds),
      environment: { NODE_OPTIONS: '--enable-source-maps', ...props.environment },
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
    });
    acknowledge(this, {
      'Serverless-LambdaDLQ': 'Called and answered at once: whoever calls it retries it.',
      'Serverless-LambdaTracing': 'The state machine’s trace spans its steps; inside, logs tell.',
    });
  }

  /** Like the CDK's method, but only for the settings that functions read. */
  override addEnvironment(name: SettingName, value: string, options?: EnvironmentOptions): this {
    return super.addEnvironment(name, value, options);
  }
}
