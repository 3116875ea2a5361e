/**
 * The names that a file's running code uses and that may be a global's. Whether a name is declared
 * somewhere is not asked: a variable that is called `fetch` or `process` misleads readers, too.
 */
import { type AstNode, argumentAt, isNode, nameOf, offsetOf } from './ast.ts';

export type Reference = {
  /** `fetch`, `Date.now` for a member, `new Date()` for a call with `new` and without arguments. */
  readonly name: string;
  readonly offset: number;
};

export const referencesIn = (body: readonly unknown[]): readonly Reference[] => {
  const found: Reference[] = [];
  for (const statement of body) visit(statement, found);
  return found;
};

const visit = (value: unknown, found: Reference[]): void => {
  if (Array.isArray(value)) {
    for (const member of value) visit(member, found);
    return;
  }
  if (value === null || typeof value !== 'object') return;
  if (!isNode(value)) {
    for (const member of Object.values(value)) visit(member, found);
    return;
  }
  const { type } = value;
  if (type === 'ImportDeclaration' || isType(type)) return;
  const own = ownReference(value);
  if (own !== undefined) found.push({ name: own, offset: offsetOf(value) });
  for (const part of partsThatRun(value)) visit(part, found);
};

/** Nodes that only the type checker reads; those that wrap an expression are not among them. */
const isType = (type: string): boolean => type.startsWith('Ts') && !aroundExpressions.has(type);

const aroundExpressions: ReadonlySet<string> = new Set([
  'TsAsExpression',
  'TsConstAssertion',
  'TsExportAssignment',
  'TsInstantiation',
  'TsNonNullExpression',
  'TsSatisfiesExpression',
  'TsTypeAssertion',
]);

const ownReference = (node: AstNode): string | undefined => {
  switch (node.type) {
    case 'Identifier':
      return nameOf(node);
    case 'MemberExpression': {
      const object = nameOf(node.object);
      const member = nameOf(node.property);
      // `Date[name]` may be any member of it, and counts as all of it.
      return object === undefined || member === undefined ? object : `${object}.${member}`;
    }
    case 'NewExpression': {
      const name = nameOf(node.callee);
      if (name === undefined) return undefined;
      return argumentAt(node, 0) === undefined ? `new ${name}()` : `new ${name}(…)`;
    }
    default:
      return undefined;
  }
};

/** What of a node is still to be visited: all but names of members, and what its own reference covers. */
const partsThatRun = (node: AstNode): readonly unknown[] => {
  switch (node.type) {
    case 'Identifier':
      return [];
    case 'MemberExpression': {
      const { object, property } = node;
      return [
        ...(nameOf(object) === undefined ? [object] : []),
        ...(isNode(property) && property.type === 'Computed' ? [property.expression] : []),
      ];
    }
    case 'NewExpression':
      return [...(nameOf(node.callee) === undefined ? [node.callee] : []), node.arguments];
    case 'BinaryExpression':
      // `instanceof Date` asks what a value is, and not what time it is.
      return node.operator === 'instanceof' ? [node.left] : [node.left, node.right];
    default:
      return Object.entries(node)
        .filter(([member, part]) => !(member === 'key' && nameOf(part) !== undefined))
        .map(([, part]) => part);
  }
};
