/** Schemas for what a shopper types. Each fault is a sentence for the shopper. */
import * as z from 'zod/mini';
import { readEmail } from '../typed/email.ts';
import { readText } from '../typed/text.ts';

type Field = {
  /** What the shopper is asked for, such as `the street`. */
  readonly what: string;
  /** In UTF-16 code units of what is read. */
  readonly most: number;
  /** '' when nothing can be seen, undefined when the text can't be used. */
  readonly read?: (typed: string) => string | undefined;
};

/** What was read, or a sentence about what is wrong with it. */
type Reading = { readonly text: string } | { readonly fault: string };

/** Text that must be there. */
export const textField = (field: Field) => {
  const missing = `Please enter ${field.what}.`;
  return typedAs(missing, (typed) => {
    const reading = readingOf(typed, field);
    return 'text' in reading && reading.text === '' ? { fault: missing } : reading;
  });
};

/** Text that may be missing. Where nothing was typed it is '', which `withoutBlanks` takes out. */
export const optionalField = (field: Field) =>
  z.exactOptional(
    typedAs(`Please enter ${field.what} as text.`, (typed) => readingOf(typed, field)),
  );

const missingEmail = 'Please enter your e-mail address.';

export const emailField = typedAs(missingEmail, (typed) => {
  const address = readEmail(typed);
  if (address === '') return { fault: missingEmail };
  return address === undefined
    ? { fault: 'Please check your e-mail address. It should look like name@example.com.' }
    : { text: address };
});

/** The object without the fields in which nothing was typed. */
export const withoutBlanks = <T extends object>(schema: z.ZodMiniType<T>) =>
  z.pipe(
    schema,
    z.transform(
      (fields: T) =>
        Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== '')) as T,
    ),
  );

const readingOf = (typed: string, { what, most, read = readText }: Field): Reading => {
  const text = read(typed);
  if (text === undefined) {
    return { fault: `Please type ${what} again: it holds a character that can't be used.` };
  }
  return text.length > most
    ? { fault: `Please shorten ${what}: at most ${most} characters are possible.` }
    : { text };
};

function typedAs(missing: string, read: (typed: string) => Reading) {
  return z.pipe(
    z.string(missing),
    z.transform((typed: string, { issues }) => {
      const reading = read(typed);
      if ('text' in reading) return reading.text;
      issues.push({ code: 'custom', input: typed, message: reading.fault });
      return z.NEVER;
    }),
  );
}
