/** A defect that can't be planted any more proves nothing: the code has moved on, and it must follow. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { planted } from '../../../scripts/mutants/defect.ts';
import { defects } from '../../../scripts/mutants/planted/all.ts';

const root = path.resolve(import.meta.dirname, '../../..');

test.each(defects.map((defect) => [defect.name, defect] as const))(
  'that %s can be planted, and its tests are there',
  (_, defect) => {
    const text = readFileSync(path.join(root, defect.file), 'utf8');
    expect(planted(defect, text)).not.toBe(text);
    for (const file of [...defect.tests, ...(defect.system ?? [])]) {
      expect([file, existsSync(path.join(root, file))]).toEqual([file, true]);
    }
  },
);

test('no two defects have one name', () => {
  const names = defects.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
