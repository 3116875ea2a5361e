/** Where the programs of others are installed that judge Holdfast. */
import path from 'node:path';

export const peersFolder = path.resolve(
  import.meta.dirname,
  '../../node_modules/.cache/holdfast/peers',
);
