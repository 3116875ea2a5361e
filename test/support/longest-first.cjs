/**
 * Jest's order of the test files: those that run the simulated world come first. They take longest,
 * and begun last they would leave one core idle in the end. Their workers only wait for processes of
 * their own: that is why `jest.config.json` has three workers, for two cores.
 */
const { default: Sequencer } = require('@jest/test-sequencer');

const longest = ['fault-matrix.test.ts', 'simulation.test.ts'];

const placeOf = ({ path }) => {
  const place = longest.findIndex((name) => path.endsWith(`/${name}`));
  return place === -1 ? longest.length : place;
};

module.exports = class extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => placeOf(a) - placeOf(b));
  }
};
