import { networkOf } from '../../../functions/http/network-of.ts';

test.each([
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002:0000:0000:0000:0001', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['2001:db8:1:3::1', '2001:db8:1:3::/64'],
])('the IPv6 address %s is one of the network %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test.each(['::ffff:203.0.113.7', '::FFFF:cb00:7107', '0:0:0:0:0:ffff:203.0.113.7', '203.0.113.7'])(
  'the IPv4 address %s is itself, however it is written',
  (address) => {
    expect(networkOf(address)).toBe('203.0.113.7');
  },
);

test('a thousand addresses of one customer are one network', () => {
  const addresses = Array.from({ length: 1000 }, (_, n) => `2001:db8:1:2::${n.toString(16)}`);
  expect(new Set(addresses.map(networkOf)).size).toBe(1);
});

test.each(['unknown', '', '1:2', 'fe80::1%eth0', '[::1]'])(
  '%j is no address, and stays itself',
  (text) => {
    expect(networkOf(text)).toBe(text);
  },
);
