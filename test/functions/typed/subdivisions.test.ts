import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  hasSubdivisions,
  subdivisionName,
  subdivisionOf,
} from '../../../functions/typed/subdivisions.ts';

test.each([
  ['US', 'CA', 'CA'],
  ['US', 'ca', 'CA'],
  ['US', 'US-CA', 'CA'],
  ['US', 'California', 'CA'],
  ['US', 'CALIFORNIA', 'CA'],
  ['US', 'Calif.', 'CA'],
  ['US', 'N.Y.', 'NY'],
  ['US', 'new york', 'NY'],
  ['US', 'Washington, D.C.', 'DC'],
  ['US', 'Washington', 'WA'],
  ['CA', 'Québec', 'QC'],
  ['CA', 'P.E.I.', 'PE'],
  ['CA', 'Colombie-Britannique', 'BC'],
  ['AU', 'new south wales', 'NSW'],
  ['JP', '東京都', '13'],
  ['JP', '東京', '13'],
  ['JP', 'Tokyo', '13'],
  ['JP', 'Tōkyō-to', '13'],
  ['JP', 'OSAKA', '27'],
  ['JP', 'Hokkaidō', '01'],
  ['JP', 'JP-13', '13'],
  ['AE', 'Dubai', 'DU'],
  ['AE', 'دبي', 'DU'],
  ['AE', 'Ras Al-Khaimah', 'RK'],
  ['KR', '서울특별시', '11'],
  ['KR', 'Gyeonggi-do', '41'],
  ['CN', '广东省', 'GD'],
  ['CN', 'Guangdong', 'GD'],
  ['CN', '44', 'GD'],
  ['IN', 'Orissa', 'OD'],
  ['IN', 'TG', 'TS'],
  ['ES', 'A Coruña', 'C'],
  ['ES', 'Catalunya', 'CT'],
  ['IT', 'mi', 'MI'],
  ['MX', 'CDMX', 'CMX'],
  ['BR', 'Sao Paulo', 'SP'],
  ['TW', '臺北市', 'TPE'],
])('a state of %s that is written %s is %s', (country, typed, code) => {
  expect(subdivisionOf(country, typed)).toBe(code);
});

test.each([
  ['US', 'CAL'],
  ['US', 'ZZ'],
  ['US', 'Ontario'],
  ['US', '--'],
  ['CA', 'CA'],
  ['JP', '48'],
  ['AE', 'Riyadh'],
  ['DE', 'BE'],
  ['constructor', 'name'],
])('there is no state of %s that is written %s', (country, typed) => {
  expect(subdivisionOf(country, typed)).toBeUndefined();
});

test('a state is shown by its name', () => {
  expect(subdivisionName('JP', '13')).toBe('Tokyo');
  expect(subdivisionName('US', 'CA')).toBe('California');
  expect(subdivisionName('US', 'ZZ')).toBeUndefined();
  expect(subdivisionName('DE', 'BE')).toBeUndefined();
});

describe('the table of states', () => {
  const file = path.join(import.meta.dirname, '../../../functions/typed/subdivisions.json');
  const table: Record<string, Record<string, string>> = JSON.parse(readFileSync(file, 'utf8'));
  const counted: [string, number][] = Object.entries(table).map(([country, states]) => [
    country,
    Object.keys(states).length,
  ]);

  test('has as many as ISO 3166-2, or as its postal service, knows', () => {
    const known = { AE: 7, AU: 9, BR: 27, CA: 13, CN: 34, IN: 36, JP: 47, KR: 17, MX: 32, US: 62 };
    expect(Object.fromEntries(counted)).toMatchObject(known);
    expect(hasSubdivisions('DE')).toBe(false);
  });

  test('reads every code and every name as one state and no other', () => {
    for (const [country, states] of Object.entries(table)) {
      for (const [code, names] of Object.entries(states)) {
        expect(code).toMatch(/^[A-Z0-9]{1,3}$/);
        for (const name of [code, ...names.split('|')]) {
          expect([country, name, subdivisionOf(country, name)]).toEqual([country, name, code]);
        }
      }
    }
  });
});
