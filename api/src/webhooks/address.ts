import { lookup } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';

export interface Address {
  readonly address: string;
  readonly family: 4 | 6;
}

/** All of IPv6 that is given out to the public internet: https://www.iana.org/assignments/ipv6-address-space. */
const givenOut = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an address belongs to the public internet: one of a private network, of the machine, of a link or of
 * documentation does not. IPv4 mapped into IPv6 is judged as IPv4; the other ways of hiding it there (IPv4-compatible, 6to4,
 * NAT64, Teredo) are never public, nor is any IPv6 that was not given out.
 *
 * @example isPublic('169.254.169.254') // false
 */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const read = ipaddr.process(address);
  return read.range() === 'unicast' && (read.kind() === 'ipv4' || read.match(givenOut));
}

/**
 * Finds the addresses to connect to, once: the connection goes to these very addresses, so that a name cannot answer with a
 * public one here and a private one there. Null where any of them is not public.
 */
export async function publicAddressesOf(hostname: string): Promise<readonly Address[] | null> {
  const name = hostname.replace(/^\[|\]$/g, '');
  const found = await lookup(name, { all: true, verbatim: true });
  if (found.length === 0 || !found.every(({ address }) => isPublic(address))) return null;
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
}
