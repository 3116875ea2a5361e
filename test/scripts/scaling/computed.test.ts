import { readFileSync } from 'node:fs';
import path from 'node:path';
import { computed } from '../../../scripts/scaling/computed.ts';
import { assemblyFolder } from '../../support/synthesize-once.ts';

const file = path.resolve(import.meta.dirname, '../../../docs/scaling.md');

test('the tables of docs/scaling.md are what `npm run scaling` computes of what is deployed', async () => {
  const page = readFileSync(file, 'utf8');
  expect(page).toBe(await computed(page, assemblyFolder));
}, 60_000);
