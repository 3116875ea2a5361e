/** The command `stripe-stand-in`, until a signal ends it. */
import { help, readOptions } from './options.ts';
import { run } from './run.ts';

const say = (line: string): void => {
  console.log(line);
};

/**
 * Whoever reads the lines may stop at any time (`| head`): the server goes on without being heard.
 */
const outliveReaders = (): void => {
  process.stdout.on('error', () => {});
};

const endOnSignal = (close: () => Promise<void>): void => {
  let isEnding = false;
  const end = async (): Promise<void> => {
    // A second signal means: end now, without waiting.
    if (isEnding) process.exit(130);
    isEnding = true;
    await close();
    process.exit(0);
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
};

/** Never rejects: what can't be done is printed, and the process ends with 1. */
export const main = async (
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<void> => {
  try {
    const options = readOptions(args, environment);
    if (options === 'help') {
      say(help);
      return;
    }
    outliveReaders();
    const { close } = await run(options, say);
    endOnSignal(close);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
};
