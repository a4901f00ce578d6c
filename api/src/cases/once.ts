import type { Locale } from '@aplomb/core';
import { canonicalJson } from '@aplomb/core';
import type { Tx } from '../db.ts';
import type { Case, Prisma } from '../generated/prisma/client.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { sha256 } from './log.ts';
import { tooLong } from './words.ts';

const longestKey = 255;
const keptMs = 24 * 3_600_000;

export interface Call {
  readonly brand: string;
  readonly operation: string;
  readonly input: { readonly idempotencyKey?: string | null | undefined };
  readonly at: number;
  readonly locale: Locale;
}

/** What an operation answers: plain data, whose `type` names its GraphQL type. */
export interface Answer {
  readonly type: string;
  readonly case?: Case | null | undefined;
}

/**
 * Runs an operation once per key and 24 hours, in the caller's transaction; a repetition gets the first answer, with the
 * case as it then was. Another input under the same key is refused. Who comes while the first still runs waits for it.
 */
export async function once<T extends Answer>(tx: Tx, call: Call, run: () => Promise<T>): Promise<T | Refusal> {
  const key = call.input.idempotencyKey;
  if (key === undefined || key === null) return run();
  if (key.length > longestKey) return tooLong('idempotencyKey', longestKey, call.locale);
  const { brand, at } = call;
  const inputDigest = digestOf(call);
  await tx.idempotency.deleteMany({ where: { brand, key, at: { lt: new Date(at - keptMs) } } });
  const mine = await tx.idempotency.createMany({
    data: [{ brand, key, inputDigest, answer: {}, at: new Date(at) }],
    skipDuplicates: true,
  });
  if (mine.count === 0) return repeat<T>(tx, call, key, inputDigest);
  const answer = await run();
  const caseId = answer.case?.id ?? null;
  const kept = await frozen(tx, answer);
  await tx.idempotency.update({ where: { brand_key: { brand, key } }, data: { answer: kept, caseId } });
  return answer;
}

/** Keys older than a day say nothing any more. */
export async function dropOldKeys(tx: Tx, at: number): Promise<void> {
  await tx.idempotency.deleteMany({ where: { at: { lt: new Date(at - keptMs) } } });
}

async function repeat<T extends Answer>(
  tx: Tx,
  { brand, locale }: Call,
  key: string,
  inputDigest: string,
): Promise<T | Refusal> {
  const first = await tx.idempotency.findUniqueOrThrow({ where: { brand_key: { brand, key } } });
  if (first.inputDigest === inputDigest) return thawed<T>(first.answer);
  return refuse(
    'IDEMPOTENCY_KEY_REUSED',
    {
      fr: 'Cette idempotencyKey a déjà servi à un autre envoi dans les dernières 24 heures.',
      en: 'This idempotencyKey served another input within the last 24 hours.',
    },
    locale,
  );
}

function digestOf({ operation, input }: Call): string {
  const { idempotencyKey: _, ...rest } = input;
  return sha256(canonicalJson({ operation, input: JSON.parse(JSON.stringify(rest)) }));
}

/** Sealed with the key of the case's author, whose words may be in it. */
async function frozen(tx: Tx, answer: Answer): Promise<Prisma.InputJsonValue> {
  const id = answer.case?.openingId;
  const text = JSON.stringify(answer);
  const opening = id === undefined ? null : await tx.comment.findUnique({ where: { id }, select: { keyId: true } });
  return opening?.keyId ? tx.vault.seal(opening.keyId, text) : JSON.parse(text);
}

function thawed<T extends Answer>(stored: unknown): T {
  const answer = stored as T;
  if (!answer.case) return answer;
  const row = answer.case;
  const date = (value: Date) => new Date(value);
  const dateOrNull = (value: Date | null) => (value === null ? null : new Date(value));
  const revived: Case = {
    ...row,
    openedAt: date(row.openedAt),
    updatedAt: date(row.updatedAt),
    dueAt: dateOrNull(row.dueAt),
    answeredAt: dateOrNull(row.answeredAt),
    closedAt: dateOrNull(row.closedAt),
  };
  return { ...answer, case: revived };
}
