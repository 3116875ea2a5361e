import { mkdirSync, mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { watchFiles } from '../../../local/reload/watch-files.ts';

const project = () => {
  const root = mkdtempSync(path.join(tmpdir(), 'watch-'));
  mkdirSync(path.join(root, 'functions', 'http'), { recursive: true });
  for (const file of ['functions/http/api.ts', 'catalog.json', 'README.md']) {
    writeFileSync(path.join(root, file), 'before');
  }
  const seen = new Set<string>();
  const stop = watchFiles(root, { folders: ['functions'], files: ['catalog.json'] }, (files) => {
    for (const file of files) seen.add(file);
  });
  const write = (file: string, text = 'after') => writeFileSync(path.join(root, file), text);
  /** Writes until it is seen: a watcher may begin some milliseconds later. */
  const writeUntilSeen = async (file: string) => {
    while (!seen.has(file)) {
      write(file);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  return { root, seen, stop, write, writeUntilSeen };
};

test('a file in a folder is seen, and one in the project’s own folder, also when it is replaced', async () => {
  const { root, seen, stop, write, writeUntilSeen } = project();
  await writeUntilSeen(path.join('functions', 'http', 'api.ts'));
  write('functions/.catalog.new');
  while (!seen.has('catalog.json')) {
    write('new.json');
    renameSync(path.join(root, 'new.json'), path.join(root, 'catalog.json'));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  stop();
});

test('what is not watched is not seen, nor what an editor writes beside a file', async () => {
  const { seen, stop, write, writeUntilSeen } = project();
  await writeUntilSeen('catalog.json');
  for (const file of ['README.md', 'functions/.api.ts.swp', 'functions/api.ts~']) write(file);
  await writeUntilSeen(path.join('functions', 'http', 'api.ts'));
  expect([...seen].filter((file) => !/api\.ts$|catalog|^functions.http$/.test(file))).toEqual([]);
  expect(seen.has(path.join('functions', '.api.ts.swp'))).toBe(false);
  stop();
});

test('after the stop nothing is seen', async () => {
  const { seen, stop, write, writeUntilSeen } = project();
  await writeUntilSeen('catalog.json');
  stop();
  seen.clear();
  write('catalog.json', 'later');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect([...seen]).toEqual([]);
});
