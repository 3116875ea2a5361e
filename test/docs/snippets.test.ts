/** What the documents show of code can be read by what it is for: JSON, YAML, TypeScript, a shell. */
import { spawnSync } from 'node:child_process';
import { parseSync } from '@swc/core';
import { parse as parseYaml } from 'yaml';
import { type Block, documentOf, readDocuments } from './documents.ts';

const blocks = readDocuments().flatMap((document) => document.blocks);

/** Throws for what can't be read. */
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  json: (text) => JSON.parse(text),
  yaml: (text) => parseYaml(text),
  ts: (text) => parseSync(text, { syntax: 'typescript', target: 'es2024' }),
  js: (text) => parseSync(text, { syntax: 'ecmascript', target: 'es2024' }),
  sh: (text) => {
    const { stderr } = spawnSync('bash', ['-n'], { input: text, encoding: 'utf8' });
    if (stderr !== '') throw new Error(stderr);
  },
};

/** What people read, and no program: a picture in letters, a session at a terminal, other files. */
const forPeople = ['', 'console', 'ini', 'diff', 'html'];

const read = ({ language, text }: Block): unknown => {
  if (forPeople.includes(language)) return undefined;
  const reader = readers[language];
  if (reader === undefined) throw new Error(`Nobody here reads ${language}.`);
  return reader(text);
};

test.each(blocks.map((block) => [block.place, block] as const))('%s can be read', (_, block) => {
  expect(() => read(block)).not.toThrow();
});

test.each(['json\n{"a": 1,}', 'ts\nconst a = ;', 'sh\nif true; then', 'yaml\na: [1', 'jsn\n{}'])(
  'a block that is wrong is found (%#)',
  (text) => {
    const [block] = documentOf('a.md', `\`\`\`${text}\n\`\`\``).blocks;

    expect(() => read(block as Block)).toThrow();
  },
);
