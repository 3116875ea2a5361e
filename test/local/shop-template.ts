/**
 * A template with one resource of each kind that a system needs, and nothing of the real shop's.
 */
import type { Resource } from '../../local/template/assembly.ts';

const lambda = (key: string): Resource => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    Handler: 'index.handler',
    Runtime: 'nodejs24.x',
    Code: { S3Key: key },
    Environment: { Variables: { TABLE: { Ref: 'Orders' }, PAGE: { Ref: 'PageUrl' } } },
  },
});

/** Pay is the API's and the state machine's function, Load what a deployment runs once. */
export const shopTemplate: Readonly<Record<string, Resource>> = {
  Orders: {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    },
  },
  Key: { Type: 'AWS::SecretsManager::Secret' },
  Pay: lambda('pay.zip'),
  Load: lambda('load.zip'),
  Trigger: {
    Type: 'Custom::Trigger',
    Properties: { HandlerArn: { 'Fn::GetAtt': ['Load', 'Arn'] } },
  },
  Checkout: {
    Type: 'AWS::StepFunctions::StateMachine',
    Properties: {
      DefinitionString: {
        'Fn::Join': [
          '',
          [
            '{"StartAt":"Pay","States":{"Pay":{"Type":"Task","Resource":"',
            { 'Fn::GetAtt': ['Pay', 'Arn'] },
            '","End":true}}}',
          ],
        ],
      },
    },
  },
  Api: { Type: 'AWS::ApiGatewayV2::Api' },
  PayIntegration: {
    Type: 'AWS::ApiGatewayV2::Integration',
    Properties: {
      IntegrationUri: { 'Fn::GetAtt': ['Pay', 'Arn'] },
      PayloadFormatVersion: '2.0',
    },
  },
  PayRoute: {
    Type: 'AWS::ApiGatewayV2::Route',
    Properties: {
      RouteKey: 'POST /api/pay',
      Target: { 'Fn::Join': ['/', ['integrations', { Ref: 'PayIntegration' }]] },
    },
  },
  Site: { Type: 'AWS::S3::Bucket' },
  SiteFiles: {
    Type: 'Custom::CDKBucketDeployment',
    Properties: { SourceObjectKeys: ['web.zip'], DestinationBucketName: { Ref: 'Site' } },
  },
  Distribution: {
    Type: 'AWS::CloudFront::Distribution',
    Properties: {
      DistributionConfig: {
        DefaultRootObject: 'index.html',
        Origins: [
          {
            Id: 'site',
            DomainName: { 'Fn::GetAtt': ['Site', 'RegionalDomainName'] },
            S3OriginConfig: {},
          },
          { Id: 'api', DomainName: 'api' },
        ],
        DefaultCacheBehavior: { TargetOriginId: 'site' },
        CacheBehaviors: [{ TargetOriginId: 'api', PathPattern: '/api/*' }],
      },
    },
  },
};

export const shopParameters = { PageUrl: { Type: 'String', Default: '' } } as const;
