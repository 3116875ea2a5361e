/** Finds the stack's tables by a word in their logical ids. */
import { readTable } from '../dynamodb/tables.ts';

export type Tables = {
  /** Table names by logical id. */
  readonly tables: Readonly<Record<string, string>>;
  readonly dynamoDbUrl: string;
};

/** The name of the table whose logical id contains this word, if the stack has one. */
export const tableNamed = ({ tables }: Tables, word: string): string | undefined =>
  Object.entries(tables).find(([logicalId]) => logicalId.includes(word))?.[1];

/** All rows of that table; none if the stack has no such table. */
export const rowsIn = async (tables: Tables, word: string) => {
  const name = tableNamed(tables, word);
  return name === undefined ? [] : readTable(tables.dynamoDbUrl, name);
};
