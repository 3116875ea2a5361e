/** What the console asks of the server, and what goes wrong with it. */
import { byId } from './nodes.js';

export const lost = 'Holdfast does not answer: is `npm start` still running?';

let changed = async () => {};

/** Calls this when something changes. */
export const onChange = (listener) => {
  changed = listener;
};

/** Says this to the reader, until something else is said. */
export const say = (text) => {
  const notice = byId('notice');
  // Said again it would be read out again.
  if (notice.textContent !== text) notice.textContent = text;
};

export const get = async (path) => {
  const response = await fetch(`/_local/api/${path}`);
  return response.ok ? response.json() : undefined;
};

const problemOf = async (response) => (response.ok ? '' : (await response.json()).message);

/** Changes something. Draws while it is under way as well: some of it takes a while. */
export const post = async (path, body = {}) => {
  say('');
  const problem = fetch(`/_local/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
    .then(problemOf)
    .catch(() => lost);
  await changed();
  say(await problem);
  await changed();
};
