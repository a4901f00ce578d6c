import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createKey } from '../../api/src/access/keyring.ts';
import type { Scope } from '../../api/src/access/scopes.ts';
import type { Db } from '../../api/src/db.ts';
import { playbooks } from '../api/harness.ts';

/** A brand of the storm. */
export interface Brand {
  readonly name: string;
  /** Stands in everything that is written to it, and may be read by its own only; in no log at all. */
  readonly word: string;
}

export const brands: readonly Brand[] = [
  { name: 'moulin', word: 'Quetsche' },
  { name: 'atelier', word: 'Zibeline' },
];

/** A folder with the sample brand, and the same once more under another name. */
export function layOut(folder: string): string {
  for (const { name } of brands) {
    const to = join(folder, name);
    cpSync(join(playbooks, 'moulin'), to, { recursive: true });
    const charter = join(to, 'charter.yaml');
    writeFileSync(charter, readFileSync(charter, 'utf8').replace('brand: moulin', `brand: ${name}`));
  }
  return folder;
}

/** Keys of one brand, each for what its holder does and no more. */
export interface Keys {
  readonly work: string;
  readonly follow: string;
}

export async function keysOf(db: Db, { name }: Brand, at: Date): Promise<Keys> {
  const make = async (scopes: readonly Scope[]): Promise<string> => {
    const wanted = { name: `storm ${name}`, scopes, roles: ['*'], brands: [name], expiresAt: null };
    return (await createKey(db, wanted, at)).token;
  };
  return {
    work: await make(['cases:read', 'cases:write', 'replies:write', 'reports:read']),
    follow: await make(['cases:read']),
  };
}
