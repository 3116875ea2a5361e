/** The files of a working tree that the house rules read, by their paths from its root. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What is installed, synthesized, kept, reported or built there, and not written by anybody. */
const notWritten = ['node_modules', '.git', 'cdk.out', '.holdfast', 'coverage', 'dist'];

/** TypeScript and JavaScript, in any of the ways that Node or a browser would load it. */
const code = /\.[cm]?[jt]sx?$/;
/** What repeats itself like code does, though it imports nothing. */
const markup = /\.(css|html)$/;

export const isCode = (file: string): boolean => code.test(file);

/** Each file's text by its path, with `/` on every system; sorted, so that findings are, too. */
export const readRepository = (root: string): ReadonlyMap<string, string> =>
  new Map(
    globSync('**/*', { cwd: root, exclude: (name) => notWritten.includes(path.basename(name)) })
      .map((file) => file.split(path.sep).join('/'))
      .filter((file) => code.test(file) || markup.test(file))
      .sort()
      .map((file) => [file, readFileSync(path.join(root, file), 'utf8')]),
  );
