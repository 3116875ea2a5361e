/** The `npm` commands that a document tells people to type. */
import type { Document } from './documents.ts';

export type NpmCommand = {
  /** The script in package.json. */
  readonly script: string;
  /** What npm itself takes, since it comes before `--`. */
  readonly forNpm: readonly string[];
  /** What the script gets, since it follows `--`. */
  readonly args: readonly string[];
  readonly written: string;
};

/** Those in its code blocks and those in its sentences. */
export const npmCommandsOf = ({ prose, blocks }: Document): readonly NpmCommand[] => {
  const inSentences = Array.from(
    prose.replaceAll('\n', ' ').matchAll(/`([^`]+)`/g),
    ([, code = '']) => code,
  );
  const lines = blocks
    .filter(({ language }) => ['sh', 'console', 'yaml'].includes(language))
    .flatMap(({ text }) => text.replaceAll('\\\n', ' ').split('\n'));
  return [...inSentences, ...lines].flatMap(commandsIn);
};

/** A command ends where the shell would end it, or a comment begins. */
const commandsIn = (line: string): readonly NpmCommand[] =>
  line
    .split(/&&|[;|)]| # /)
    .map((part) => /(?:^|\s|\()npm (?:run (?:--silent )?(\S+)|(start|test)\b)(.*)$/.exec(part))
    .filter((match) => match !== null)
    .map(([written, run, short = '', rest = '']) => {
      const [forNpm = '', args = ''] = `${rest} `.split(/ --(?= )/);
      return {
        script: run ?? short,
        forNpm: wordsOf(forNpm),
        args: wordsOf(args),
        written: written.trim(),
      };
    });

const wordsOf = (text: string): readonly string[] =>
  text.split(/\s+/).filter((word) => word !== '');
