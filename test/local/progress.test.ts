import { createProgress } from '../../local/progress.ts';

const outputOf = (isTTY?: boolean) => {
  const written: string[] = [];
  const output = {
    write: (text: string) => written.push(text),
    ...(isTTY !== undefined && { isTTY }),
  };
  return { written, output };
};

test('where nobody watches each stage is a line', () => {
  const { written, output } = outputOf();
  const progress = createProgress(2, output);
  progress.stage('synthesizing the app');
  progress.stage('creating the tables');
  progress.clear();
  expect(written.join('')).toBe('synthesizing the app …\ncreating the tables …\n');
});

test('in a terminal it is one bar, which grows and is removed once', () => {
  const { written, output } = outputOf(true);
  const progress = createProgress(2, output);
  progress.stage('synthesizing the app');
  progress.stage('creating the tables');
  progress.clear();
  progress.clear();
  expect(written).toEqual([
    '\r\u001b[K[█·] synthesizing the app …',
    '\r\u001b[K[██] creating the tables …',
    '\r\u001b[K',
  ]);
});

test('a stage that was not announced leaves the bar as long as it is', () => {
  const { written, output } = outputOf(true);
  const progress = createProgress(1, output);
  progress.stage('one');
  progress.stage('two');
  expect(written[1]).toContain('[█] two');
});
