/** Schemas for what a shopper types. Each fault is a sentence for the shopper. */
import * as z from 'zod/mini';
import { readCountry } from '../typed/country.ts';
import { readEmail } from '../typed/email.ts';
import { readPhone } from '../typed/phone.ts';
import { missingIn, type Place, type PlaceFault, withStateRead } from '../typed/place.ts';
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

/** Digits, after a plus where there is a country's code. It may be missing, as in `optionalField`. */
export const phoneField = z.exactOptional(
  typedAs('Please enter the telephone number as text.', (typed) => {
    const phone = readPhone(typed);
    return phone === undefined
      ? {
          fault:
            'Please check the telephone number: it has 5 to 15 digits, after a + if it begins with a country’s code.',
        }
      : { text: phone };
  }),
);

const missingCountry = 'Please choose the country.';

/** An ISO 3166 code. */
export const countryField = typedAs(missingCountry, (typed) => {
  const country = readCountry(typed);
  if (country === '') return { fault: missingCountry };
  return country === undefined
    ? { fault: 'Please choose the country again: its code has two letters, such as US.' }
    : { text: country };
});

/** The object without the fields in which nothing was typed. */
export const withoutBlanks = <T extends object>(schema: z.ZodMiniType<T>) =>
  schema.check(
    z.overwrite(
      (fields) => Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== '')) as T,
    ),
  );

/** A place with its state as a code. */
export const placeField = <P extends Place>(schema: z.ZodMiniType<P>) =>
  withoutBlanks(schema).check((payload) => {
    const read = withStateRead(payload.value);
    if ('place' in read) payload.value = read.place;
    else payload.issues.push(issueOf(read.fault, payload.value));
  });

/** The same, with all that addresses in its country need. */
export const wholeAddressField = <P extends Place>(schema: z.ZodMiniType<P>) =>
  placeField(schema).check(({ value, issues }) => {
    const fault = missingIn(value);
    if (fault !== undefined) issues.push(issueOf(fault, value));
  });

const issueOf = ({ field, sentence }: PlaceFault, input: Place) => ({
  code: 'custom' as const,
  input,
  path: [field],
  message: sentence,
});

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
