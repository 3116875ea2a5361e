/** The table of docs/verification.md: who of others judges Holdfast, on what, and how far their word goes. */
import type { Check, Peer } from './check.ts';

/** Relative to the root of the repository. */
export const peersFile = 'docs/verification.md';

const introduction = `# Held against programs of others

Holdfast’s own tests say what its authors think. These programs were written by others. \`npm run verify\` installs each of
them at the version that is named here, into \`node_modules/.cache\`, and fails when it finds a difference that is not known,
when there are fewer cases than the table says, or when a mistake that is planted for it goes unnoticed. Where a machine
lacks what a program needs, the check says so and is not counted.

<!-- written by \`npm run verify -- --table\` -->

| program | version | what is compared | cases, at least | known differences | check | what it does not prove |
|---|---|---|---|---|---|---|
`;

const rowOf = (check: Check, peer: Peer): string => {
  const { name, version, compares, least, cases, known, notProved } = peer;
  const differences =
    known === undefined || known.count === 0
      ? 'none'
      : `${known.count}, in [${known.reasons}](../${known.reasons})`;
  const cells = [
    name,
    version,
    compares,
    `${least} ${cases}`,
    differences,
    `\`--only ${check.name}\``,
  ];
  return `| ${[...cells, notProved].join(' | ')} |\n`;
};

export const peersTable = (checks: readonly Check[]): string =>
  introduction +
  checks.flatMap((check) => (check.peers ?? []).map((peer) => rowOf(check, peer))).join('');
