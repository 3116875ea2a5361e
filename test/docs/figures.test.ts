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
