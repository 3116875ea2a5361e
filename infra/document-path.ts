/** Where a field of the document is in a state's input. */

/** The JSONPath of a field of `Document`; a misspelt field does not compile. */
export const pathOf = <Document>(field: keyof Document & string): string => `$.${field}`;
