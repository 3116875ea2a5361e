import type { Story } from '../stories.ts';

export const complaints: readonly Story[] = [];
