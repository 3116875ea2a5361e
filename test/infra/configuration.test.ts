/** Each kind of wrong configuration, by what is said of it to whoever wrote it. */
import fs from 'node:fs';
import path from 'node:path';
import { RootConstruct } from 'constructs';
import { allOf } from '../../infra/configuration/configuration-error.ts';
import { readSettings } from '../../infra/settings.ts';
import { currencyOfShop } from '../../infra/shop-files.ts';
import { failureOf } from '../support/failure-of.ts';
import { kinds, right } from '../support/wrong-configurations.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** Lets the project's three files read as these do; one that is undefined is not there. */
const withFiles = (files: Readonly<Record<string, string | undefined>>): void => {
  const real = fs.readFileSync;
  jest.spyOn(fs, 'readFileSync').mockImplementation(((file: string, options: 'utf8') => {
    const name = path.relative(root, String(file));
    if (!(name in files)) return real(file, options);
    const content = files[name];
    if (content !== undefined) return content;
    throw Object.assign(new Error('No such file.'), { code: 'ENOENT' });
  }) as typeof fs.readFileSync);
};
afterEach(() => jest.restoreAllMocks());

/** As the CDK hands the context of these files on, with what the command line has besides. */
const read = (
  files: Readonly<Record<string, string | undefined>>,
  commandLine: Readonly<Record<string, unknown>> = {},
) => {
  withFiles(files);
  const { node } = new RootConstruct();
  const { context = {} } = JSON.parse(files['cdk.json'] ?? '{}');
  for (const [key, value] of Object.entries({ ...context, ...commandLine })) {
    node.setContext(key, value);
  }
  return allOf(() => readSettings(node), currencyOfShop);
};

const linesOf = async (...given: Parameters<typeof read>): Promise<readonly string[]> => {
  const failure = await failureOf(() => read(...given));
  expect(failure.name).toBe('ConfigurationError');
  return failure.message.split('\n  ').slice(1);
};

test('the right configuration is read', () => {
  const [own, currency] = read(right);
  expect([own.keepData, currency]).toEqual([false, 'usd']);
});

test.each(kinds)('in %s, %j written as %j is told: %s', async (file, was, written, line) => {
  expect(right[file]).toContain(was);
  expect(await linesOf({ ...right, [file]: right[file].replace(was, written) })).toEqual([line]);
});

describe('a configuration', () => {
  test('with several faults in several files is told all of them at once', async () => {
    const files = {
      ...right,
      'cdk.json': right['cdk.json'].replace('false', '1'),
      'catalog.json': right['catalog.json']
        .replace('"stock": 5', '"stock": 1.5')
        .replace('"Mug"', '7'),
    };
    expect(await linesOf(files)).toEqual([
      expect.stringMatching(/^cdk\.json:4:31: /),
      expect.stringMatching(/^catalog\.json:6:15: products\.0\.name is 7\./),
      expect.stringMatching(/^catalog\.json:10:16: products\.0\.stock is 1\.5\./),
    ]);
    const [first] = (await failureOf(() => read(files))).message.split('\n');
    expect(first).toBe("The shop can't be synthesized, since 3 things are wrong:");
  });

  test('from the command line is told by its place in that text', async () => {
    expect(await linesOf(right, { holdfast: '{"keepData":1}' })).toEqual([
      '-c holdfast:1:13: holdfast.keepData is 1. It must be true or false.',
    ]);
    expect(await linesOf(right, { holdfast: 'keepData=false' })).toEqual([
      expect.stringMatching(
        /^-c holdfast:1:1: this is no JSON: invalid symbol at "keepData=false"/,
      ),
    ]);
    expect(await linesOf(right, { 'holdfast.keepData': 'false' })).toEqual([
      '-c holdfast.keepData: there is no context holdfast.keepData; did you mean holdfast? Its value is an object.',
    ]);
  });

  test('without its catalogue is told where that must be', async () => {
    expect(await linesOf({ ...right, 'catalog.json': undefined })).toEqual([
      "catalog.json can't be read (ENOENT): it must be beside cdk.json.",
    ]);
  });

  test('that an editor saved with a byte order mark is told so', async () => {
    expect(await linesOf({ ...right, 'pricing.json': `\uFEFF${right['pricing.json']}` })).toEqual([
      'pricing.json:1:1: this is no JSON: a byte order mark is before it; save it without one.',
    ]);
  });

  test('whose sku is there twice is told so, and one that can’t be charged in its currency', async () => {
    const [product] = /\{\n {6}"sku"[^}]+\}/.exec(right['catalog.json']) ?? [''];
    const twice = right['catalog.json'].replace(product, `${product}, ${product}`);
    expect(
      await linesOf({
        ...right,
        'catalog.json': twice.replace('"usd"', '"kwd"').replace('1400', '1405'),
      }),
    ).toEqual([
      "catalog.json:9:21: products.0.unitAmount: 1405 can't be charged in kwd; it must be a multiple of 10, from 10 (KWD\u00a00.010) to 99999990.",
      'catalog.json:12:14: products.1.sku: mug is there twice.',
    ]);
  });
});
