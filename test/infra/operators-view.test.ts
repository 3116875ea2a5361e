/** What operators look at asks for what there is: metrics, log groups, fields, states. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { metricNames } from '../../functions/checkout/metric-names.ts';
import { placeholder } from '../../infra/log-queries.ts';
import { definition, propertiesOf } from '../support/template.ts';

const root = path.resolve(import.meta.dirname, '../..');
const [dashboard] = Object.values(propertiesOf('AWS::CloudWatch::Dashboard'));
const queries = Object.values(propertiesOf('AWS::Logs::QueryDefinition')) as unknown as readonly {
  readonly Name: string;
  readonly QueryString: string;
  readonly LogGroupNames: readonly string[];
}[];
const body = JSON.stringify(dashboard);

test('the dashboard has the stack’s name, and every alarm', () => {
  expect(dashboard).toMatchObject({ DashboardName: 'Holdfast' });
  for (const alarm of Object.keys(propertiesOf('AWS::CloudWatch::Alarm'))) {
    expect(body).toContain(`<${alarm}.Arn>`);
  }
});

test.each([metricNames.openCheckouts, metricNames.oldestOpenAge, metricNames.moneyAtRisk])(
  'the dashboard shows %s of this stack',
  (name) => {
    expect(body).toContain(name);
  },
);

test('the queries have the stack’s name, and ask each function’s log or the state machine’s', () => {
  const groups = Object.keys(propertiesOf('AWS::Logs::LogGroup')).map((id) => `<${id}>`);

  expect(queries).toHaveLength(5);
  for (const { Name, LogGroupNames } of queries) {
    expect(Name).toMatch(/^Holdfast\//);
    expect(LogGroupNames.filter((name) => !groups.includes(name))).toEqual([]);
    expect(LogGroupNames).not.toEqual([]);
  }
});

test('the story of an id is asked of the state machine and of every function', () => {
  const story = queries.find(({ QueryString }) => QueryString.includes(placeholder));
  const logs = Object.entries(propertiesOf('AWS::Lambda::Function'))
    .filter(([id]) => !/^(AWSCDK|CustomCDK)/.test(id))
    .map(([, { LoggingConfig }]) => (LoggingConfig as { LogGroup: string }).LogGroup);

  expect(story?.LogGroupNames).toEqual(expect.arrayContaining([...logs, '<WorkflowLog>']));
});

test('what the queries ask for is logged', () => {
  const logged = readFileSync(path.join(root, 'functions/lambda/log.ts'), 'utf8');
  const fields = queries.flatMap(({ QueryString }) => [
    ...QueryString.matchAll(/\bmessage\.(\w+)/g),
  ]);

  for (const [, field = ''] of fields) {
    expect(field === 'message' || logged.includes(`readonly ${field}?:`) ? '' : field).toBe('');
  }
});

test('the states that the queries name are states', () => {
  const states = Object.keys(definition().States);
  const named = queries
    .flatMap(({ QueryString }) => [...QueryString.matchAll(/details\.name (?:=|in) ([^)|]+)/g)])
    .flatMap(([, names = '']) => [...names.matchAll(/"(\w+)"/g)].map(([, name = '']) => name));

  expect(named).not.toEqual([]);
  expect(named.filter((name) => !states.includes(name))).toEqual([]);
});
