import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string>>;
};

type Import = { readonly file: string; readonly name: string; readonly isType: boolean };

const filesIn = (folder: string): readonly string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|js)$/.test(name))
    .map((name) => path.join(folder, name));
const ownScripts = readdirSync(root).filter((name) => name.endsWith('.js'));

const importsIn = (file: string): readonly Import[] => {
  const code = readFileSync(path.join(root, file), 'utf8');
  const found = code.matchAll(
    /(?:\b(import|export)\s+(type\s)?[^;'"]*?\bfrom\s*|\bimport\s*\(?\s*)['"]([^'"\n]+)['"]/g,
  );
  return [...found].map(([, , type, name = '']) => ({ file, name, isType: type !== undefined }));
};
const leavesPackage = ({ file, name }: Import): boolean =>
  path.relative(root, path.resolve(root, path.dirname(file), name)).startsWith('..');
const isRelative = ({ name }: Import): boolean => name.startsWith('.');
/** What a project that installed the package would write. */
const isOwn = ({ name }: Import): boolean => name.startsWith('@holdfast/stripe-stand-in/');

const sources = filesIn('src').flatMap(importsIn);
const everything = [...sources, ...[...filesIn('test'), ...ownScripts].flatMap(importsIn)];

test('the scan sees every import', () => {
  expect(sources.length).toBeGreaterThan(150);
  expect(sources).toContainEqual({
    file: 'src/server/server.ts',
    name: 'node:http',
    isType: false,
  });
  expect(sources).toContainEqual({
    file: 'src/payments/intent-view.ts',
    name: 'stripe',
    isType: true,
  });
  expect(everything).toContainEqual({ file: 'start.js', name: './build.js', isType: false });
});

test('nothing outside of the package is imported', () => {
  expect(everything.filter(isRelative).filter(leavesPackage)).toEqual([]);
});

test('at run time the package needs only Node', () => {
  const others = sources.filter(
    (each) => !isRelative(each) && !each.name.startsWith('node:') && !each.isType,
  );
  expect(others).toEqual([]);
});

test('what the types and the tests need is declared', () => {
  const names = everything
    .filter((each) => !isRelative(each) && !isOwn(each) && !each.name.startsWith('node:'))
    .map(({ name }) => name);
  expect(Object.keys(manifest.devDependencies)).toEqual(
    expect.arrayContaining([...new Set(names)]),
  );
});

test('each file of the exports is there', () => {
  const files = filesIn('src').map((file) => `./${file}`);
  expect([...files, './package.json']).toEqual(
    expect.arrayContaining(Object.values(manifest.exports)),
  );
});
