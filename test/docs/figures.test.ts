/** The README’s figures are those of the documents that measure them. */
import { readDocument } from './documents.ts';

test('what a million paid checkouts cost is what docs/costs.md says', () => {
  const [, inReadme] =
    /a million checkouts that end paid are \*\*\$([\d.]+)\*\*/.exec(
      readDocument('README.md').prose,
    ) ?? [];
  const [, inCosts] =
    /\| \*\*all of it\*\* \| \*\*([\d.]+)\*\*/.exec(readDocument('docs/costs.md').prose) ?? [];

  expect(inReadme).toMatch(/^\d/);
  expect(inReadme).toBe(inCosts);
});

test('what the plain flow loses and Holdfast does not is what docs/benchmarks.md says', () => {
  const readme = readDocument('README.md').prose.replaceAll(/\s+/g, ' ');
  const [, ...inReadme] =
    /leaves \*\*(\d+) holds\*\* open, sends \*\*(\d+) orders\*\* that nobody paid, and charges \*\*(\d+) shoppers\*\* twice; Holdfast does none/.exec(
      readme,
    ) ?? [];
  const { prose } = readDocument('docs/benchmarks.md');
  const lost = ['holds left open', 'orders without money', 'double charges'].map((name) =>
    new RegExp(`^\\| ${name} \\| (\\d+) \\|.* (\\d+) \\|$`, 'm').exec(prose)?.slice(1),
  );

  expect(inReadme).toHaveLength(3);
  expect(lost).toEqual(inReadme.map((count) => [count, '0']));
});
