import { BlockList, isIP } from 'node:net';

/** The kinds of addresses that udata distinguishes. A `mask` is a network mask, such as 255.0.0.0. */
export type AddressKind = 'malformed' | 'mask' | 'local' | 'multicast' | 'private' | 'global';

/** Classify an IPv4 or IPv6 address. Source: IANA's registries of special-purpose addresses. */
export function kindOfAddress(address: string): AddressKind {
  if (isIP(address) === 0) return 'malformed';
  if (isMask(address)) return 'mask';
  const target = embeddedIn(address) ?? address;
  const family = familyOf(target);
  if (LOCAL.check(target, family)) return 'local';
  if (MULTICAST.check(target, family)) return 'multicast';
  return GLOBAL.check(target, family) && !PRIVATE.check(target, family) ? 'global' : 'private';
}

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

const block = (...ranges: [string, number][]) => {
  const list = new BlockList();
  for (const [network, bits] of ranges) list.addSubnet(network, bits, familyOf(network));
  return list;
};

const LOCAL = block(['127.0.0.0', 8], ['::1', 128]);
const MULTICAST = block(['224.0.0.0', 4], ['ff00::', 8]);
/** In IPv6, 2000::/3 is the only range allocated for global addresses. */
const GLOBAL = block(['0.0.0.0', 0], ['2000::', 3]);
const PRIVATE = block(
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['240.0.0.0', 4],
  ['2001::', 23],
  ['2001:db8::', 32],
);

/** The bits of an address, as a string of 0 and 1. */
function bitsOf(address: string): string {
  if (isIP(address) === 4) {
    return address
      .split('.')
      .map((byte) => binary(Number(byte), 8))
      .join('');
  }
  const [before = '', after = ''] = address
    .split('::')
    .map((half) => (half === '' ? '' : half.split(':').map(hexadecimal).join('')));
  return before + '0'.repeat(128 - before.length - after.length) + after;
}

const binary = (value: number, width: number) => value.toString(2).padStart(width, '0');
const hexadecimal = (group: string) => binary(Number.parseInt(group, 16), 16);

// The bits are ones followed by zeros, or zeros followed by ones.
const isMask = (address: string) =>
  /^(1*0*|0*1+)$/.test(bitsOf(address)) && !LOCAL.check(address, familyOf(address));

/** The prefixes of IPv6 addresses that contain an IPv4 address: IPv4-mapped, NAT64 and 6to4. */
const EMBEDDING = new RegExp(
  `^(?:${bitsOf('::ffff:0:0').slice(0, 96)}|${bitsOf('64:ff9b::').slice(0, 96)}|` +
    `${bitsOf('2002::').slice(0, 16)})([01]{32})`,
);

/** The IPv4 address that an IPv6 address contains, if any. */
function embeddedIn(address: string): string | undefined {
  const [, embedded] = isIP(address) === 6 ? (EMBEDDING.exec(bitsOf(address)) ?? []) : [];
  return embedded
    ?.match(/.{8}/g)
    ?.map((byte) => Number.parseInt(byte, 2))
    .join('.');
}
