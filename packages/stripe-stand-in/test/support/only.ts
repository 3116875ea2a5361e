/** The only item there is; throws when there are none or several. */
export const only = <T>(items: readonly T[]): T => {
  const [item] = items;
  if (item === undefined || items.length !== 1) throw new Error(`There are ${items.length} items.`);
  return item;
};
