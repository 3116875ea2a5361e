/** Where failed tests leave pictures; it is emptied before each run, and git ignores it. */
import path from 'node:path';

export const resultsFolder = path.resolve(import.meta.dirname, '../../test-results');
