/**
 * The JSON schemas of the files that a shop's owner writes, so that an editor completes their keys
 * and marks what is wrong. `npm run schemas` writes them beside the files.
 */
import * as z from 'zod/mini';
import { catalogueSchema } from '../functions/pricing/catalogue.ts';
import { priceRulesSchema } from '../functions/pricing/price-rules.ts';
import { settingsSchema } from './settings.ts';
import { shopSchema } from './shop.ts';
import { themeSchema } from './theme.ts';

/** What a file may hold, before defaults are filled in. */
const schemaOf = (schema: z.core.$ZodType) => z.toJSONSchema(schema, { io: 'input' });

const { $schema: draft, ...settings } = schemaOf(settingsSchema);

/** Each schema by the name of its file. */
export const schemas = {
  'catalog.schema.json': schemaOf(catalogueSchema),
  'pricing.schema.json': schemaOf(priceRulesSchema),
  'shop.schema.json': schemaOf(shopSchema),
  'theme.schema.json': schemaOf(themeSchema),
  'cdk.schema.json': {
    $schema: draft,
    type: 'object',
    properties: {
      context: { type: 'object', properties: { holdfast: settings } },
      holdfast: { not: {}, description: 'Nobody reads it here: move it into "context".' },
    },
  },
} as const;

/** The text of a schema's file. */
export const textOf = (schema: object): string => `${JSON.stringify(schema, null, 2)}\n`;
