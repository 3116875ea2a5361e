/**
 * Jest's order of the test files. Those that run the simulated world come first: they take longest, and
 * begun last they would leave one core idle in the end. Their workers only wait for processes of their
 * own, and tests with the whole system or a browser wait, too: that is why `jest.config.json` has more
 * workers than two cores, and why such tests come before the many short ones that fill the cores.
 */
const { default: Sequencer } = require('@jest/test-sequencer');

const longest = [
  '/fault-matrix.test.ts',
  '/simulation.test.ts',
  '/workflow/',
  '/browser/',
  '/infra/',
];

const placeOf = ({ path }) => {
  const place = longest.findIndex((part) => path.includes(part));
  return place === -1 ? longest.length : place;
};

module.exports = class extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => placeOf(a) - placeOf(b));
  }
};
