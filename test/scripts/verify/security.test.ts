import { claimsOf } from '../../../scripts/verify/security.ts';
import {
  acceptedByCfnLint,
  acceptedByCheckov,
  acceptedOfPci,
} from '../../peers/security/accepted.ts';
import type { Accepted, Finding } from '../../peers/security/finding.ts';

/** A finding for each acceptance, at a resource that has such a name. */
const places = [
  'AWS::SecretsManager::Secret.StripeSecretKey Holdfast/Stripe/SecretKey/Resource',
  'AWS::DynamoDB::Table.TablesAttempts',
  'AWS::Lambda::Function.Api AWS::Logs::LogGroup.ApiLog Holdfast/Api/ApiLog/Resource',
  'AWS::SQS::Queue.OrderEventsPutAside AWS::S3::Bucket.PageBucket AlarmsTopic PageDistribution',
  'Holdfast/Page/Bucket/Resource',
  'Holdfast/Alarms/Topic/Resource',
  'Holdfast/Api/ApiRole/DefaultPolicy/Resource',
];
const expectedOf = (accepted: readonly Accepted[]): readonly Finding[] =>
  accepted.map(({ rule, where }) => ({
    rule,
    where: places.find((place) => where.test(place)) ?? 'nowhere',
    says: '…',
  }));
const other: Finding = { rule: 'CKV_AWS_63', where: 'AWS::IAM::Policy.Api', says: 'no "*"' };

const lint = expectedOf(acceptedByCfnLint);
const checkov = { findings: expectedOf(acceptedByCheckov), checks: 469 };
const all: Parameters<typeof claimsOf>[0] = {
  lint,
  checkov,
  pci: expectedOf(acceptedOfPci),
  planted: { lint: [...lint, other], checkov: [...checkov.findings, other] },
};
const wrongOf = (changes: Partial<typeof all>): readonly string[] =>
  claimsOf({ ...all, ...changes }).flatMap(({ wrong }) => wrong);

test('findings with a reason, and planted mistakes that are seen, satisfy every claim', () => {
  expect(wrongOf({})).toEqual([]);
});

test.each<[string, Partial<typeof all>, RegExp]>([
  ['of cfn-lint', { lint: [...lint, other] }, /CKV_AWS_63 at AWS::IAM::Policy\.Api: no "\*"/],
  ['of Checkov', { checkov: { ...checkov, findings: [...checkov.findings, other] } }, /CKV_AWS_63/],
  ['of the PCI DSS pack', { pci: [...all.pci, other] }, /CKV_AWS_63/],
])('a finding %s that has no reason is told', (_, changes, wrong) => {
  expect(wrongOf(changes).join()).toMatch(wrong);
});

test('a reason for nothing has to leave the list', () => {
  expect(wrongOf({ lint: [] }).join()).toMatch(/W3005 is accepted .* not found there any more/);
});

test('planted mistakes that nobody sees, and too few checks, are told', () => {
  const blind = { lint, checkov: checkov.findings };
  expect(wrongOf({ planted: blind, checkov: { ...checkov, checks: 1 } })).toEqual([
    'there were 1 checks of resources, and should be 400 at least',
    'cfn-lint sees no wrong runtime',
    'Checkov sees no wild role',
  ]);
});
