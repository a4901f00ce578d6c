import {
  type Charter,
  checkReply,
  type Facts,
  type Locale,
  resolveTone,
  type Severity,
  type Tone,
  type Writer,
} from '@aplomb/core';
import { stateOf } from '../cases/move.ts';
import type { Tx } from '../db.ts';
import type { Case } from '../generated/prisma/client.ts';

/** A text as a reply to a case at one of its steps. */
export interface Judged {
  readonly tx: Tx;
  readonly row: Case;
  readonly charter: Charter;
  readonly step: string | null;
  readonly text: string;
  readonly language: string;
  readonly at: number;
  readonly locale: Locale;
  readonly writer: Writer;
}

/** What the charter says of a text as a reply to this case: its tone, its words, its length. Approvals are not looked at. */
export async function checkForCase({
  tx,
  row,
  charter,
  step,
  text,
  language,
  at,
  locale,
  writer,
}: Judged): Promise<Checked> {
  const opening = await tx.comment.findUnique({ where: { id: row.openingId }, include: { author: true } });
  const { facts, severity } = stateOf(row);
  return checkText(charter, text, {
    crisis: row.crisis,
    step,
    channel: row.channel,
    language,
    audience: opening?.author?.audience ?? null,
    severity,
    facts,
    authorName: opening?.author?.name ?? null,
    isPrivate: opening?.isPublic === false,
    at,
    locale,
    writer,
  });
}

/** What core says of a text as a reply. */
export type Checked = ReturnType<typeof checkReply>;

export interface Setting {
  readonly crisis: string | null;
  readonly step: string | null;
  readonly channel: string;
  readonly language: string;
  readonly audience: string | null;
  readonly severity: Severity;
  readonly facts: Facts;
  readonly authorName: string | null;
  readonly isPrivate: boolean;
  readonly at: number;
  readonly locale: Locale;
  readonly writer: Writer;
}

export function checkText(charter: Charter, text: string, { at, authorName, ...setting }: Setting): Checked {
  return checkReply(charter, text, {
    ...setting,
    authorName,
    agentName: null,
    now: at,
    tone: toneFor(charter, setting),
  });
}

/**
 * The tone of a reply. A charter says what is never said language by language; in one that it lacks, none of them may be
 * said, or whoever names another language says what they like.
 */
function toneFor(charter: Charter, setting: Parameters<typeof resolveTone>[1]): Tone {
  const tone = resolveTone(charter, setting);
  if (charter.languages.some((one) => one.split('-')[0] === setting.language.split('-')[0])) return tone;
  const everywhere = charter.languages.flatMap((language) => resolveTone(charter, { ...setting, language }).neverSay);
  return { ...tone, neverSay: [...new Set([...tone.neverSay, ...everywhere])] };
}
