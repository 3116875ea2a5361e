/** Whatever a document leads to is there: the file, and the heading in it. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import {
  anchorOf,
  type Document,
  documentOf,
  readDocument,
  readDocuments,
  root,
} from './documents.ts';

/** The targets of a document's links, but those to other sites. */
const targetsOf = ({ prose }: Document): readonly string[] =>
  [...prose.matchAll(/\]\(\s*([^)\s]+)\s*\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));

const faultOf = (from: Document, target: string): string | undefined => {
  const [relative = '', anchor] = target.split('#');
  const file =
    relative === '' ? from.file : path.posix.join(path.posix.dirname(from.file), relative);
  if (!existsSync(path.join(root, file))) return `${target}: there is no ${file}`;
  if (anchor === undefined) return undefined;
  const { anchors } = relative === '' ? from : readDocument(file);
  return anchors.has(anchor) ? undefined : `${target}: ${file} has no such heading`;
};

const faultsOf = (document: Document): readonly string[] =>
  targetsOf(document)
    .map((target) => faultOf(document, target))
    .filter((fault) => fault !== undefined);

test.each(readDocuments().map((document) => [document.file, document] as const))(
  'the links of %s lead somewhere',
  (_, document) => {
    expect(faultsOf(document)).toEqual([]);
  },
);

test('a link to a file, or to a heading, that isn’t there is found', () => {
  const text = '# One\n[a](no-such.md) [b](#one) [c](#two) [d](runbook.md#in-your-terminal)\n';

  expect(faultsOf(documentOf('docs/orders.md', text))).toEqual([
    'no-such.md: there is no docs/no-such.md',
    '#two: docs/orders.md has no such heading',
  ]);
});

test('a heading’s anchor is as GitHub makes it', () => {
  expect(anchorOf('NeedsAPerson: something may not be decided without a person')).toBe(
    'needsaperson-something-may-not-be-decided-without-a-person',
  );
  expect(anchorOf('`<function>`Errors')).toBe('functionerrors');
});

test('every document is reached from the README, by links from one to the next', () => {
  const reached = new Set(['README.md']);
  for (const file of reached) {
    const document = readDocument(file);
    for (const target of targetsOf(document)) {
      const [relative = ''] = target.split('#');
      const next = path.posix.join(path.posix.dirname(file), relative);
      if (next.endsWith('.md') && existsSync(path.join(root, next))) reached.add(next);
    }
  }
  const documents = readdirSync(path.join(root, 'docs')).filter((file) => file.endsWith('.md'));

  expect(documents.filter((file) => !reached.has(`docs/${file}`))).toEqual([]);
});
