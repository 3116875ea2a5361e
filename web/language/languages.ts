/**
 * The languages that the page speaks. A shop adds one by its file and a line here. English comes with
 * the page; each other one is a file of its own, which only its speakers load.
 */
import { en } from './en.ts';
import type { Texts, Translation } from './language.ts';

export const languages = {
  en: async () => en,
  de: async () => (await import('./de.ts')).de,
  fr: async () => (await import('./fr.ts')).fr,
  es: async () => (await import('./es.ts')).es,
  ja: async () => (await import('./ja.ts')).ja,
  ar: async () => (await import('./ar.ts')).ar,
} satisfies Readonly<Record<string, () => Promise<Texts | Translation>>>;

/** As BCP 47 writes it. */
export type LanguageTag = keyof typeof languages;

export const languageTags = Object.keys(languages) as readonly LanguageTag[];
