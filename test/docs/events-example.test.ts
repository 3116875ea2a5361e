/** The example of docs/events.md, as it is written there: it compiles, and a synth has no finding. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const [, example = ''] =
  /```ts\n(import [\s\S]+?)\n```/.exec(readFileSync(path.join(root, 'docs/events.md'), 'utf8')) ??
  [];

const app = `
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { Fulfilment } from './fulfilment.ts';

const app = new App();
const stack = new Fulfilment(app, 'Fulfilment', 'arn:aws:events:eu-west-1:123456789012:event-bus/Holdfast-Orders');
Validations.of(stack).addPlugins(new AwsSolutionsChecks(stack), new ServerlessChecks(stack));
app.synth();
`;

const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-example-'));
beforeAll(() => {
  const { compilerOptions } = JSON.parse(readFileSync(path.join(root, 'tsconfig.json'), 'utf8'));
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  const files = {
    'package.json': '{"type":"module"}',
    'tsconfig.json': JSON.stringify({
      compilerOptions: { ...compilerOptions, types: ['node'] },
      files: ['fulfilment.ts'],
    }),
    'fulfilment.ts': example,
    'app.ts': app,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (script: string, ...args: readonly string[]) => {
  const env = { ...process.env, CDK_OUTDIR: path.join(folder, 'cdk.out') };
  const ran = spawnSync(process.execPath, [script, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env,
  });
  return { status: ran.status, said: `${ran.stdout}${ran.stderr}` };
};

test('the example of a subscription compiles as it is written', () => {
  expect(example).toContain('class Fulfilment');
  expect(run('node_modules/typescript/bin/tsc', '--noEmit')).toEqual({ status: 0, said: '' });
});

test('the example of a subscription is synthesized without a finding', () => {
  expect(run('app.ts')).toEqual({ status: 0, said: '' });
  const template = readFileSync(path.join(folder, 'cdk.out/Fulfilment.template.json'), 'utf8');
  const resources: readonly { readonly Type: string; readonly Properties: object }[] =
    Object.values(JSON.parse(template).Resources);
  expect(resources.filter(({ Type }) => Type === 'AWS::Events::Rule')).toMatchObject([
    { Properties: { Targets: [{ DeadLetterConfig: { Arn: expect.anything() } }] } },
  ]);
});
