import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const cdkJson = JSON.parse(readFileSync(path.join(root, 'cdk.json'), 'utf8'));
const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the app of a project folder without bundling anything. */
const synthesized = (project: string, settings?: object) => {
  const holdfast = settings === undefined ? {} : { holdfast: settings };
  const context = { ...cdkJson.context, 'aws:cdk:bundling-stacks': [], ...holdfast };
  return spawnSync(process.execPath, ['infra/app.ts'], {
    cwd: project,
    encoding: 'utf8',
    env: {
      ...process.env,
      CDK_OUTDIR: path.join(folder, 'cdk.out'),
      CDK_CONTEXT_JSON: JSON.stringify(context),
    },
  });
};

// That the app has no finding is shown by the synth before all tests: they run from its output.
test('the CDK runs infra/app.ts', () => {
  expect(cdkJson.app).toBe('node infra/app.ts');
});

test('a finding that nobody acknowledged stops the synth, by the rule’s name', () => {
  const project = path.join(folder, 'project');
  cpSync(path.join(root, 'infra'), path.join(project, 'infra'), { recursive: true });
  for (const name of [
    'node_modules',
    'functions',
    'web',
    'cdk.json',
    'catalog.json',
    'pricing.json',
    'shop.json',
    'theme.json',
    'package.json',
  ]) {
    symlinkSync(path.join(root, name), path.join(project, name));
  }
  writeFileSync(
    path.join(project, 'infra/acknowledge.ts'),
    'export const acknowledge = (..._: readonly unknown[]): void => {};\n',
  );
  const { status, stdout, stderr } = synthesized(project);
  expect(status).not.toBe(0);
  expect(`${stdout}${stderr}`).toMatch(/AwsSolutions-APIG4/);
  expect(`${stdout}${stderr}`).toMatch(/Serverless-LambdaDLQ/);
});

test('what is wrong in the configuration is said in a line each, and no stack trace', () => {
  const { status, stdout, stderr } = synthesized(root, { keepData: 'no', tax: 'vat' });
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toBe(
    "The shop can't be synthesized, since 2 things are wrong:\n" +
      '  -c holdfast:1:13: holdfast.keepData is "no". It must be true or false.\n' +
      '  -c holdfast:1:24: holdfast.tax is "vat". It must be one of "rates", "stripe-exclusive", ' +
      '"stripe-inclusive".\n',
  );
});
