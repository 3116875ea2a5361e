import { readFileSync } from 'node:fs';
import path from 'node:path';
import measured from '../../../docs/costs.json' with { type: 'json' };
import { costsPage } from '../../../scripts/cost/page.ts';
import { templateFacts } from '../../../scripts/cost/template-facts.ts';
import { assemblyFolder } from '../../support/synthesize-once.ts';

const file = path.resolve(import.meta.dirname, '../../../docs/costs.md');

test('docs/costs.md is what `npm run cost` writes of what was measured and what is deployed', () => {
  expect(readFileSync(file, 'utf8')).toBe(costsPage(measured, templateFacts(assemblyFolder)));
});
