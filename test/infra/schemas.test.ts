import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { schemas, textOf } from '../../infra/schemas.ts';

const contentOf = (file: string): string =>
  readFileSync(path.resolve(import.meta.dirname, '../..', file), 'utf8');

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);

test.each(Object.entries(schemas))('%s is up to date: else run npm run schemas', (file, schema) => {
  expect(contentOf(file)).toBe(textOf(schema));
});

test.each(Object.entries(schemas))(
  'an editor finds %s by its file, and nothing wrong there',
  (file, schema) => {
    const content = JSON.parse(contentOf(file.replace('.schema', '')));
    expect(content.$schema).toBe(`./${file}`);
    const isRight = ajv.compile(JSON.parse(textOf(schema)));
    isRight(content);
    expect(isRight.errors).toBeNull();
  },
);

test.each([
  ['catalog.schema.json', { currency: 'hrk', products: [] }, '/currency'],
  ['cdk.schema.json', { holdfast: {} }, '/holdfast'],
  ['cdk.schema.json', { context: { holdfast: { keepdata: true } } }, '/context/holdfast'],
  [
    'pricing.schema.json',
    { shipping: [{ countries: ['UK'], name: 'x', amount: 1 }], taxes: [], promotions: [] },
    '/shipping/0/countries/0',
  ],
] as const)('by %s an editor marks what is wrong (%#)', (file, content, place) => {
  const isRight = ajv.compile(JSON.parse(textOf(schemas[file])));
  expect(isRight(content)).toBe(false);
  expect(isRight.errors?.map(({ instancePath }) => instancePath)).toContain(place);
});
