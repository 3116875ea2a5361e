import fs from 'node:fs';
import { themeStyles } from '../../infra/page-styles.ts';
import { readTheme } from '../../infra/theme.ts';
import { failureOf } from '../support/failure-of.ts';

const own = readTheme();
afterEach(() => jest.restoreAllMocks());

const read = (theme: object) => {
  jest.spyOn(fs, 'readFileSync').mockReturnValue(JSON.stringify(theme));
  return readTheme();
};

test('the theme that is in the repository can be read by everyone', () => {
  expect(own.radius).toBe(10);
});

test('a theme becomes the variables of the style sheet, for light and for dark devices', () => {
  const styles = themeStyles({ ...own, radius: 0, light: { ...own.light, inkSoft: '#123456' } });
  expect(styles).toMatch(/^:root\{--radius:0px;--sans:system-ui.*;--serif:ui-serif/);
  const [light = '', dark = ''] = styles.split('@media (prefers-color-scheme:dark)');
  expect(light).toContain('--ink-soft:#123456');
  expect(dark).toContain(`--accent:${own.dark.accent}`);
});

test.each([
  [
    { light: { ...own.light, inkSoft: '#999999' } },
    "light.inkSoft: #999999 on surface (#ffffff) has a contrast of 2.84, which some shoppers can't read; it must be at least 4.5.",
  ],
  [
    { dark: { ...own.dark, accent: 'green' } },
    'dark.accent is "green". It must be a colour such as #0f6152.',
  ],
  [{ radius: 99 }, 'radius is 99. It must be at most 24.'],
  [
    { fonts: { ...own.fonts, text: 'x}body{display:none' } },
    'It must be names of typefaces, with commas between them.',
  ],
])('%j is told', async (change, line) => {
  const { message } = await failureOf(() => read({ ...own, ...change }));
  expect(message).toContain(line);
});
