/** `sessionStorage` where the browser allows it, else a memory that lasts as long as the page. */
import type { Keep } from './attempt.ts';

/** Never throws. Without `sessionStorage` an attempt survives a lost answer, but not a reload. */
export const tabStorage = (): Keep => {
  try {
    const probe = 'holdfast.probe';
    sessionStorage.setItem(probe, '1');
    sessionStorage.removeItem(probe);
    return sessionStorage;
  } catch {
    const kept = new Map<string, string>();
    return {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    };
  }
};
