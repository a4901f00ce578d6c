import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import type { Db } from '../db.ts';

/** Where a reader of a brand's changes stands. Opaque: places are counted over all brands, and nobody learns of others by theirs. */
export interface ChangeCursors {
  readonly write: (sequence: bigint) => string;
  /** Null for a cursor that is none of this brand's. */
  readonly read: (cursor: string) => bigint | null;
}

/** One block of AES: half of it is the brand's, so that another's cursor, or a made-up one, is known as such. */
export async function changeCursors(db: Db, brand: string): Promise<ChangeCursors> {
  const key = createHash('sha256')
    .update(await db.vault.lookup('cursors of changes'))
    .digest();
  const mark = createHash('sha256').update(brand).digest().subarray(0, 8);
  return {
    write: (sequence) => {
      const place = Buffer.alloc(8);
      place.writeBigUInt64BE(sequence);
      const cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false);
      return Buffer.concat([cipher.update(Buffer.concat([mark, place])), cipher.final()]).toString('base64url');
    },
    read: (cursor) => {
      const sealed = Buffer.from(cursor, 'base64url');
      if (sealed.length !== 16) return null;
      const decipher = createDecipheriv('aes-256-ecb', key, null).setAutoPadding(false);
      const open = Buffer.concat([decipher.update(sealed), decipher.final()]);
      return open.subarray(0, 8).equals(mark) ? open.readBigUInt64BE(8) : null;
    },
  };
}
