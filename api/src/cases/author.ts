import type { AuthorKind, Author as CoreAuthor } from '@aplomb/core';
import type { Tx } from '../db.ts';
import type { Author } from '../generated/prisma/client.ts';

export interface AuthorInput {
  readonly externalId?: string | null | undefined;
  readonly handle?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly followers?: number | null | undefined;
  readonly verified?: boolean | null | undefined;
  readonly kind?: string | null | undefined;
  readonly audience?: string | null | undefined;
}

/** What an author is known by within a channel: the id, else the handle. Null: nobody we could meet again. */
export function authorKey(author: AuthorInput | null | undefined): string | null {
  if (author?.externalId) return `id:${author.externalId}`;
  return author?.handle ? `handle:${author.handle.toLowerCase()}` : null;
}

export function kindOf(author: AuthorInput | null | undefined): AuthorKind {
  return (author?.kind ?? 'UNKNOWN').toLowerCase() as AuthorKind;
}

/** The author as core wants it. */
export function asCoreAuthor(author: AuthorInput, marks: readonly string[]): CoreAuthor {
  const { externalId = null, handle = null, name = null, followers = null, verified = null, audience = null } = author;
  return { externalId, handle, name, followers, verified, audience, kind: kindOf(author), marks };
}

/** The row of this author, with what is now known of them; null when nothing was said. */
export async function keepAuthor(
  tx: Tx,
  brand: string,
  channel: string,
  author: AuthorInput | null | undefined,
): Promise<Author | null> {
  if (author === null || author === undefined) return null;
  const key = authorKey(author);
  const { externalId, handle, name, followers, verified, audience } = author;
  const kind = kindOf(author);
  const said = Object.fromEntries(
    Object.entries({ externalId, handle, name, followers, verified, audience }).filter(
      ([, value]) => value !== null && value !== undefined,
    ),
  );
  if (key === null) return tx.author.create({ data: { brand, channel, kind, ...said } });
  return tx.author.upsert({
    where: { brand_channel_key: { brand, channel, key } },
    create: { brand, channel, key, kind, ...said },
    update: { ...said, ...(kind === 'unknown' ? {} : { kind }) },
  });
}
