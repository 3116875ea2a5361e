/** Reads `theme.json`: colours, corners and typefaces, of the page and of Stripe's forms in it. */
import * as z from 'zod/mini';
import { checkedFile, type Fault, fault } from '../functions/pricing/invalid-file.ts';
import { contrastOf } from './contrast.ts';
import { readShopFile } from './shop-files.ts';

const color = z.string().check(z.regex(/^#[0-9a-f]{6}$/, 'must be a colour such as #0f6152'));

const palette = z.strictObject({
  /** Behind everything, behind what stands out from it, and in fields. */
  paper: color,
  surface: color,
  field: color,
  /** Texts, less important ones, and what a field shows before it is filled in. */
  ink: color,
  inkSoft: color,
  inkFaint: color,
  /** Lines between parts, and around what can be filled in. */
  edge: color,
  edgeStrong: color,
  /** Links and buttons, with a pointer on them, their texts, and what is marked faintly. */
  accent: color,
  accentDeep: color,
  onAccent: color,
  accentWash: color,
  /** What is wrong, and what is behind it. */
  danger: color,
  dangerWash: color,
});

const fonts = z
  .string()
  .check(z.regex(/^[\w\s",-]+$/, 'must be names of typefaces, with commas between them'));

export const themeSchema = z.strictObject({
  /** Where an editor finds this shape as a JSON schema. */
  $schema: z.optional(z.string()),
  light: palette,
  /** For devices that are set to dark. */
  dark: palette,
  /** How round the corners of fields are, in pixels; larger parts are rounder. */
  radius: z.int().check(z.gte(0), z.lte(24)),
  fonts: z.strictObject({ text: fonts, headings: fonts }),
});

export type Theme = z.infer<typeof themeSchema>;
export type Palette = z.infer<typeof palette>;

/** Throws a `ConfigurationError` with everything that is wrong in the file. */
export const readTheme = (): Theme =>
  readShopFile('theme.json', themeSchema, (content) =>
    checkedFile('theme.json', themeSchema, content, ({ light, dark }) => [
      ...faintIn('light', light),
      ...faintIn('dark', dark),
    ]),
  );

/**
 * What stands on what on the page, and how far they have to differ: texts by 4.5 to 1, the edges of
 * fields by 3 to 1. Source: WCAG 2.2, success criteria 1.4.3 and 1.4.11.
 */
const pairs: readonly (readonly [keyof Palette, keyof Palette, number])[] = [
  ...(['ink', 'inkSoft', 'accent', 'danger'] as const).flatMap((text) =>
    (['paper', 'surface'] as const).map((ground) => [text, ground, 4.5] as const),
  ),
  ['inkFaint', 'field', 4.5],
  ['ink', 'accentWash', 4.5],
  ['inkSoft', 'accentWash', 4.5],
  ['accent', 'accentWash', 4.5],
  ['danger', 'dangerWash', 4.5],
  ['inkSoft', 'edge', 4.5],
  ['onAccent', 'accent', 4.5],
  ['onAccent', 'accentDeep', 4.5],
  ['edgeStrong', 'surface', 3],
];

const faintIn = (scheme: 'light' | 'dark', colors: Palette): readonly Fault[] =>
  pairs.flatMap(([text, ground, least]) => {
    const contrast = contrastOf(colors[text], colors[ground]);
    if (contrast >= least) return [];
    // Rounded down, so that what is too little never reads as enough.
    const shown = (Math.floor(contrast * 100) / 100).toFixed(2);
    return [
      fault(
        `${scheme}.${text}`,
        `${colors[text]} on ${ground} (${colors[ground]}) has a contrast of ${shown}, which some ` +
          `shoppers can't read; it must be at least ${least}`,
      ),
    ];
  });
