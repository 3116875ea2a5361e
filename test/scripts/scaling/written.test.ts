import { withTable } from '../../../scripts/scaling/written.ts';

const page = `before
<!-- computed by \`npm run scaling\`: one -->
old
<!-- end of what is computed -->
between
<!-- computed by \`npm run scaling\`: other -->
<!-- end of what is computed -->
`;

test('a table goes into its own place, again and again', () => {
  const written = withTable(withTable(page, 'other', '| 2 |'), 'one', '| 1 |');
  expect(written).toBe(`before
<!-- computed by \`npm run scaling\`: one -->

| 1 |

<!-- end of what is computed -->
between
<!-- computed by \`npm run scaling\`: other -->

| 2 |

<!-- end of what is computed -->
`);
  expect(withTable(written, 'one', '| 1 |')).toBe(written);
});

test('a page without that place is an error that says what to put there', () => {
  expect(() => withTable(page, 'third', '')).toThrow('no place for the table “third”: put <!--');
});
