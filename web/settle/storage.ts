/** The browser's storage where it allows any, else a memory that lasts as long as the page. */
import type { Keep } from './attempt.ts';

/** What this tab keeps. Never throws; without it an attempt survives a lost answer, but not a reload. */
export const tabStorage = (): Keep => usable(() => sessionStorage);

/** What all tabs of this browser share. Never throws; without it no tab knows of another. */
export const browserStorage = (): Keep => usable(() => localStorage);

const usable = (storage: () => Storage): Keep => {
  try {
    const probe = 'holdfast.probe';
    storage().setItem(probe, '1');
    storage().removeItem(probe);
    return storage();
  } catch {
    const kept = new Map<string, string>();
    return {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    };
  }
};
