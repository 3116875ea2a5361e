/** docs/deploy.md has a row for each setting, with its standard value. */
import { settingsSchema } from '../../infra/settings.ts';
import { readDocument } from './documents.ts';

const rows = readDocument('docs/deploy.md')
  .prose.split('\n')
  .map((line) => /^\| `(\w+)` \| (\S*) ?\| .+ \|$/.exec(line))
  .filter((match) => match !== null)
  .map(([, name = '', standard = '']) => [name, standard.replaceAll('`', '')] as const);

const standard: Readonly<Record<string, unknown>> = settingsSchema.parse({});

test('each setting has a row, in the order in which they are read', () => {
  expect(rows.map(([name]) => name)).toEqual(Object.keys(settingsSchema.shape));
});

test.each(rows)('%s has the standard value %j', (name, written) => {
  expect(written).toBe(String(standard[name] ?? ''));
});
