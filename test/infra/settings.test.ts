import { RootConstruct } from 'constructs';
import { readSettings } from '../../infra/settings.ts';

const settingsOf = (context?: unknown) => {
  const { node } = new RootConstruct();
  if (context !== undefined) node.setContext('holdfast', context);
  return readSettings(node);
};
const standard = {
  keepData: true,
  logRetentionDays: 30,
  capture: 'automatic',
  atDeadline: 'release',
  tax: 'rates',
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

  test('that are unknown are refused by name, saying which there are', () => {
    expect(() => settingsOf({ keepdata: false, foo: 1 })).toThrow(
      /there is no setting keepdata, foo\nThe settings are keepData, logRetentionDays, capture, atDeadline, tax, alarmEmail:/,
    );
  });

  test.each([
    ['keepData', { keepData: 'no' }],
    ['keepData', { keepData: 0 }],
    ['logRetentionDays', { logRetentionDays: 31 }],
    ['logRetentionDays', { logRetentionDays: '30' }],
    ['capture', { capture: 'manual' }],
    ['atDeadline', { atDeadline: 'refund' }],
    ['alarmEmail', { alarmEmail: 'ops' }],
    ['holdfast', 5],
    ['holdfast', []],
  ])('with a wrong %s (%j) are refused by name', (name, context) => {
    expect(() => settingsOf(context)).toThrow(`\n  ${name}: `);
  });

  test('that are no JSON are refused', () => {
    expect(() => settingsOf('keepData=false')).toThrow(/The context "holdfast"/);
  });
});
