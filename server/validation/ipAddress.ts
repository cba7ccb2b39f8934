import { BlockList, isIP } from 'node:net';

/** Where an address leads, as far as udata tells: `malformed` is none, `mask` no single machine. */
export type AddressKind = 'malformed' | 'mask' | 'local' | 'multicast' | 'private' | 'global';

/** What an address of either version is for. Source: IANA's registries of special addresses. */
export function kindOfAddress(address: string): AddressKind {
  if (isIP(address) === 0) return 'malformed';
  if (isMask(address)) return 'mask';
  const reached = embeddedIn(address) ?? address;
  const family = familyOf(reached);
  if (LOCAL.check(reached, family)) return 'local';
  if (MULTICAST.check(reached, family)) return 'multicast';
  return GLOBAL.check(reached, family) && !PRIVATE.check(reached, family) ? 'global' : 'private';
}

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

const block = (...ranges: [string, number][]) => {
  const list = new BlockList();
  for (const [network, bits] of ranges) list.addSubnet(network, bits, familyOf(network));
  return list;
};

const LOCAL = block(['127.0.0.0', 8], ['::1', 128]);
const MULTICAST = block(['224.0.0.0', 4], ['ff00::', 8]);
/** Of version 6 nothing else is given out. */
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

/** The bits of an address, as a text of 0 and 1. */
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

// Ones, then zeros, or the other way round.
const isMask = (address: string) =>
  /^(1*0*|0*1+)$/.test(bitsOf(address)) && !LOCAL.check(address, familyOf(address));

/** The beginnings after which an address of version 6 holds one of version 4. */
const EMBEDDING = new RegExp(
  `^(?:${bitsOf('::ffff:0:0').slice(0, 96)}|${bitsOf('64:ff9b::').slice(0, 96)}|` +
    `${bitsOf('2002::').slice(0, 16)})([01]{32})`,
);

/** The address of version 4 to which one of version 6 leads. */
function embeddedIn(address: string): string | undefined {
  const [, embedded] = isIP(address) === 6 ? (EMBEDDING.exec(bitsOf(address)) ?? []) : [];
  return embedded
    ?.match(/.{8}/g)
    ?.map((byte) => Number.parseInt(byte, 2))
    .join('.');
}
