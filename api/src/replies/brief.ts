import { type Brief, briefText, type Charter, type Facts, type Locale, type Severity, toneBrief } from '@aplomb/core';
import { stateOf } from '../cases/move.ts';
import type { Db } from '../db.ts';
import type { Case } from '../generated/prisma/client.ts';
import { placeOf } from './where.ts';

/** Where a reply will be said, and who reads the brief. What is left out is the charter's default. */
export interface BriefAsked {
  readonly crisis: string | null;
  readonly step: string | null;
  readonly channel: string;
  readonly language: string | null;
  readonly audience: string | null;
  readonly severity: number | null;
  readonly locale: Locale;
  readonly at: number;
}

/** A brief as data, as a page and as a prompt. */
export interface Briefed {
  readonly charter: Charter;
  readonly brief: Brief;
  readonly text: string;
  readonly prompt: string;
}

/** Without a case: the playbook's first step and severity, no facts. */
export function briefAlone(charter: Charter, asked: BriefAsked): Briefed {
  const playbook = asked.crisis === null ? undefined : charter.playbooks[asked.crisis];
  return written(charter, {
    ...asked,
    step: asked.step ?? playbook?.workflow.start ?? null,
    language: asked.language ?? charter.languages[0] ?? 'en',
    severity: (asked.severity ?? playbook?.severity.base ?? 1) as Severity,
    facts: {},
    authorName: null,
    isPrivate: false,
  });
}

/** For a case: its crisis, channel, audience, severity and facts; the step that asks for a text now, where none is named. */
export async function briefForCase(
  db: Db,
  charter: Charter,
  row: Case,
  { step, language, locale, at }: Pick<BriefAsked, 'step' | 'language' | 'locale' | 'at'>,
): Promise<Briefed> {
  const opening = await db.comment.findUnique({ where: { id: row.openingId }, include: { author: true } });
  const state = stateOf(row);
  const playbook = charter.playbooks[row.crisis];
  const place = playbook === undefined ? null : placeOf(playbook, state, step);
  return written(charter, {
    crisis: row.crisis,
    step: step ?? place?.step ?? state.active[0]?.step ?? null,
    channel: row.channel,
    language: language ?? row.language,
    audience: opening?.author?.audience ?? null,
    severity: state.severity,
    facts: state.facts,
    authorName: opening?.author?.name ?? null,
    isPrivate: opening?.isPublic === false,
    locale,
    at,
  });
}

interface Placed extends Omit<BriefAsked, 'severity' | 'language'> {
  readonly language: string;
  readonly severity: Severity;
  readonly facts: Facts;
  readonly authorName: string | null;
  readonly isPrivate: boolean;
}

function written(charter: Charter, { at, ...placed }: Placed): Briefed {
  const brief = toneBrief(charter, { ...placed, now: at });
  return { charter, brief, text: briefText(brief, 'person'), prompt: briefText(brief, 'model') };
}
