/**
 * `npm run house-rules`: holds the files of this folder to the house rules. Prints what is to
 * be mended, one line each, and exits with 1 when there is anything.
 */
import { check } from './check.ts';
import { shown } from './finding.ts';
import { readHouse } from './house.ts';

const findings = check(readHouse(process.cwd()));
for (const finding of findings) console.error(shown(finding));
if (findings.length > 0) {
  console.error(`${findings.length} against the house rules (test/house-rules/rooms.ts)`);
  process.exitCode = 1;
}
