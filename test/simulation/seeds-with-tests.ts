/** How many days at the shop `npm test` runs: seeds 1 to this one. */
export const seedsWithTests = 200;
