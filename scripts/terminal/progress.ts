/**
 * Shows the progress of a long run: a bar in a terminal, and elsewhere a line now and then, so that
 * a log in CI shows that the run goes on, and stays short.
 */
import cliProgress, { type Options, type Params } from 'cli-progress';

export type Progress = {
  /** Says that there are so many more pieces of work. */
  readonly expect: (pieces: number) => void;
  /** Says that so many more pieces are done; one by default. */
  readonly advance: (pieces?: number) => void;
  /** Prints a line above the bar. */
  readonly say: (line: string) => void;
  /** Removes the bar. Call it in a `finally`: without it the process would not end. */
  readonly end: () => void;
};

type Streams = {
  /** The progress goes here and not to the output, which may go into a pipe. */
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly stdout: NodeJS.WritableStream;
};

const betweenLinesMs = 30_000;

const { Format, SingleBar } = cliProgress;

/** Shows the progress of `what` until `end`. */
export const startProgress = (what: string, { stderr, stdout }: Streams = process): Progress => {
  const isBar = stderr.isTTY === true;
  const bar = new SingleBar({
    stream: stderr,
    format: isBar ? barOf : lineOf,
    barsize: 24,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    emptyOnZero: true,
    etaBuffer: 50,
    // Draws the bar again after a line was printed.
    forceRedraw: isBar,
    clearOnComplete: true,
    noTTYOutput: true,
    notTTYSchedule: betweenLinesMs,
  });
  let total = 0;
  bar.start(total, 0, { what });
  return {
    expect: (pieces) => {
      total += pieces;
      bar.setTotal(total);
    },
    advance: (pieces = 1) => bar.increment(pieces),
    say: (line) => {
      if (isBar) stderr.write(eraseLine);
      stdout.write(`${line}\n`);
      if (isBar) stderr.write(rememberPlace);
    },
    end: () => bar.stop(),
  };
};

/** Goes back to the beginning of the line and erases it. */
const eraseLine = '\r\u001b[K';
/**
 * Stores the cursor's place, which a printed line has moved: the bar is removed there at the end.
 */
const rememberPlace = '\u001b7';

type Payload = { readonly what: string };

const barOf = (options: Options, params: Params, { what }: Payload): string =>
  `${what}  ${Format.BarFormat(params.progress, options)}  ${countOf(params)}`;

const lineOf = (_: Options, params: Params, { what }: Payload): string =>
  `${what}: ${countOf(params)}`;

const countOf = ({ value, total, eta }: Params): string => {
  if (total === 0) return 'begins';
  const left = value < total && Number.isFinite(eta) ? `, ${durationOf(eta)} left` : '';
  return `${value} of ${total}${left}`;
};

/** A duration such as `45 s` or `3 min`. */
const durationOf = (seconds: number): string =>
  seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.round(seconds / 60)} min`;
