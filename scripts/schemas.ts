/** `npm run schemas`: writes the JSON schemas of the files that a shop's owner writes. */
import { writeSchemas } from './schemas/write-schemas.ts';
import { runCommand } from './terminal/run-command.ts';
import { terminal } from './terminal/terminal.ts';

process.exitCode = await runCommand(writeSchemas, process.argv.slice(2), terminal());
