/** Where in a state's input a field of its document is. */

/** The JSONPath of a field that each `Document` has: a misspelt one does not compile. */
export const pathOf = <Document>(field: keyof Document & string): string => `$.${field}`;
