import { findRoute, templates } from '../src/api/routes.ts';
import { cardOfTestId } from '../src/cards/test-cards.ts';
import { help, readOptions } from '../src/command/options.ts';
import { controlRequests } from '../src/control/control-over-http.ts';
import { faultKinds } from '../src/control/fault.ts';
import { codeIn, requests, rows } from './support/readme.ts';

const firstCells = (pattern: RegExp) =>
  rows.flatMap(([first = '', ...others]) => {
    const name = pattern.exec(first)?.[1];
    return name === undefined ? [] : [{ name, others }];
  });

test('the cards of the README have these numbers, and behave as they say', () => {
  const cards = firstCells(/^`(pm_card_\w+)`$/);
  expect(cards).toHaveLength(17);
  for (const { name, others } of cards) {
    const card = cardOfTestId(name);
    const declineCode = /^is declined: `(\w+)`$/.exec(others[1] ?? '')?.[1];
    expect({ name, number: card?.number }).toEqual({ name, number: others[0] });
    if (declineCode === undefined) continue;
    expect(card?.decline?.declineCode ?? card?.decline?.code).toBe(declineCode);
  }
});

test('the README lists exactly the faults that exist, in the same words', () => {
  const faults = firstCells(/^`([a-z][a-z0-9-]+)`$/).map(({ name, others }) => [
    name,
    others[0]?.replaceAll('`', ''),
  ]);
  expect(Object.fromEntries(faults)).toEqual(faultKinds);
});

test('the README lists exactly the requests that exist', () => {
  const routes = ['GET', 'POST', 'DELETE'].flatMap((method) =>
    templates
      .filter((template) => findRoute(method, template.replace(':id', 'id')) !== undefined)
      .map((template) => `${method} ${template}`),
  );
  const expected = [...routes, ...controlRequests].toSorted();
  expect([...new Set(requests)].toSorted()).toEqual(expected);
});

test('the README lists exactly the options of the help', () => {
  const options = firstCells(/^`(--[\w-]+)[^`]*`$/);
  const inHelp = [...help.matchAll(/^ {2}(--[\w-]+)/gm)].map(([, name]) => name);
  expect(options.map(({ name }) => name)).toEqual(inHelp);
  for (const { others } of options) {
    const variable = others[0]?.replaceAll('`', '') ?? '';
    expect(help).toContain(variable);
  }
});

test('the commands in the README use only options that exist', () => {
  const commands = codeIn('console').flatMap((block) =>
    [...block.matchAll(/^\$ npx \S+(.*)$/gm)].map(([, args = '']) => args),
  );
  expect(commands).toHaveLength(2);
  for (const command of commands) {
    const args = command.split(' ').filter((each) => each !== '');
    expect(() => readOptions(args, {})).not.toThrow();
  }
});
