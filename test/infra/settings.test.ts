import { RootConstruct } from 'constructs';
import { readSettings } from '../../infra/settings.ts';

const settingsOf = (context?: unknown) => {
  const { node } = new RootConstruct();
  if (context !== undefined) node.setContext('holdfast', context);
  return readSettings(node);
};
const standard = {
  stackName: 'Holdfast',
  keepData: true,
  logRetentionDays: 30,
  capture: 'automatic',
  atDeadline: 'release',
  tax: 'rates',
  receipts: 'none',
  phone: 'none',
  stripeReadKey: false,
  runbookUrl: 'docs/runbook.md',
  dashboard: true,
  stripeRequestsPerSecond: 25,
  declinesPerTenMinutes: 60,
};

describe('a fork’s settings', () => {
  test('are the standard ones when it sets nothing', () => {
    expect(settingsOf()).toEqual(standard);
    expect(settingsOf({})).toEqual(standard);
  });

  test('may be set one by one', () => {
    expect(settingsOf({ alarmEmail: 'ops@example.com' })).toEqual({
      ...standard,
      alarmEmail: 'ops@example.com',
    });
    expect(settingsOf({ keepData: false, logRetentionDays: 365 })).toEqual({
      ...standard,
      keepData: false,
      logRetentionDays: 365,
    });
  });

  test('may come as text, from the command line', () => {
    expect(settingsOf('{"keepData":false}')).toEqual({ ...standard, keepData: false });
  });
});
