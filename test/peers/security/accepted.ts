/** Findings of cfn-lint, Checkov and cdk-nag's PCI DSS pack that are intended, each with its reason. */
import type { Accepted } from './finding.ts';

const keys =
  'AWS’s own keys encrypt it. A key of the customer’s costs money, and is one more thing whose failure stops payments; no card is ever stored';
const logs = 'no personal datum and no secret gets into a log; AWS’s own keys encrypt it';
const outside = 'a function calls Stripe and AWS, and nothing in a network of its own';
const page = 'holds the public page alone, which each deployment writes from the repository';
const inline = 'each role has one policy for its one function, and nobody else may take it';

export const acceptedByCfnLint: readonly Accepted[] = [
  { rule: 'W3005', where: /./, why: 'the CDK writes dependencies out that a reference implies' },
];

export const acceptedByCheckov: readonly Accepted[] = [
  { rule: 'CKV_AWS_149', where: /Secret\.Stripe/, why: keys },
  { rule: 'CKV_AWS_119', where: /Table\.Tables/, why: keys },
  { rule: 'CKV_AWS_173', where: /Function\./, why: `variables hold names and no secret; ${keys}` },
  { rule: 'CKV_AWS_158', where: /LogGroup\./, why: logs },
  {
    rule: 'CKV_AWS_28',
    where: /Table\.Tables(Attempts|Findings)/,
    why: 'what is forgotten after hours must not be remembered by a backup',
  },
  {
    rule: 'CKV_AWS_116',
    where: /Function\./,
    why: 'called and answered at once: whoever calls it retries it',
  },
  { rule: 'CKV_AWS_117', where: /Function\./, why: outside },
  {
    rule: 'CKV_AWS_115',
    where: /Function\./,
    why: 'an account whose limit is low has nothing to reserve: the deployment would fail',
  },
  {
    rule: 'CKV_AWS_27',
    where: /OrderEventsPutAside/,
    why: 'SQS’s own keys encrypt it (SqsManagedSseEnabled), where Checkov looks for a KMS key alone',
  },
  { rule: 'CKV_AWS_18', where: /PageBucket/, why: page },
  { rule: 'CKV_AWS_21', where: /PageBucket/, why: page },
  { rule: 'CKV_AWS_68', where: /PageDistribution/, why: 'the setting webAclArn puts one in front' },
  {
    rule: 'CKV_AWS_86',
    where: /PageDistribution/,
    why: 'the API keeps an access log; the page’s files are public',
  },
  {
    rule: 'CKV_AWS_174',
    where: /PageDistribution/,
    why: 'CloudFront’s own domain allows no other; a custom domain uses TLS 1.2',
  },
  {
    rule: 'CKV_AWS_26',
    where: /AlarmsTopic/,
    why: 'holds no datum of anybody, and CloudWatch can’t publish with AWS’s own key',
  },
];

const rule = (name: string, where: RegExp, why: string): Accepted => ({
  rule: `PCI.DSS.321-${name}`,
  where,
  why,
});

export const acceptedOfPci: readonly Accepted[] = [
  rule('SecretsManagerUsingKMSKey', /Stripe\/\w+\/Resource/, keys),
  rule('CloudWatchLogGroupEncrypted', /Log\/Resource$/, logs),
  rule('IAMNoInlinePolicy', /DefaultPolicy\/Resource$/, inline),
  rule('LambdaInsideVPC', /./, outside),
  rule('S3BucketLoggingEnabled', /^Holdfast\/Page\/Bucket/, page),
  rule('S3BucketReplicationEnabled', /^Holdfast\/Page\/Bucket/, page),
  rule('S3BucketVersioningEnabled', /^Holdfast\/Page\/Bucket/, page),
  rule('S3DefaultEncryptionKMS', /^Holdfast\/Page\/Bucket/, page),
  rule(
    'SNSEncryptedKMS',
    /^Holdfast\/Alarms\/Topic/,
    'CloudWatch can’t publish with AWS’s own key',
  ),
];
