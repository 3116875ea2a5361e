/** Copies the page into its bucket at each deployment. */
import { DefaultStackSynthesizer, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { logicalIdOf } from './logical-id.ts';
import { indexHtml, type PageLook, staticFiles } from './page-sources.ts';
import type { Settings } from './settings.ts';
import type { StripeAccount } from './stripe-account.ts';

type Props = {
  readonly bucket: IBucket;
  readonly distribution: Distribution;
  readonly stripe: StripeAccount;
  readonly settings: Settings;
  readonly look: PageLook;
};

export class PageFiles extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { bucket, distribution, stripe, settings, look }: Props,
  ) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Log', {
      retention: settings.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = this.copyingRole(bucket, distribution, logGroup);
    const deployment = new BucketDeployment(this, 'Deployment', {
      sources: [staticFiles(look), indexHtml(stripe, look)],
      destinationBucket: bucket,
      distribution,
      distributionPaths: ['/*'],
      cacheControl: [CacheControl.noCache()],
      // With the stack, or after a first deployment that failed: S3 deletes only an empty bucket.
      // The copier empties it only because its role may not read the bucket's tags. By the tag that
      // the CDK sets there, it would take the files for those of another deployment.
      retainOnDelete: false,
      role: role.withoutPolicyUpdates(),
      logGroup,
      memoryLimit: 256,
    });
    // Copying has to wait for the role's permissions, which the construct doesn't know about.
    deployment.node.addDependency(role);
    acknowledgeCopier(this);
  }

  /** A role for exactly the calls that copying makes; the construct's own would have wildcards. */
  private copyingRole(bucket: IBucket, distribution: Distribution, logGroup: LogGroup): Role {
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    logGroup.grantWrite(role);
    const { account, partition, region, synthesizer } = Stack.of(this);
    // An account may be bootstrapped under a qualifier of its own, which names the bucket of assets.
    const qualifier = synthesizer.bootstrapQualifier ?? DefaultStackSynthesizer.DEFAULT_QUALIFIER;
    const assets = `cdk-${qualifier}-assets-${account}-${region}`;
    role.addToPolicy(
      new PolicyStatement({
        actions: ['s3:GetObject'],
        resources: [`arn:${partition}:s3:::${assets}/*`],
      }),
    );
    role.addToPolicy(
      new PolicyStatement({
        actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
        resources: [bucket.arnForObjects('*')],
      }),
    );
    role.addToPolicy(
      new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }),
    );
    role.addToPolicy(
      new PolicyStatement({
        actions: ['cloudfront:CreateInvalidation', 'cloudfront:GetInvalidation'],
        resources: [distribution.distributionArn],
      }),
    );
    const assetsFinding = `arn:<AWS::Partition>:s3:::cdk-${qualifier}-assets-<AWS::AccountId>-<AWS::Region>`;
    acknowledge(role, {
      [`AwsSolutions-IAM5[Resource::<${logicalIdOf(bucket)}.Arn>/*]`]:
        'The files of the page’s own bucket.',
      [`AwsSolutions-IAM5[Resource::${assetsFinding}/*]`]: 'The files of this deployment.',
    });
    return role;
  }
}

/**
 * Accepts findings about the copying function. It is the CDK's own, so nothing can be chosen here.
 */
const acknowledgeCopier = (scope: Construct): void => {
  for (const child of Stack.of(scope).node.children) {
    if (!child.node.id.startsWith('Custom::CDKBucketDeployment')) continue;
    acknowledge(child, {
      'AwsSolutions-L1': 'The CDK chooses the runtime of its own function.',
      'Serverless-LambdaLatestVersion': 'The CDK chooses the runtime of its own function.',
      'Serverless-LambdaDLQ': 'Called by CloudFormation, which waits for its answer.',
      'Serverless-LambdaTracing': 'Runs during a deployment only; its log tells.',
    });
  }
};
