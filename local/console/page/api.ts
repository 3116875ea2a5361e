/** What the console's page asks of the server. */
import type { ExecutionDetail } from '../execution-detail.ts';
import type { Overview } from '../overview.ts';
import { say } from './notice.ts';

/** The sentence that is shown when no answer comes at all. */
const lost = 'Holdfast does not answer: is `npm start` still running?';

type Answers = {
  readonly overview: Overview;
  readonly [execution: `executions/${string}`]: ExecutionDetail;
};

let redraw = async (): Promise<void> => {};

/** Calls this whenever `post` has changed something. */
export const onChange = (listener: () => Promise<void>): void => {
  redraw = listener;
};

const unanswered = (): never => {
  throw new Error(lost);
};

/**
 * Resolves to the server's answer; to undefined if the server says that there is no such thing.
 * Throws an Error with a sentence for the reader when the server fails or does not answer.
 */
export const get = async <Path extends keyof Answers & string>(
  path: Path,
): Promise<Answers[Path] | undefined> => {
  const response = await fetch(`/_local/api/${path}`).catch(unanswered);
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(await response.text());
  return response.json();
};

const problemIn = async (response: Response): Promise<string> =>
  response.ok ? '' : (await response.json()).message;

/**
 * Changes something, and shows a sentence if that fails. The page is redrawn when the change has
 * begun, since some changes take a while, and when it is done.
 */
export const post = async (path: string, body: object = {}): Promise<void> => {
  say('');
  const problem = fetch(`/_local/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
    .then(problemIn)
    .catch(() => lost);
  await redraw();
  say(await problem);
  await redraw();
};
