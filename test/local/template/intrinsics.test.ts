// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are CloudFormation's own
// placeholders.
import { noValue, resolve, type Scope } from '../../../local/template/intrinsics.ts';

const scope: Scope = {
  ref: (name) =>
    ({ Bucket: 'the-bucket', 'AWS::NoValue': noValue, Names: ['a', 'b'] })[name] ?? `ref:${name}`,
  attribute: (logicalId, attribute) => `${logicalId}.${attribute}`,
};

test.each<[unknown, unknown]>([
  [{ Ref: 'Bucket' }, 'the-bucket'],
  [{ 'Fn::GetAtt': ['Table', 'Arn'] }, 'Table.Arn'],
  [{ 'Fn::GetAtt': 'Table.Stream.Arn' }, 'Table.Stream.Arn'],
  [{ 'Fn::Join': ['-', ['a', { Ref: 'Bucket' }, 1]] }, 'a-the-bucket-1'],
  [{ 'Fn::Sub': 'x ${Bucket} ${Table.Arn} ${!Literal}' }, 'x the-bucket Table.Arn ${Literal}'],
  [{ 'Fn::Sub': ['${Own}/${Bucket}', { Own: { Ref: 'Bucket' } }] }, 'the-bucket/the-bucket'],
  [{ 'Fn::Select': [1, { Ref: 'Names' }] }, 'b'],
  [{ 'Fn::Select': ['2', { 'Fn::Split': ['/', 'a/b/c'] }] }, 'c'],
  [{ 'Fn::Base64': 'hi' }, 'aGk='],
  [
    { a: [{ Ref: 'Bucket' }], b: { c: 1 } },
    { a: ['the-bucket'], b: { c: 1 } },
  ],
  [{ kept: 1, gone: { Ref: 'AWS::NoValue' } }, { kept: 1 }],
  [['a', { Ref: 'AWS::NoValue' }], ['a']],
  [null, null],
])('%j becomes %j', (value, expected) => {
  expect(resolve(value, scope)).toEqual(expected);
});

test.each<[unknown, RegExp]>([
  [{ 'Fn::ImportValue': 'other' }, /Fn::ImportValue can't be resolved/],
  [{ 'Fn::Select': [7, ['a']] }, /there is no element 7/],
  [{ 'Fn::Join': ['-', 'text'] }, /needs a list/],
  [{ 'Fn::Join': ['-', [{}]] }, /needs a text/],
])('%j is refused with a sentence', (value, sentence) => {
  expect(() => resolve(value, scope)).toThrow(sentence);
});
