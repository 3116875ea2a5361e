import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bytesOf, functionBundles } from '../../../bench/cold-start/function-bundles.ts';
import { startOnce } from '../../../bench/cold-start/start-once.ts';
import { functionFiles } from '../../../infra/function-bundles.ts';
import { assemblyFolder } from '../../support/synthesize-once.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-start-'));
afterAll(() => rmSync(folder, { recursive: true }));

const bundleOf = (text: string, environment: Readonly<Record<string, string>> = {}) => {
  const file = path.join(folder, `${Math.random()}.mjs`);
  writeFileSync(file, text);
  return { name: 'a bundle', file, environment };
};

test('what a bundle works for is CPU time, what it waits for is not', async () => {
  const works = 'while (process.cpuUsage().user < 200_000);';
  const waits = 'await new Promise((resolve) => setTimeout(resolve, 400));';
  const handler = 'export const handler = async () => {};';
  const [working, waiting] = await Promise.all([
    startOnce(bundleOf(`${works} ${handler}`)),
    startOnce(bundleOf(`${waits} ${handler}`)),
  ]);
  expect(working.cpuMs).toBeGreaterThanOrEqual(200);
  expect(waiting.clockMs).toBeGreaterThan(399);
  expect(waiting.cpuMs).toBeLessThan(200);
});

test('it has the function’s settings, and none of this machine’s', async () => {
  const text = `if (process.env.TABLE !== 'Orders' || process.env.PATH) throw new Error('wrong');
    export const handler = async () => {};`;
  await expect(startOnce(bundleOf(text, { TABLE: 'Orders' }))).resolves.toBeDefined();
  await expect(startOnce(bundleOf(text))).rejects.toThrow('a bundle could not be imported');
});

test('a bundle without a handler is none', async () => {
  await expect(startOnce(bundleOf('export const other = 1;'))).rejects.toThrow(
    'There is no handler.',
  );
});

test('each function of the template has its bundle', () => {
  const bundles = functionBundles(assemblyFolder);
  expect(bundles).toHaveLength(functionFiles.length);
  expect(bundles.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Api', 'Authorize', 'CreateOrder', 'Capture']),
  );
  for (const bundle of bundles) expect(bytesOf(bundle)).toBeGreaterThan(10_000);
});
