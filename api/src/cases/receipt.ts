import type { Charter, Comment, Facts, Locale } from '@aplomb/core';
import type { Tx } from '../db.ts';
import type { Author, Case, Comment as CommentRow } from '../generated/prisma/client.ts';
import { type AuthorInput, asCoreAuthor } from './author.ts';
import { languageOf } from './spoken.ts';

export interface CommentInput {
  readonly externalId?: string | null | undefined;
  readonly channel: string;
  readonly text: string;
  readonly language?: string | null | undefined;
  readonly postedAt?: Date | null | undefined;
  readonly url?: string | null | undefined;
  readonly inReplyTo?: string | null | undefined;
  readonly threadId?: string | null | undefined;
  readonly isPublic?: boolean | null | undefined;
  readonly stars?: number | null | undefined;
  readonly author?: AuthorInput | null | undefined;
}
export interface ReceiveInput {
  readonly brand: string;
  readonly comment: CommentInput;
  readonly facts?: unknown;
  readonly source?: string | null | undefined;
  readonly sourceId?: string | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
}
export type Outcome = 'OPENED' | 'JOINED' | 'REOPENED' | 'REPEATED' | 'OWN';
export interface Received {
  readonly type: 'ReceiveCommentPayload';
  readonly created: boolean;
  readonly outcome: Outcome;
  readonly case: Case;
}

/** What a comment is received with: everything checked. */
export interface Receipt {
  readonly charter: Charter;
  readonly input: ReceiveInput;
  readonly comment: CommentInput;
  readonly externalId: string;
  readonly facts: Facts;
  readonly at: number;
  readonly locale: Locale;
}

export function asCoreComment(comment: CommentInput, marks: readonly string[]): Comment {
  const { text, channel, language, postedAt, url = null, isPublic, stars = null, author } = comment;
  return {
    text,
    channel,
    language: languageOf(language),
    postedAt: postedAt?.toISOString() ?? null,
    url,
    isPublic: isPublic ?? true,
    stars,
    author: author ? asCoreAuthor(author, marks) : null,
  };
}

type Kept = Pick<CommentRow, 'caseId' | 'own' | 'language'> & {
  readonly id?: string;
  readonly author: Author | null;
  /** Of the author, where there is one. */
  readonly keyId?: string;
};

/** Stores the comment as it came, sealed with its author's key, or one of its own; the brand's own words stay plain. */
export async function keepComment(
  tx: Tx,
  { charter, comment, externalId, at }: Receipt,
  { author, keyId: given, ...kept }: Kept,
): Promise<void> {
  const { channel, text, url, threadId, inReplyTo, isPublic, stars, postedAt } = comment;
  const known = given ?? author?.keyId;
  const keyId = kept.own ? null : (known ?? (await tx.vault.makeKey(tx, charter.brand)));
  await tx.comment.create({
    data: {
      ...kept,
      authorId: author?.id ?? null,
      keyId,
      brand: charter.brand,
      channel,
      externalId,
      text: await tx.vault.seal(keyId, text),
      textDigest: await tx.vault.digest(keyId, text),
      url: await tx.vault.seal(keyId, url ?? null),
      threadId: threadId ?? null,
      inReplyTo: inReplyTo ?? null,
      isPublic: isPublic ?? true,
      stars: stars ?? null,
      postedAt: postedAt ?? new Date(at),
      receivedAt: new Date(at),
    },
  });
}
