import type { Story } from '../stories.ts';

export const clocks: readonly Story[] = [];
