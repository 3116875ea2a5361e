/**
 * What all commands with only options have in common: their help and their answer to wrong options.
 */
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import type { Terminal } from './terminal.ts';
import { exitCodeOf, messageOf, UsageError } from './usage-error.ts';

export type Command = {
  /** Says what the command does and which options it takes, including `--help`. */
  readonly usage: string;
  /** Resolves to whether all is well. Throws a `UsageError` for wrong options. */
  readonly run: (args: readonly string[]) => Promise<boolean>;
};

type Values<O extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ readonly options: O }>
>['values'];

type Parts<O extends ParseArgsOptionsConfig> = {
  readonly usage: string;
  readonly options: O;
  readonly act: (values: Values<O>) => Promise<boolean>;
};

/** A command with these options. */
export const commandOf = <const O extends ParseArgsOptionsConfig>({
  usage,
  options,
  act,
}: Parts<O>): Command => ({ usage, run: async (args) => act(typed(args, options)) });

const typed = <const O extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: O,
): Values<O> => {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
};

/** Resolves to the exit code: 0 if all is well, 1 if not, 2 for wrong options. */
export const runCommand = async (
  { usage, run }: Command,
  args: readonly string[],
  { print, note }: Pick<Terminal, 'print' | 'note'>,
): Promise<0 | 1 | 2> => {
  try {
    if (args.includes('--help')) {
      print(usage);
      return 0;
    }
    return (await run(args)) ? 0 : 1;
  } catch (error) {
    note(error instanceof UsageError ? `${error.message}\n\n${usage}` : messageOf(error));
    return exitCodeOf(error);
  }
};
