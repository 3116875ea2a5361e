import { claimsOf } from '../../../scripts/verify/schemathesis.ts';
import { judgedIn } from '../../peers/schemathesis/run-schemathesis.ts';

const wrongOf = (...of: Parameters<typeof claimsOf>): readonly string[] =>
  claimsOf(...of).flatMap(({ wrong }) => wrong);

test('enough requests without a failure satisfy every claim', () => {
  const judged = judgedIn(0, 'Test cases:\n  1,024 generated, 1,024 passed\n');
  expect(judged).toEqual({ requests: 1024, failures: [] });
  expect(wrongOf(judged, [])).toEqual([]);
});

test('a failure is told with what it says of it, and books in disorder are, too', () => {
  const report = 'x\n=== FAILURES ===\n- Server error\n\nTest cases:\n  600 generated, 1 failed\n';
  const wrong = wrongOf(judgedIn(1, report), ['pi_1 is held']).join();
  expect(wrong).toMatch(/^- Server error\n[\s\S]*pi_1 is held$/);
});

test('a run that made no requests proves nothing', () => {
  expect(wrongOf(judgedIn(0, 'nothing'), [])).toHaveLength(2);
});
