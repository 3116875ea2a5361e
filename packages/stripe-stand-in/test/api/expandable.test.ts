import { expandable } from '../../src/api/expandable.ts';
import { findRoute, templates } from '../../src/api/routes.ts';
import { description } from '../support/described.ts';

const names = Object.keys(expandable);
const membersOf = (name: string) => Object.keys(expandable[name] ?? {});

test.each(names)('Stripe expands the same members of %s', (name) => {
  const described = description.expandable[name] ?? [];
  const { type } = (description.$defs[name]?.properties ?? {}) as { type?: { enum?: string[] } };
  // One for each kind of payment: the stand-in has cards only.
  const kinds = type?.enum ?? [];
  const others = kinds.includes('card') ? kinds.filter((kind) => kind !== 'card') : [];
  expect(membersOf(name).toSorted()).toEqual(
    described.filter((member) => !others.includes(member)).toSorted(),
  );
});

test('whatever a member leads to has members of its own', () => {
  const ends = names.flatMap((name) => Object.values(expandable[name] ?? {}));
  for (const end of ends) {
    if (end !== 'whole') expect(names).toContain(end.replace(/^list of /, ''));
  }
});

test('each route answers with an object of the table', () => {
  for (const template of templates) {
    for (const method of ['GET', 'POST', 'DELETE']) {
      const found = findRoute(method, template.replace(':id', 'id'));
      if (found !== undefined) expect(names).toContain(found.route.object);
    }
  }
});
