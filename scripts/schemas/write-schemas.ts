/** The command `npm run schemas`. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { schemas, textOf } from '../../infra/schemas.ts';
import { commandOf } from '../terminal/run-command.ts';

const usage = `Usage: npm run schemas

Writes the JSON schemas of cdk.json's settings, catalog.json, pricing.json, shop.json and theme.json
from what is checked at a synth. Editors find them by the key "$schema" of these files.

  --help                this text`;

const root = path.resolve(import.meta.dirname, '../..');

export const writeSchemas = commandOf({
  usage,
  options: {},
  act: async () => {
    for (const [file, schema] of Object.entries(schemas)) {
      writeFileSync(path.join(root, file), textOf(schema));
      console.log(file);
    }
    return true;
  },
});
