/** In which order waves of shoppers come, so that whatever else the machine does meets all cells alike. */

/** So many shoppers click at the same moment. */
export type Wave = { readonly shoppers: number; readonly first: Side };

export const sides = ['plain', 'holdfast'] as const;
export type Side = (typeof sides)[number];

/** How many waves there are of each size. */
export type Extent = Readonly<Record<number, number>>;

/** At least 25 clicks in each cell; more where they cost least time. */
export const fullExtent: Extent = { 1: 30, 4: 12, 16: 8, 64: 6 };

/**
 * Each size's waves evenly over the whole run. In each wave both sides have their turn, and the one
 * that begins changes from one wave of this size to the next.
 */
export const wavesOf = (extent: Extent): readonly Wave[] =>
  Object.entries(extent)
    .flatMap(([shoppers, count]) =>
      Array.from({ length: count }, (_, index) => ({
        at: (index + 0.5) / count,
        wave: {
          shoppers: Number(shoppers),
          first: sides[index % 2] ?? 'plain',
        },
      })),
    )
    .sort((a, b) => a.at - b.at)
    .map(({ wave }) => wave);
