/** Whether the part of Stripe's description that the stand-in's tests hold its answers to is Stripe's. */
import { readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { lastLines, runCommand } from '../run-command.ts';
import { stripeDescription } from './stripe-mock.ts';

const standIn = path.resolve(import.meta.dirname, '../../../packages/stripe-stand-in');

type Part = { readonly answers: object; readonly expandable: object; readonly $defs: object };

/** The names in which the copy differs from what is cut out of Stripe's description; none if it is the same. */
export const differencesOfAnswers = async (): Promise<readonly string[]> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'holdfast-answers-'));
  try {
    const file = path.join(folder, 'answers.json');
    const cut = await runCommand(process.execPath, [
      path.join(standIn, 'openapi.js'),
      await stripeDescription(),
      file,
    ]);
    if (cut.code !== 0) return [lastLines(cut)];
    const kept = path.join(standIn, 'test/openapi/answers.json');
    return differencesIn(readPart(kept), readPart(file));
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const readPart = (file: string): Part => JSON.parse(readFileSync(file, 'utf8')) as Part;

export const differencesIn = (kept: Part, cut: Part): readonly string[] =>
  (['answers', 'expandable', '$defs'] as const).flatMap((part) => {
    const names = new Set([...Object.keys(kept[part]), ...Object.keys(cut[part])]);
    return [...names]
      .filter(
        (name) => !isDeepStrictEqual(Reflect.get(kept[part], name), Reflect.get(cut[part], name)),
      )
      .map((name) => `${name} in ${part}: \`node openapi.js\` writes what Stripe has of it`);
  });
