/** The console's page as a browser gets it. */
import { pageFile } from '../../../local/console/page-files.ts';

const fileAt = async (path: string) => {
  const answer = await pageFile(path);
  return { headers: answer?.headers, text: answer?.body.toString('utf8') ?? '' };
};

test('the script is plain JavaScript in one file', async () => {
  const { headers, text } = await fileAt('/_local/console.js');
  expect(headers?.['content-type']).toBe('text/javascript; charset=utf-8');
  expect(text).not.toMatch(/^import /m);
  expect(text).toContain('addEventListener("hashchange"');
});

test('the styles are one file', async () => {
  const { headers, text } = await fileAt('/_local/console.css');
  expect(headers?.['content-type']).toBe('text/css; charset=utf-8');
  expect(text).not.toContain('@import');
  expect(text).toContain('#notice');
});

test('the page runs only its own scripts, and is shown in no other page', async () => {
  const { headers, text } = await fileAt('/_local/');
  expect(text).toContain('src="/_local/console.js"');
  expect(headers?.['content-security-policy']).toMatch(
    /default-src 'none'; script-src 'self';.*frame-ancestors 'none'/,
  );
});

test.each(['/_local/page.ts', '/_local/../console.ts', '/_local/constructor'])(
  'there is no file at %s',
  async (path) => {
    expect(await pageFile(path)).toBeUndefined();
  },
);
