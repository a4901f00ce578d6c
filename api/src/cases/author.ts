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

/** What stands in the row for what they are known by: a digest that says nothing of them. */
export async function storedKey(tx: Tx, brand: string, channel: string, key: string): Promise<string> {
  return tx.vault.lookup(JSON.stringify([brand, channel, key]));
}

/** The row of this author, with what is now known of them; null when nothing was said. */
export async function keepAuthor(
  tx: Tx,
  brand: string,
  channel: string,
  author: AuthorInput | null | undefined,
): Promise<Author | null> {
  if (author === null || author === undefined) return null;
  const named = authorKey(author);
  const kind = kindOf(author);
  if (named === null) {
    const keyId = await tx.vault.makeKey(tx, brand);
    return tx.author.create({ data: { brand, channel, kind, keyId, ...(await saidOf(tx, author, keyId)) } });
  }
  const key = await storedKey(tx, brand, channel, named);
  const found = await tx.author.findUnique({ where: { brand_channel_key: { brand, channel, key } } });
  const known = found === null ? null : await know(tx, found, author);
  return known ?? meet(tx, { brand, channel, key, kind }, author);
}

/** Who comes at the same time as another of the same key waits here, and is then known. */
async function meet(
  tx: Tx,
  who: { readonly brand: string; readonly channel: string; readonly key: string; readonly kind: AuthorKind },
  author: AuthorInput,
): Promise<Author> {
  const keyId = await tx.vault.makeKey(tx, who.brand);
  const data = [{ ...who, keyId, ...(await saidOf(tx, author, keyId)) }];
  const [made] = await tx.author.createManyAndReturn({ data, skipDuplicates: true });
  if (made !== undefined) return made;
  await tx.vault.destroy(tx, [keyId]);
  const { brand, channel, key } = who;
  const found = await tx.author.findUniqueOrThrow({ where: { brand_channel_key: { brand, channel, key } } });
  return (await know(tx, found, author)) ?? meet(tx, who, author);
}

/** Null where they were forgotten while we waited for their row: then nobody knows them any more. */
async function know(tx: Tx, { id, brand, key, keyId }: Author, author: AuthorInput): Promise<Author | null> {
  const opensWith = keyId ?? (await tx.vault.makeKey(tx, brand));
  const kind = kindOf(author);
  const said = await saidOf(tx, author, opensWith);
  const [known] = await tx.author.updateManyAndReturn({
    where: { id, key },
    data: { ...said, keyId: opensWith, ...(kind === 'unknown' ? {} : { kind }) },
  });
  return known ?? null;
}

/** What was said of them, sealed where it is personal; what was not said keeps what is known. */
async function saidOf({ vault }: Tx, author: AuthorInput, keyId: string) {
  const sealed = async (words: string | null | undefined) => vault.seal(keyId, words ?? null);
  const said = {
    externalId: await sealed(author.externalId),
    handle: await sealed(author.handle),
    name: await sealed(author.name),
    followers: author.followers,
    verified: author.verified,
    audience: author.audience,
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null && value !== undefined));
}
