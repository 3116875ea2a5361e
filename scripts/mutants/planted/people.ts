/** Mistakes in what a person is told, and how often. */
import type { Defect } from '../defect.ts';

const telling = 'functions/settle/tell-a-person.ts';
const tellingTest = 'test/functions/settle/tell-a-person.test.ts';
const stories = 'test/workflow/simulation.test.ts';

export const peopleSlips: readonly Defect[] = [
  {
    name: 'a finding is told each time that it is met',
    file: telling,
    find: '    if (await wasToldSince(subject, atMs - quietMs)) return;\n',
    replace: '',
    tests: [tellingTest],
    system: [stories],
    why: 'A stuck checkout would be a message every five minutes, and nobody would read the others.',
  },
  {
    name: 'a finding that the bus did not take counts as told',
    file: telling,
    find: 'if (taken === 0)',
    replace: 'if (taken < 0)',
    tests: [tellingTest],
    why: 'Nobody would hear of it for a day, or ever.',
  },
  {
    name: 'two findings of one checkout count as one',
    file: 'functions/checkout/finding-event.ts',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a defect is code, kept as text.
    find: '`${finding}:${checkoutId ??',
    replace: '`${checkoutId ??',
    tests: [tellingTest],
    system: [stories],
    why: 'A checkout that is stuck would hide its own dispute.',
  },
];
