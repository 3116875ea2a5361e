/** The computed tables of docs/scaling.md, each between two comments. */

const open = (name: string): string => `<!-- computed by \`npm run scaling\`: ${name} -->`;
const close = '<!-- end of what is computed -->';

/** The page with this table in its place. Throws an Error when the page has no such place. */
export const withTable = (page: string, name: string, table: string): string => {
  const start = page.indexOf(open(name));
  const end = page.indexOf(close, start);
  if (start === -1 || end === -1) {
    throw new Error(
      `The page has no place for the table “${name}”: put ${open(name)} and ${close} there.`,
    );
  }
  return `${page.slice(0, start)}${open(name)}\n\n${table}\n\n${page.slice(end)}`;
};
