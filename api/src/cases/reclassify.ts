import { type Charter, type Refused, type Severity, type Situation, severityOf } from '@aplomb/core';
import { unknownCrisis } from '../charters/unknown.ts';
import type { Said } from '../refusal.ts';
import type { Services } from '../services.ts';
import { type Asked, type CaseInput, type CaseRefusal, eventRefused, type Held, withCase } from './act.ts';
import { type Acted, longestNote } from './advance.ts';
import { advanceBy, write } from './move.ts';
import { storedTriage } from './personal.ts';
import { asCoreComment } from './receipt.ts';
import { similarTo } from './similar.ts';
import { reasonsByLanguage, type StoredTriage, triageOf } from './triaged.ts';
import { tooLong } from './words.ts';

export interface ReclassifyInput extends CaseInput {
  readonly crisis: string;
  readonly reason?: string | null | undefined;
}

/** A person says which crisis it really is: its workflow starts, at the severity that its own rules give the comment. */
export async function reclassifyCase(
  services: Services,
  input: ReclassifyInput,
  asked: Asked,
): Promise<Acted<'ReclassifyCasePayload'> | CaseRefusal> {
  return withCase(services, input, asked, async (held) => {
    const { charter, state, at, row, tx, locale, language } = held;
    const { crisis, actor, reason } = input;
    if (reason && reason.length > longestNote) return tooLong('reason', longestNote, locale);
    const severity = Object.hasOwn(charter.playbooks, crisis) ? await gravityAs(held, charter, crisis) : null;
    const event = { type: 'reclassify', crisis, severity: severity?.level ?? 1, actor, at } as const;
    const move = { event, note: reason ?? null, detail: { from: state.crisis, to: crisis } };
    const moved = advanceBy(charter, state, [move], language);
    if (!moved.ok) return eventRefused(held, inOurWords(held, crisis, moved));
    const before = triageOf(row);
    const found = { ...before, reasons: severity?.reasons ?? before.reasons };
    const triage = await storedTriage(tx.vault, () => tx.vault.keyOfCase(row.id), found);
    return { type: 'ReclassifyCasePayload', case: await write(tx, row, charter, moved, at, triage) };
  });
}

/** Which crises there are, or that it is this one already. */
function inOurWords({ charter, locale }: Held, crisis: string, refused: Refused): Refused {
  const said: Said = {
    fr: `Le dossier est déjà de la crise « ${crisis} ».`,
    en: `The case is of the crisis "${crisis}" already.`,
  };
  const message =
    refused.code === 'unknown-crisis'
      ? unknownCrisis(charter, crisis, locale).message
      : refused.code === 'not-here'
        ? said[locale]
        : null;
  if (message === null) return refused;
  return { ...refused, reasons: refused.reasons.map((reason) => ({ ...reason, message })) };
}

interface Gravity {
  readonly level: Severity;
  readonly reasons: StoredTriage['reasons'];
}

/** How grave the opening comment is as this crisis; the base where its words are forgotten. */
async function gravityAs({ tx, row, state, at }: Held, charter: Charter, crisis: string): Promise<Gravity> {
  const { author, ...comment } = await tx.comment.findUniqueOrThrow({
    where: { id: row.openingId },
    include: { author: true },
  });
  const given = {
    ...comment,
    text: comment.text ?? '',
    author: author === null ? null : { ...author, kind: author.kind.toUpperCase() },
  };
  const asked = asCoreComment(given, author?.marks ?? []);
  const situation: Situation = { now: at, facts: state.facts, similar: await similarTo(tx, charter, at) };
  const { level, reasons } = severityOf(charter, crisis, asked, situation, row.language);
  return { level, reasons: reasonsByLanguage(charter, crisis, asked, situation, reasons) };
}
