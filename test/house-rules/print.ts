/** `npm run rooms`: prints the table of rooms into ARCHITECTURE.md of this folder. */
import { readFileSync, writeFileSync } from 'node:fs';
import { withTable } from './table.ts';

const document = 'ARCHITECTURE.md';
writeFileSync(document, withTable(readFileSync(document, 'utf8')));
