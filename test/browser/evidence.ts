/** What a failed test shows of its pages, since nobody sees them: a picture, and what they said. */
import path from 'node:path';
import type { Page } from 'playwright-core';
import { resultsFolder } from './results-folder.ts';

const root = path.dirname(resultsFolder);
const shownLines = 20;

/** A page, with what its console said and which of its requests failed, in order. */
export type Seen = { readonly page: Page; readonly said: readonly string[] };

/**
 * One text for each page: its address, where its picture is, and the last of what it said. The
 * pictures are named after the test. A page that gives no picture any more says why not.
 */
export const evidenceOf = async (seen: readonly Seen[], test: string): Promise<string> => {
  const name = test.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 120);
  const texts = seen.map(async ({ page, said }, index) => {
    const picture = await takePicture(page, `${name}-${index + 1}.png`);
    const lines = said.length === 0 ? ['(nothing)'] : said.slice(-shownLines);
    return [
      `The page when the test failed: ${page.url()}`,
      `  picture: ${picture}`,
      '  its console and failed requests:',
      ...lines.map((line) => `    ${line}`),
    ].join('\n');
  });
  return (await Promise.all(texts)).join('\n');
};

/** The picture's path from the repository's root. */
const takePicture = async (page: Page, file: string): Promise<string> => {
  const to = path.join(resultsFolder, file);
  try {
    await page.screenshot({ path: to, fullPage: true, timeout: 5000 });
    return path.relative(root, to);
  } catch (error) {
    return `none, because ${error instanceof Error ? error.message.split('\n')[0] : error}`;
  }
};
