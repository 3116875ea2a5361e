import { placeAsTyped, placeOf } from '../../../scripts/terminal/place.ts';

const typed = { stack: 'Holdfast', local: false, port: '8080' };

test('a stack is in AWS, unless it is on this machine', () => {
  expect(placeOf({ ...typed, region: 'eu-west-1' })).toEqual({
    stack: 'Holdfast',
    region: 'eu-west-1',
    local: undefined,
  });
  expect(placeOf({ ...typed, local: true, port: '9300' }).local).toEqual({
    pageUrl: 'http://127.0.0.1:9300',
    awsUrl: 'http://127.0.0.1:9302',
  });
});

test.each(['80801', '65533', '80', '0', '', 'http', '8080.5', '-8080', '1e4'])(
  '--port %s is refused with what is allowed',
  (port) => {
    expect(() => placeOf({ ...typed, port })).toThrow(
      `--port takes the port of the page of \`npm start\`, from 1024 to 65532, not "${port}".`,
    );
  },
);

test.each([
  [typed, ''],
  [{ ...typed, local: true }, '--local'],
  [{ ...typed, local: true, port: '9300' }, '--local --port 9300'],
  [{ ...typed, stack: 'Shop', region: 'eu-west-1' }, '--stack Shop --region eu-west-1'],
])('%j is printed again as %j', (given, text) => {
  expect(placeAsTyped(placeOf(given))).toBe(text);
});
