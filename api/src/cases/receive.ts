import { type Charter, type Locale, refuseComment } from '@aplomb/core';
import { inTransaction, type Tx } from '../db.ts';
import { type Languages, localeFor } from '../language.ts';
import { isRefusal, type Or, refuse } from '../refusal.ts';
import type { Services } from '../services.ts';
import { authorKey, keepAuthor, kindOf } from './author.ts';
import { mergeFacts } from './facts.ts';
import { joinCase } from './joinCase.ts';
import { keepOwn } from './keepOwn.ts';
import { once } from './once.ts';
import { openCase } from './openCase.ts';
import { asCoreComment, type CommentInput, type Receipt, type Received, type ReceiveInput } from './receipt.ts';
import { repeatComment } from './repeatComment.ts';
import { languageOf } from './spoken.ts';
import { overlong, unknownBrand } from './words.ts';

/** An id is part of an index, whose entries may have 2,704 bytes. */
export const longestId = 500;
export const longestUrl = 2_000;

/**
 * Takes a comment in: opens a case, or joins, reopens or repeats one. Safe to send again, from any number of senders at
 * once: brand, channel and externalId make one comment.
 */
export async function receiveComment(
  services: Services,
  input: ReceiveInput,
  at: number,
  languages: Languages,
): Promise<Or<Received>> {
  const charter = await services.charters.current(input.brand);
  if (charter === null) return unknownBrand(input.brand, await services.charters.brands(), localeFor(languages));
  const locale = localeFor(languages, charter);
  const receipt = check(charter, input, at, locale);
  if (isRefusal(receipt)) return receipt;
  const call = { brand: input.brand, operation: 'receiveComment', input, at, locale };
  return inTransaction(services.db, (tx) => once(tx, call, () => take(tx, services, receipt)));
}

function check(charter: Charter, input: ReceiveInput, at: number, locale: Locale): Or<Receipt> {
  const comment = asReceived(input.comment, at);
  const { externalId } = comment;
  if (!externalId?.trim()) {
    const words = {
      fr: "Il manque l'identifiant du commentaire, externalId.",
      en: "The comment's externalId is missing.",
    };
    return refuse('EXTERNAL_ID_REQUIRED', words, locale);
  }
  const refusal = refuseComment(charter, asCoreComment(comment, []), locale);
  if (refusal !== null) return { type: 'RequestRefused', ...refusal };
  const { url, inReplyTo, threadId, author } = comment;
  const { externalId: authorId, handle, name } = author ?? {};
  const tooMuch =
    overlong({ 'comment.externalId': externalId, 'comment.inReplyTo': inReplyTo }, longestId, locale) ??
    overlong({ 'comment.threadId': threadId, source: input.source, sourceId: input.sourceId }, longestId, locale) ??
    overlong({ 'author.externalId': authorId, 'author.handle': handle, 'author.name': name }, longestId, locale) ??
    overlong({ 'comment.url': url }, longestUrl, locale);
  if (tooMuch !== null) return tooMuch;
  const read = mergeFacts(charter, {}, input.facts, locale);
  return isRefusal(read) ? read : { charter, input, comment, externalId, facts: read.facts, at, locale };
}

/** What a sender may get wrong without harm: a language that is none, and a clock that runs ahead of ours. */
function asReceived(comment: CommentInput, at: number): CommentInput {
  const { language, postedAt } = comment;
  const isAhead = postedAt != null && postedAt.getTime() > at;
  return { ...comment, language: languageOf(language), postedAt: isAhead ? new Date(at) : postedAt };
}

async function take(tx: Tx, services: Services, receipt: Receipt): Promise<Or<Received>> {
  const { brand } = receipt.charter;
  const { channel, threadId, author } = receipt.comment;
  await queue(tx, `comment ${brand} ${channel} ${receipt.externalId}`);
  const known = await tx.comment.findUnique({
    where: { brand_channel_externalId: { brand, channel, externalId: receipt.externalId } },
  });
  if (known !== null) return repeatComment(tx, services, receipt, known);
  if (kindOf(author) === 'brand') return keepOwn(tx, services, receipt);

  const key = authorKey(author);
  if (key !== null && threadId) {
    await queue(tx, `thread ${brand} ${channel} ${key} ${threadId}`);
    const joined = await joinCase(tx, services, receipt, key, threadId);
    if (joined !== null) return joined;
  }
  return openCase(tx, receipt, await keepAuthor(tx, brand, channel, author));
}

/** Those who come with the same words wait here, until the one before them has committed. */
async function queue(tx: Tx, words: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${words}, 0))`;
}
