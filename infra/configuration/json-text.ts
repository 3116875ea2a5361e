/** A JSON text, with the line and the column of everything in it. */
import {
  findNodeAtLocation,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import { ConfigurationError } from './configuration-error.ts';

/** The keys and positions that lead to a value. */
export type Path = readonly PropertyKey[];

export type JsonText = {
  readonly value: unknown;
  /** As `catalog.json:4:12`: where the value is, or else the nearest value around it that exists. */
  readonly placeOf: (path: Path) => string;
  /** Where the key of the value is. */
  readonly placeOfKey: (path: Path) => string;
};

/**
 * Reads a text that is called `name`. Throws a `ConfigurationError` where it is no JSON, and where a
 * key is there twice, of which JSON itself would take the last one without a word.
 */
export const readJsonText = (name: string, text: string): JsonText => {
  const placeAt = (offset: number): string => {
    const before = text.slice(0, offset).split('\n');
    return `${name}:${before.length}:${(before.at(-1) ?? '').length + 1}`;
  };
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [error] = errors;
  if (error !== undefined || root === undefined) {
    const { offset = 0 } = error ?? {};
    throw new ConfigurationError([`${placeAt(offset)}: this is no JSON: ${whyNot(text, error)}.`]);
  }
  const twice = keysTwiceIn(root);
  if (twice.length > 0) {
    throw new ConfigurationError(
      twice.map(
        ({ offset, key }) => `${placeAt(offset)}: ${key} is there twice: leave one of them.`,
      ),
    );
  }
  const nodeAt = (path: Path): Node => {
    for (let length = path.length; length > 0; length -= 1) {
      const node = findNodeAtLocation(root, path.slice(0, length).map(segmentOf));
      if (node !== undefined) return node;
    }
    return root;
  };
  return {
    value: JSON.parse(text),
    placeOf: (path) => placeAt(nodeAt(path).offset),
    placeOfKey: (path) => {
      const { parent, offset } = nodeAt(path);
      return placeAt(parent?.type === 'property' ? parent.offset : offset);
    },
  };
};

const segmentOf = (key: PropertyKey): string | number =>
  typeof key === 'number' ? key : String(key);

const whyNot = (text: string, error: ParseError | undefined): string => {
  if (error === undefined || text.trim() === '') return 'it is empty';
  if (text.startsWith('\uFEFF')) return 'a byte order mark is before it; save it without one';
  const { error: code, offset, length } = error;
  const found = JSON.stringify(text.slice(offset, offset + Math.min(length, 20)));
  const words = printParseErrorCode(code)
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();
  return `${words} at ${found}; keys and texts are in double quotes, and no comma is after the last`;
};

type Twice = { readonly key: string; readonly offset: number };

const keysTwiceIn = (node: Node): readonly Twice[] => {
  const { children = [] } = node;
  const seen = new Set<string>();
  return children.flatMap((child) => {
    const [keyNode] = child.children ?? [];
    const inside = keysTwiceIn(child);
    if (node.type !== 'object' || keyNode === undefined) return inside;
    const key = String(keyNode.value);
    const isTwice = seen.has(key);
    seen.add(key);
    return isTwice ? [{ key, offset: child.offset }, ...inside] : inside;
  });
};
