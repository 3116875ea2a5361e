/** All that the house rules read, parsed once. */
import { isCode, readRepository } from './repository.ts';
import { readSource, type Source } from './source.ts';

export type House = {
  /** Every file's text by its path: code, styles and pages. */
  readonly texts: ReadonlyMap<string, string>;
  /** The code among them. */
  readonly sources: readonly Source[];
};

export const readHouse = (root: string): House => houseOf(readRepository(root));

/** A house of nothing but these files. */
export const houseOf = (texts: ReadonlyMap<string, string>): House => ({
  texts,
  sources: [...texts]
    .filter(([file]) => isCode(file))
    .map(([file, text]) => readSource(file, text)),
});

/** The same house with one more file, or with another text in one that it has. */
export const withFile = (house: House, file: string, text: string): House => ({
  texts: new Map([...house.texts, [file, text]]),
  sources: [
    ...house.sources.filter((source) => source.file !== file),
    ...(isCode(file) ? [readSource(file, text)] : []),
  ],
});
