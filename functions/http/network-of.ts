/** The network that an address belongs to: what one customer of a provider has. */

/**
 * An IPv4 address as it is, also where it is written as IPv6, and of an IPv6 address the first 64
 * bits: a customer gets at least that many addresses, and one address can be written in many ways.
 * What is no address is a network of its own.
 * Source: https://www.rfc-editor.org/rfc/rfc6177
 */
export const networkOf = (address: string): string => {
  if (!address.includes(':')) return address;
  const groups = groupsOf(address);
  if (groups === undefined) return address;
  const isIpv4 = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (isIpv4)
    return groups
      .slice(6)
      .flatMap((group) => [group >> 8, group & 255])
      .join('.');
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`;
};

/** The eight groups of an IPv6 address, as the URL standard reads it; undefined for another text. */
const groupsOf = (address: string): readonly number[] | undefined => {
  const url = `http://[${address}]/`;
  if (!URL.canParse(url)) return undefined;
  const [head = '', tail] = new URL(url).hostname.slice(1, -1).split('::');
  const left = numbersIn(head);
  const right = numbersIn(tail ?? '');
  return [...left, ...Array<number>(8 - left.length - right.length).fill(0), ...right];
};

const numbersIn = (text: string): readonly number[] =>
  text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
