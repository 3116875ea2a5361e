/** What people read of this project: its Markdown files, and what is written in them. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

export type Block = {
  /** What follows the fence, such as `sh`. */
  readonly language: string;
  readonly text: string;
  /** `docs/orders.md:8`, the line of the fence. */
  readonly place: string;
};

export type Document = {
  /** Relative to the project. */
  readonly file: string;
  /** Without its code blocks, which are empty lines here. */
  readonly prose: string;
  readonly blocks: readonly Block[];
  /** What a link may name after `#`: what GitHub makes of the headings, and `<a id="…">`. */
  readonly anchors: ReadonlySet<string>;
};

/** Every document, but `docs/faults.md`, which is written by a command and has its own tests. */
export const readDocuments = (): readonly Document[] => filesOfDocuments().map(readDocument);

const filesOfDocuments = (): readonly string[] => {
  const inDocs = readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join('docs', file.split(path.sep).join('/')))
    .sort();
  return [
    'README.md',
    'ARCHITECTURE.md',
    'CONTRIBUTING.md',
    'packages/stripe-stand-in/README.md',
    ...inDocs,
  ].filter((file) => file.endsWith('.md') && file !== 'docs/faults.md');
};

export const readDocument = (file: string): Document =>
  documentOf(file, readFileSync(path.join(root, file), 'utf8'));

/** A document of this text. Throws an Error for a block that nobody closes. */
export const documentOf = (file: string, text: string): Document => {
  const blocks: Block[] = [];
  const prose: string[] = [];
  let open: { readonly language: string; readonly line: number; indent: number } | undefined;
  let inside: string[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const fence = /^( *)```(\w*)/.exec(line);
    if (open === undefined && fence !== null) {
      open = { language: fence[2] ?? '', line: index + 1, indent: fence[1]?.length ?? 0 };
    } else if (open !== undefined && fence !== null) {
      const place = `${file}:${open.line}`;
      blocks.push({ language: open.language, text: inside.join('\n'), place });
      open = undefined;
      inside = [];
    } else if (open !== undefined) {
      inside.push(line.slice(open.indent));
    }
    prose.push(open === undefined && fence === null ? line : '');
  }
  if (open !== undefined) throw new Error(`${file}:${open.line}: nobody closes this block.`);
  return { file, prose: prose.join('\n'), blocks, anchors: anchorsOf(prose) };
};

const anchorsOf = (lines: readonly string[]): ReadonlySet<string> =>
  new Set(
    lines
      .map((line) => /^#+ (.+)$/.exec(line)?.[1])
      .filter((heading) => heading !== undefined)
      .map(anchorOf)
      .concat(Array.from(lines.join('\n').matchAll(/<a id="([^"]+)">/g), ([, id = '']) => id)),
  );

/** As GitHub does it: small letters, digits, `_` and `-`; blanks become `-`; all else is dropped. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_ -]/gu, '')
    .replaceAll(' ', '-');
