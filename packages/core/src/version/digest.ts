/** A charter's identity: SHA-256 of its canonical model. Comments, quoting and the order of files do not change it. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Charter } from '../charter.ts';

/** Lower-case hexadecimal, 64 characters, of everything in the charter but `digest` itself. */
export function digestOf(charter: Charter): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson({ ...charter, digest: undefined }))));
}

/**
 * JSON with sorted keys and without white space: equal values give equal text. Undefined members are left out, as JSON does.
 *
 * @example canonicalJson({ b: 1, a: [true, null] }) // '{"a":[true,null],"b":1}'
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}
