/** The runbook has an answer for whatever can ring. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../../functions/checkout/verdict.ts';
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
  change_unreadable: true,
} satisfies Record<Finding, true>);

test.each(findings)('the finding %s has a row that says what to do', (finding) => {
  const row = runbook.split('\n').find((line) => line.startsWith(`| \`${finding}\` |`));

  expect(row?.split('|').filter((cell) => cell.trim() !== '')).toHaveLength(4);
});

const alarms = Object.keys(propertiesOf('AWS::CloudWatch::Alarm')).map((id) =>
  id.replace(/^Alarms/, ''),
);

test.each(alarms)('the alarm %s begins a section, or a paragraph of one', (alarm) => {
  const places = runbook
    .split('\n')
    .filter((line) => /^(## |\*\*)/.test(line))
    .map((line) => line.replace(/:.*/, ''));

  expect(places.filter((place) => new RegExp(`\\b${alarm}\\b`).test(place))).toHaveLength(1);
});
