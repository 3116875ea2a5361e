/** A node of swc's tree, of which only those few members are known that all of its kinds have. */
export type AstNode = {
  readonly type: string;
  /** In bytes, counted from 1. A property of an object has none: its key and its value do. */
  readonly span?: { readonly start: number; readonly end: number };
  readonly [member: string]: unknown;
};

export const isNode = (value: unknown): value is AstNode =>
  value !== null && typeof value === 'object' && 'type' in value && typeof value.type === 'string';

/** Where a node begins. */
export const offsetOf = ({ span }: AstNode): number => span?.start ?? 1;

/** The text of a string that is written out, in quotes or in a template without placeholders. */
export const writtenString = (value: unknown): string | undefined => {
  if (!isNode(value)) return undefined;
  if (value.type === 'StringLiteral' && typeof value.value === 'string') return value.value;
  if (value.type !== 'TemplateLiteral' || !Array.isArray(value.quasis)) return undefined;
  const [quasi, ...others]: unknown[] = value.quasis;
  if (others.length > 0 || !isNode(quasi) || typeof quasi.cooked !== 'string') return undefined;
  return quasi.cooked;
};

/** The name of an identifier. */
export const nameOf = (value: unknown): string | undefined =>
  isNode(value) && value.type === 'Identifier' && typeof value.value === 'string'
    ? value.value
    : undefined;

/** The expression of the argument at a place of a call. */
export const argumentAt = (call: AstNode, place: number): unknown => {
  const member: unknown = Array.isArray(call.arguments) ? call.arguments[place] : undefined;
  return member !== null && typeof member === 'object' && 'expression' in member
    ? member.expression
    : undefined;
};
