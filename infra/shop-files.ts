/** Reads `catalog.json` and `pricing.json`, and says at which line something in them is wrong. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type * as z from 'zod/mini';
import { type Catalogue, catalogueSchema, parseCatalogue } from '../functions/pricing/catalogue.ts';
import { InvalidFile } from '../functions/pricing/invalid-file.ts';
import { parsePriceRules, priceRulesSchema } from '../functions/pricing/price-rules.ts';
import { projectRoot } from './bundle.ts';
import { ConfigurationError } from './configuration/configuration-error.ts';
import { faultLines } from './configuration/fault-lines.ts';
import { readJsonText } from './configuration/json-text.ts';
import { imageFaults } from './product-images.ts';

/**
 * The shop's currency, a lower-case ISO code. Throws a `ConfigurationError` with everything that is
 * wrong in the two files, so that an unusable catalogue or price is refused before anything is
 * deployed.
 */
export const currencyOfShop = (): string => {
  const { currency } = readShopFile('catalog.json', catalogueSchema, withImages);
  readShopFile('pricing.json', priceRulesSchema, (content) => parsePriceRules(content, currency));
  return currency;
};

/** The catalogue, whose pictures exist and can be shown by the page. */
const withImages = (content: unknown): Catalogue => {
  const catalogue = parseCatalogue(content);
  const faults = imageFaults(catalogue, filesIn(path.join(projectRoot, 'web', 'images')));
  if (faults.length > 0) throw new InvalidFile('catalog.json', faults);
  return catalogue;
};

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) =>
    file.split(path.sep).join('/'),
  );

/**
 * What `parse` makes of a file beside cdk.json. Throws a `ConfigurationError` when the file isn't there or
 * is no JSON, and for each fault of an `InvalidFile`.
 */
export const readShopFile = <Content>(
  file: string,
  schema: z.core.$ZodType,
  parse: (content: unknown) => Content,
): Content => {
  const json = readJsonText(file, textOf(file));
  try {
    return parse(json.value);
  } catch (error) {
    if (!(error instanceof InvalidFile)) throw error;
    throw new ConfigurationError(faultLines({ json, schema, base: [], root: '' }, error.faults));
  }
};

const textOf = (file: string): string => {
  try {
    return readFileSync(path.join(projectRoot, file), 'utf8');
  } catch (error) {
    throw new ConfigurationError([
      `${file} can't be read (${(error as NodeJS.ErrnoException).code}): it must be beside cdk.json.`,
    ]);
  }
};
