/**
 * One source file as the house rules see it. It is parsed by swc, which Jest runs on, too: a text
 * search would miss an import that stands on several lines, and find one that stands in a comment.
 */
import { parseSync } from '@swc/core';
import { type AstNode, isNode, offsetOf } from './ast.ts';
import { type Import, importOf } from './import-of.ts';
import { type Reference, referencesIn } from './references.ts';

export type Source = {
  readonly file: string;
  readonly text: string;
  /** Lines of text, without counting an empty one after the last line's end. */
  readonly lines: number;
  readonly imports: readonly Import[];
  /** Names that are used and that a global may have, e.g. `fetch`, `Date.now`, `process.env`. */
  readonly references: readonly Reference[];
  /** Where the type `any` is written, as offsets. */
  readonly anys: readonly number[];
  /** Nothing but `export … from`: the file is only another address for what others hold. */
  readonly isBarrel: boolean;
  /** Whether something in it runs: a function, a class, a call. Types and plain tables don’t. */
  readonly hasBehaviour: boolean;
  /** The number of the line at an offset, counted from 1. */
  readonly lineAt: (offset: number) => number;
};

/** Throws what swc says when the text is no TypeScript. */
export const readSource = (file: string, text: string): Source => {
  const { body } = parseSync(text, { syntax: 'typescript', tsx: file.endsWith('x') });
  const nodes: AstNode[] = [];
  collect(body, nodes);
  return {
    file,
    text,
    lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
    imports: nodes.map(importOf).filter((found) => found !== undefined),
    references: referencesIn(body),
    anys: nodes
      .filter((node) => node.type === 'TsKeywordType' && node.kind === 'any')
      .map(offsetOf),
    isBarrel: body.length > 0 && body.every(isReexport),
    hasBehaviour: nodes.some(({ type }) => running.has(type)),
    lineAt: (offset) => lineAt(text, offset),
  };
};

const running: ReadonlySet<string> = new Set([
  'ArrowFunctionExpression',
  'CallExpression',
  'ClassDeclaration',
  'ClassExpression',
  'FunctionDeclaration',
  'FunctionExpression',
  'NewExpression',
]);

/** All nodes below a value, in the order of the text. */
const collect = (value: unknown, into: AstNode[]): void => {
  if (Array.isArray(value)) {
    for (const member of value) collect(member, into);
  } else if (value !== null && typeof value === 'object') {
    if (isNode(value)) into.push(value);
    for (const [name, member] of Object.entries(value)) if (name !== 'span') collect(member, into);
  }
};

const isReexport = (node: { readonly type: string; readonly source?: unknown }): boolean =>
  node.type === 'ExportAllDeclaration' ||
  (node.type === 'ExportNamedDeclaration' && isNode(node.source));

/** swc counts bytes from 1. */
const lineAt = (text: string, offset: number): number =>
  Buffer.from(text)
    .subarray(0, offset - 1)
    .toString()
    .split('\n').length;
