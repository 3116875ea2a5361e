/** What one file takes from another, in each of the ways that JavaScript and TypeScript have for it. */
import { type AstNode, argumentAt, isNode, nameOf, offsetOf, writtenString } from './ast.ts';

export type Import = {
  /** As it is written; `undefined` when it is computed, so that nobody can tell. */
  readonly specifier: string | undefined;
  /** Only types: nothing of it is left when the code runs. */
  readonly isTypeOnly: boolean;
  readonly offset: number;
};

/** The import that this node is, if it is one. */
export const importOf = (node: AstNode): Import | undefined => {
  const taken = takenBy(node);
  return taken && { ...taken, offset: offsetOf(node) };
};

const takenBy = (node: AstNode): Omit<Import, 'offset'> | undefined => {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      // import … from 'x', import type … from 'x', export … from 'x', export * from 'x'
      if (!isNode(node.source)) return undefined;
      return { specifier: writtenString(node.source), isTypeOnly: node.typeOnly === true };
    case 'TsImportType':
      // import('x').T as a type
      return { specifier: writtenString(node.argument), isTypeOnly: true };
    case 'TsExternalModuleReference':
      // import x = require('x')
      return { specifier: writtenString(node.expression), isTypeOnly: false };
    case 'CallExpression':
      if (!isLoad(node.callee)) return undefined;
      return { specifier: writtenString(argumentAt(node, 0)), isTypeOnly: false };
    case 'NewExpression': {
      // new URL('./x', import.meta.url)
      if (nameOf(node.callee) !== 'URL' || !isImportMeta(argumentAt(node, 1))) return undefined;
      return { specifier: writtenString(argumentAt(node, 0)), isTypeOnly: false };
    }
    default:
      return undefined;
  }
};

/** import('x'), require('x'), require.resolve('x'), import.meta.resolve('x') */
const isLoad = (callee: unknown): boolean => {
  if (!isNode(callee)) return false;
  if (callee.type === 'Import' || nameOf(callee) === 'require') return true;
  if (callee.type !== 'MemberExpression' || nameOf(callee.property) !== 'resolve') return false;
  return nameOf(callee.object) === 'require' || isMeta(callee.object);
};

/** import.meta.url */
const isImportMeta = (value: unknown): boolean =>
  isNode(value) && value.type === 'MemberExpression' && isMeta(value.object);

const isMeta = (value: unknown): boolean =>
  isNode(value) && value.type === 'MetaProperty' && value.kind === 'import.meta';
