import { reasonIn } from '../../../local/reload/reason.ts';

test('a syntax error is its place, its line and what Node says of it', () => {
  const said = [
    'The CDK app could not be synthesized:',
    'Bundling asset Holdfast/Api/Code/Stage...',
    'node:internal/modules/run_main:107',
    '    triggerUncaughtException(',
    '    ^',
    '',
    'file:///shop/infra/app.ts:26',
    'const broken: = 1;',
    '              ^',
    '',
    'SyntaxError [ERR_INVALID_TYPESCRIPT_SYNTAX]: Unexpected token `=`.',
    '    at parseTypeScript (node:internal/modules/typescript:72:36)',
    "  code: 'ERR_INVALID_TYPESCRIPT_SYNTAX'",
    '}',
    '',
    'Node.js v24.21.0',
  ].join('\n');
  expect(reasonIn(said)).toBe(
    [
      'The CDK app could not be synthesized:',
      '  file:///shop/infra/app.ts:26',
      '  const broken: = 1;',
      '  SyntaxError [ERR_INVALID_TYPESCRIPT_SYNTAX]: Unexpected token `=`.',
    ].join('\n'),
  );
});

test('a setting that is refused is told as it is', () => {
  const said = 'cdk.json:5:9: capture is "sometimes"; it must be automatic or on-approval.';
  expect(reasonIn(said)).toBe(said);
});

test('a long message ends after six lines', () => {
  expect(reasonIn('line\n'.repeat(100)).split('\n')).toHaveLength(6);
});
