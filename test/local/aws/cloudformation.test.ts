import { answerQuery } from '../../../local/aws/cloudformation.ts';
import { resolveStack } from '../../../local/template/stack.ts';

const stack = resolveStack(
  {
    stackName: 'Shop',
    template: {
      Parameters: {
        Url: { Type: 'String', Default: 'https://stripe' },
        Key: { Type: 'String', NoEcho: true },
      },
      Resources: {
        Site: { Type: 'AWS::CloudFront::Distribution' },
        Api: { Type: 'AWS::ApiGatewayV2::Api' },
        Topic: { Type: 'AWS::SNS::Topic' },
      },
      Outputs: {
        PageUrl: {
          Description: 'The page',
          Value: { 'Fn::Join': ['', ['https://', { 'Fn::GetAtt': ['Site', 'DomainName'] }, '/']] },
        },
        WebhookUrl: {
          Value: { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Api', 'ApiEndpoint'] }, '/webhook']] },
        },
        Unknown: { Value: { 'Fn::GetAtt': ['Topic', 'TopicName'] } },
      },
    },
    assetPath: (key) => key,
  },
  { Key: 'pk_test_1' },
  '127.0.0.1:8080',
);

const ask = async (form: string) => {
  const { status, body } = await answerQuery(stack)({
    method: 'POST',
    path: '/',
    query: '',
    headers: {},
    body: Buffer.from(form),
    sourceIp: '127.0.0.1',
  });
  return { status, xml: body.toString('utf8') };
};

test('the stack is described with the addresses of this machine', async () => {
  const { status, xml } = await ask('Action=DescribeStacks&StackName=Shop&Version=2010-05-15');
  expect(status).toBe(200);
  expect(xml).toMatch(
    /^<DescribeStacksResponse xmlns="[^"]+"><DescribeStacksResult><Stacks><member>/,
  );
  expect(xml).toContain('<StackName>Shop</StackName><StackStatus>CREATE_COMPLETE</StackStatus>');
  expect(xml).toContain(
    '<Outputs><member><OutputKey>PageUrl</OutputKey>' +
      '<OutputValue>http://127.0.0.1:8080/</OutputValue><Description>The page</Description></member>' +
      '<member><OutputKey>WebhookUrl</OutputKey>' +
      '<OutputValue>http://127.0.0.1:8080/webhook</OutputValue></member></Outputs>',
  );
});

test('a parameter with NoEcho is not shown', async () => {
  const { xml } = await ask('Action=DescribeStacks');
  expect(xml).toContain(
    '<ParameterKey>Url</ParameterKey><ParameterValue>https://stripe</ParameterValue>',
  );
  expect(xml).toContain('<ParameterKey>Key</ParameterKey><ParameterValue>****</ParameterValue>');
});

test('the stack is found by its id too', async () => {
  const { status } = await ask(`Action=DescribeStacks&StackName=${encodeURIComponent(stack.id)}`);
  expect(status).toBe(200);
});

test.each([
  [
    'Action=DescribeStacks&StackName=Other',
    'ValidationError',
    'Stack with id Other does not exist',
  ],
  ['Action=DeleteStack&StackName=Shop', 'InvalidAction', 'DeleteStack can&#39;t be called here.'],
])('%s is refused as %s', async (form, code, message) => {
  const { status, xml } = await ask(form);
  expect(status).toBe(400);
  expect(xml.replaceAll("'", '&#39;')).toContain(
    `<Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>`,
  );
});
