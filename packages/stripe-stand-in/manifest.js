// Makes the package.json that npm packs. In the repository the package's sources are imported; a
// project that installs the package gets the compiled files. `node manifest.js publish` replaces
// the repository's manifest with the published one, and `node manifest.js restore` undoes that.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const file = path.join(import.meta.dirname, 'package.json');
const kept = path.join(import.meta.dirname, 'package.json.kept');

const compiledAs = (source) => {
  const stem = source.replace('./src/', './dist/').replace(/\.ts$/, '');
  return { types: `${stem}.d.ts`, default: `${stem}.js` };
};

const published = ({ scripts: _, devDependencies: __, private: ___, ...manifest }) => ({
  ...manifest,
  exports: Object.fromEntries(
    Object.entries(manifest.exports).map(([name, source]) => [
      name,
      source.endsWith('.ts') ? compiledAs(source) : source,
    ]),
  ),
});

const restore = () => {
  if (existsSync(kept)) renameSync(kept, file);
};

const publish = () => {
  // Undoes what a run that was killed has left behind.
  restore();
  const text = readFileSync(file, 'utf8');
  writeFileSync(kept, text);
  writeFileSync(file, `${JSON.stringify(published(JSON.parse(text)), null, 2)}\n`);
};

const commands = { publish, restore };
const command = commands[process.argv[2]];
if (command === undefined) throw new Error('Usage: node manifest.js publish|restore');
command();
