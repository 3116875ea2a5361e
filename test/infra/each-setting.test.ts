/** Each setting of cdk.json, and the CDK's own that a fork may need, is synthesized without a finding. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { readSettings } from '../../infra/settings.ts';

const root = path.resolve(import.meta.dirname, '../..');
const cdkJson = JSON.parse(readFileSync(path.join(root, 'cdk.json'), 'utf8'));
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** Runs the app with this context besides its own, without bundling anything. */
const synthesized = (own: Readonly<Record<string, unknown>>) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-'));
  folders.push(folder);
  const context = { ...cdkJson.context, 'aws:cdk:bundling-stacks': [], ...own };
  const { status, stderr } = spawnSync(process.execPath, ['infra/app.ts'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, CDK_OUTDIR: folder, CDK_CONTEXT_JSON: JSON.stringify(context) },
  });
  const template = () => readFileSync(path.join(folder, 'Holdfast.template.json'), 'utf8');
  return { status, stderr, template };
};

/** All of them at once: a finding is about one resource, and no setting here hides that of another. */
const others = {
  stackName: 'Shop-2',
  keepData: false,
  logRetentionDays: 365,
  capture: 'on-approval',
  atDeadline: 'capture',
  tax: 'stripe-exclusive',
  phone: 'required',
  receipts: 'stripe',
  stripeReadKey: true,
  alarmEmail: 'alarms@example.com',
  runbookUrl: 'https://example.com/runbook',
  dashboard: false,
  stripeRequestsPerSecond: 100,
  declinesPerTenMinutes: 0,
  webAclArn:
    'arn:aws:wafv2:us-east-1:123456789012:global/webacl/shop/0a1b2c3d-0000-4000-8000-000000000000',
};

test('no setting is forgotten here', () => {
  const { node } = new Stack(new App(), 'Defaults');
  expect(Object.keys({ ...readSettings(node), ...others }).sort()).toEqual(
    Object.keys(others).sort(),
  );
});

test('each setting is synthesized without a finding, and alarmEmail subscribes its address', () => {
  const { status, stderr, template } = synthesized({ holdfast: others });

  expect([status, status === 0 ? '' : stderr]).toEqual([0, '']);
  const resources: readonly { readonly Type: string; readonly Properties: object }[] =
    Object.values(JSON.parse(template()).Resources);
  expect(resources.filter(({ Type }) => Type === 'AWS::SNS::Subscription')).toEqual([
    expect.objectContaining({
      Properties: expect.objectContaining({ Protocol: 'email', Endpoint: 'alarms@example.com' }),
    }),
  ]);
}, 60_000);

test('the page is copied from the assets of an account that was bootstrapped under another qualifier', () => {
  const { status, stderr, template } = synthesized({
    holdfast: { tax: 'stripe-inclusive' },
    '@aws-cdk/core:bootstrapQualifier': 'shop7',
  });

  expect([status, status === 0 ? '' : stderr]).toEqual([0, '']);
  expect(template()).toContain('cdk-shop7-assets-');
  expect(template()).not.toContain('cdk-hnb659fds-assets-');
}, 60_000);
