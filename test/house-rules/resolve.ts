/** What an import leads to: a file of ours, by its path from the root, or a package. */
import path from 'node:path';

export type Target =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'package'; readonly name: string };

export const resolve = (from: string, specifier: string): Target =>
  specifier.startsWith('.')
    ? { kind: 'file', path: path.posix.join(path.posix.dirname(from), specifier) }
    : { kind: 'package', name: specifier };
