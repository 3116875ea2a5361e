import { propertiesOf } from '../support/template.ts';

const rule = propertiesOf('AWS::Events::Rule').AlarmsFindingsToTheTopic;

test('every finding on the orders’ bus gets to the alarms’ topic', () => {
  expect(rule).toMatchObject({
    Name: 'Holdfast-Findings',
    State: 'ENABLED',
    EventBusName: '<OrderEventsBus>',
    EventPattern: { source: ['holdfast'], 'detail-type': ['needs_a_person'] },
    Targets: [{ Arn: '<AlarmsTopic>', RoleArn: '<AlarmsFindingsToTheTopicEventsRole.Arn>' }],
  });
});

test('the message says what was found, about what, when, and where it is written what to do', () => {
  const [{ InputTransformer } = {}] = (rule?.Targets ?? []) as {
    InputTransformer?: { InputPathsMap: Record<string, string>; InputTemplate: string };
  }[];
  const { InputPathsMap = {}, InputTemplate = '' } = InputTransformer ?? {};
  const text = Object.entries(InputPathsMap).reduce(
    (filled, [name, path]) => filled.replaceAll(`<${name}>`, path),
    InputTemplate,
  );
  expect(text.split('\n').map((line) => JSON.parse(line))).toEqual([
    'Holdfast needs a person: $.detail.finding',
    'It is about: $.detail.about',
    'Found at: $.detail.at',
    'What to do: docs/runbook.md, under NeedsAPerson, the row $.detail.finding',
  ]);
});
