import { toXml, xmlAnswer } from '../../../local/aws/query-xml.ts';

test.each<[unknown, string]>([
  [{ Name: 'Shop' }, '<Name>Shop</Name>'],
  [
    { Stacks: [{ Name: 'a' }, { Name: 'b' }] },
    '<Stacks><member><Name>a</Name></member><member><Name>b</Name></member></Stacks>',
  ],
  [{ Kept: false, Gone: undefined }, '<Kept>false</Kept>'],
  [{ Text: '<a href="x">&</a>' }, '<Text>&lt;a href=&quot;x&quot;&gt;&amp;&lt;/a&gt;</Text>'],
  [{ Empty: [] }, '<Empty></Empty>'],
])('%j becomes %s', (value, xml) => {
  expect(toXml(value)).toBe(xml);
});

test('an answer is one element in CloudFormation’s namespace, and nobody caches it', () => {
  const { status, headers, body } = xmlAnswer(400, 'ErrorResponse', { Code: 'No' });
  expect(status).toBe(400);
  expect(headers).toEqual({ 'content-type': 'text/xml', 'cache-control': 'no-store' });
  expect(body.toString()).toBe(
    '<ErrorResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><Code>No</Code></ErrorResponse>',
  );
});
