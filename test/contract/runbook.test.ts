/** The runbook has an answer for whatever can ring. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { errorNames } from '../../functions/checkout/errors.ts';
import type { Finding } from '../../functions/checkout/verdict.ts';
import { outageNames } from '../support/outages.ts';
import { propertiesOf } from '../support/template.ts';

const runbook = readFileSync(path.resolve(import.meta.dirname, '../../docs/runbook.md'), 'utf8');

/** Typed, so that a finding that is missing here does not compile. */
const findings = Object.keys({
  order_missing: true,
  paid_without_capture: true,
  amounts_differ: true,
  second_payment: true,
  refund_undone: true,
  refund_failed: true,
  payment_without_checkout: true,
  failed_for_good: true,
  settled_in_vain: true,
  disputed: true,
  refund_blocked: true,
  hold_ending: true,
  not_given_back: true,
  wait_unheard: true,
  change_unreadable: true,
} satisfies Record<Finding, true>);

test.each(findings)('the finding %s has a row that says what to do', (finding) => {
  const row = runbook.split('\n').find((line) => line.startsWith(`| \`${finding}\` |`));

  expect(row?.split('|').filter((cell) => cell.trim() !== '')).toHaveLength(4);
});

test.each(outageNames)('the outage %s has a row that says whose status page to look at', (name) => {
  const row = runbook.split('\n').find((line) => line.startsWith(`| \`${name}\` |`));

  expect(row?.split('|')[3]?.trim()).toMatch(/^https:\/\/\S+$/);
});

test.each([
  errorNames.paymentRefused,
  errorNames.recordsDisagree,
  errorNames.recordUnreadable,
  errorNames.invalidDocument,
  errorNames.misconfigured,
])('an execution that failed with %s has a row that says what to do', (name) => {
  const rows = runbook.split('\n').filter((line) => /^\| [^|]+, `/.test(line));

  expect(rows.filter((row) => row.split('|')[1]?.includes(`\`${name}\``))).not.toEqual([]);
});

const described = Object.entries(propertiesOf('AWS::CloudWatch::Alarm'));
const alarms = described.map(([id]) => id.replace(/^Alarms/, ''));

test.each(described)('%s leads to a place in the runbook', (_, { AlarmDescription }) => {
  const [, place] = /docs\/runbook\.md#(\w+)$/.exec(String(AlarmDescription)) ?? [];

  expect(runbook.split(`<a id="${place}"></a>`)).toHaveLength(2);
});

test.each(alarms)('the alarm %s begins a section, or a paragraph of one', (alarm) => {
  const places = runbook
    .split('\n')
    .map((line) => line.replace(/^<a id="\w+"><\/a>/, ''))
    .filter((line) => /^(## |\*\*)/.test(line))
    .map((line) => line.replace(/:.*/, ''));

  expect(places.filter((place) => new RegExp(`\\b${alarm}\\b`).test(place))).toHaveLength(1);
});
