import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { nodes, runToEnd, startUntil } from './support/process.ts';
import { codeIn } from './support/readme.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const root = path.resolve(import.meta.dirname, '..');
/** Where the packages are that were installed with this one. */
const modules = path.resolve(
  createRequire(import.meta.filename).resolve('typescript/package.json'),
  '../..',
);
const node = nodes().at(-1) ?? process.execPath;
const project = temporaryFolder();

/** Packs a copy: `npm pack` changes package.json meanwhile, and other tests import it. */
const pack = async (): Promise<string> => {
  const copy = path.join(temporaryFolder(), 'stripe-stand-in');
  const isCopied = (from: string) =>
    !/^(dist|node_modules)/.test(path.relative(root, from)) && !from.endsWith('.tgz');
  await cp(root, copy, { recursive: true, filter: isCopied });
  await symlink(modules, path.join(copy, 'node_modules'));
  const before = await readFile(path.join(copy, 'package.json'), 'utf8');
  const packed = await runToEnd('npm', ['pack', '--loglevel', 'error'], { cwd: copy });
  expect(await readFile(path.join(copy, 'package.json'), 'utf8')).toBe(before);
  return path.join(copy, packed.trim().split('\n').at(-1) ?? '');
};

// An empty project that installs the package. Stripe's client is the one that is here already.
beforeAll(async () => {
  await writeFile(path.join(project, 'package.json'), '{"type":"module"}');
  const tarball = await pack();
  const install = ['install', '--offline', '--no-audit', '--no-fund', tarball];
  await runToEnd('npm', install, { cwd: project });
  await symlink(path.join(modules, 'stripe'), path.join(project, 'node_modules/stripe'));
  await mkdir(path.join(project, 'node_modules/@types'), { recursive: true });
  await symlink(path.join(modules, '@types/node'), path.join(project, 'node_modules/@types/node'));
}, 60_000);

const started = () =>
  startUntil(/ready/, node, ['node_modules/.bin/stripe-stand-in', '--port', '0', '--quiet'], {
    cwd: project,
  });
const portOf = (output: string) => /127\.0\.0\.1:(\d+)/.exec(output)?.[1] ?? '';

/** What the code says that it prints: the texts after its arrows. */
const promisedBy = (code: string) =>
  [...code.matchAll(/(?:\/\/|#) → (.*)$/gm)].map(([, text = '']) => text);

test("the README's code prints what it says, on a plain Node", async () => {
  const { output, end } = await started();
  const code = codeIn('js').join('\n').replaceAll('12111', portOf(output()));
  await writeFile(path.join(project, 'readme.js'), code);
  const printed = await runToEnd(node, ['readme.js'], { cwd: project });
  await end();
  expect(promisedBy(code).length).toBeGreaterThan(8);
  expect(printed.trim().split('\n')).toEqual(promisedBy(code));
});

test("the README's requests by curl are answered as it says", async () => {
  const { output, end } = await started();
  for (const code of codeIn('sh')) {
    const script = `set -e\n${code.replaceAll('12111', portOf(output()))}`;
    const printed = await runToEnd('bash', ['-c', script], { cwd: project });
    for (const promised of promisedBy(code)) expect(printed).toContain(promised);
    expect(printed).not.toContain('"invalid_request_error"');
  }
  await end();
  expect(codeIn('sh').flatMap(promisedBy).length).toBeGreaterThan(5);
});

test('its types fit a strict project, and catch what is misspelt', async () => {
  const code = `
    import type { Control } from '@holdfast/stripe-stand-in/control';
    import type { Overview } from '@holdfast/stripe-stand-in/overview';
    import { startStripeStandIn } from '@holdfast/stripe-stand-in/server';
    const { control, close } = await startStripeStandIn({ port: 0 });
    const use = ({ state, faults }: Control): Overview => {
      faults.add({ kind: 'lost-reply' });
      // @ts-expect-error: there is no such fault
      faults.add({ kind: 'lost-replies' });
      return state();
    };
    const [intent] = use(control).paymentIntents;
    export const amount: number | undefined = intent?.amount;
    await close();
  `;
  await writeFile(path.join(project, 'types.ts'), code);
  const options = [
    '--noEmit',
    '--strict',
    '--skipLibCheck',
    '--module',
    'nodenext',
    '--types',
    'node',
    'types.ts',
  ];
  const tsc = path.join(modules, 'typescript/bin/tsc');
  expect(await runToEnd(process.execPath, [tsc, ...options], { cwd: project })).toBe('');
});

test('it holds what was compiled, and neither sources nor tests', async () => {
  const installed = path.join(project, 'node_modules/@holdfast/stripe-stand-in');
  const manifest = JSON.parse(await readFile(path.join(installed, 'package.json'), 'utf8'));
  expect(manifest).not.toHaveProperty('scripts');
  expect(manifest).not.toHaveProperty('devDependencies');
  expect(manifest.exports['./server']).toEqual({
    types: './dist/server/server.d.ts',
    default: './dist/server/server.js',
  });
  for (const name of ['src', 'test', 'build.js', 'manifest.js']) {
    await expect(readFile(path.join(installed, name))).rejects.toMatchObject({ code: 'ENOENT' });
  }
  expect(await readFile(path.join(installed, 'README.md'), 'utf8')).toContain('# Stripe stand-in');
});
