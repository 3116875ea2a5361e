/** What goes wrong in checkouts, as shops and shoppers have reported it of others. */
import type { Story } from '../stories.ts';
import { duplicates } from './duplicates.ts';

export const complaints: readonly Story[] = [...duplicates];
