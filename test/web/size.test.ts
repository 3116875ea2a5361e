import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';
import { pageScript } from '../../infra/page-script.ts';
import { languageTags } from '../../web/language/languages.ts';

const { outputFiles } = buildSync({ ...pageScript, outdir: 'out', write: false });
const sizes = new Map(
  outputFiles.map(({ path, contents }) => [
    basename(path).split(/[-.]/)[0] ?? '',
    gzipSync(contents).byteLength,
  ]),
);

test('the page’s own JavaScript, with English in it, is below its limit of 20 KB gzipped', () => {
  expect(sizes.get('checkout')).toBeGreaterThan(10_000);
  expect(sizes.get('checkout')).toBeLessThan(20_000);
});

test.each(languageTags.filter((tag) => tag !== 'en'))(
  'what speakers of %s load besides is below 5,000 bytes gzipped',
  (tag) => {
    expect(sizes.get(tag)).toBeGreaterThan(1_000);
    expect(sizes.get(tag)).toBeLessThan(5_000);
  },
);
