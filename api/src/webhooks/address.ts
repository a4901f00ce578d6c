import { lookup } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';

export interface Address {
  readonly address: string;
  readonly family: 4 | 6;
}

/**
 * Whether an address belongs to the public internet: one of a private network, of the machine, of a link or of
 * documentation does not. IPv4 mapped into IPv6 is judged as IPv4; the other ways of hiding it there (6to4, NAT64, Teredo)
 * are never public.
 */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  return ipaddr.process(address).range() === 'unicast';
}

/**
 * Finds the address to connect to, once: the connection goes to this very address, so that a name cannot answer with a
 * public address here and a private one there. Null where any of its addresses is not public.
 */
export async function publicAddressOf(hostname: string): Promise<Address | null> {
  const name = hostname.replace(/^\[|\]$/g, '');
  const found = await lookup(name, { all: true, verbatim: true });
  const [first] = found;
  if (first === undefined || !found.every(({ address }) => isPublic(address))) return null;
  return { address: first.address, family: first.family === 6 ? 6 : 4 };
}
