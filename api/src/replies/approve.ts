import type { Step, Table } from '@aplomb/core';
import { type Asked, apply, type CaseInput, type CaseRefusal, type Held, isRow, withCase } from '../cases/act.ts';
import { type Acted, longestNote } from '../cases/advance.ts';
import { tooLong } from '../cases/words.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Services } from '../services.ts';
import { templateOf } from './awaiting.ts';

export interface ApproveInput extends Omit<CaseInput, 'caseId'> {
  /** The row's id; null when the global id is none. */
  readonly submissionId: string | null;
  readonly accept: boolean;
  readonly note?: string | null | undefined;
}

/** Says yes or no to a submitted text, at the approval step that stands in its way. Moves the case as its playbook says. */
export async function approveReply(
  services: Services,
  input: ApproveInput,
  asked: Asked,
): Promise<Acted<'ApproveReplyPayload'> | CaseRefusal> {
  const { submissionId } = input;
  const found =
    submissionId === null
      ? null
      : await services.db.submission.findUnique({ where: { id: submissionId }, select: { caseId: true } });
  return withCase(services, { ...input, caseId: found?.caseId ?? null }, asked, (held) => decide(held, input));
}

async function decide(
  held: Held,
  { submissionId, accept, actor, note }: ApproveInput,
): Promise<Acted<'ApproveReplyPayload'> | CaseRefusal> {
  const { tx, row, charter, state, at, locale } = held;
  if (note && note.length > longestNote) return tooLong('note', longestNote, locale);
  const submission = await tx.submission.findUniqueOrThrow({ where: { id: submissionId ?? '' } });
  const steps: Table<Step> = charter.playbooks[row.crisis]?.workflow.steps ?? {};
  const template = templateOf(steps[submission.step]);
  const gate = state.active
    .flatMap(({ step }) => (steps[step]?.approval ? [steps[step]] : []))
    .find(({ approval }) =>
      approval?.of.some((of) => of === submission.step || (template !== null && templateOf(steps[of]) === template)),
    );
  if (gate === undefined) return notAwaited(held);
  const newer = await tx.submission.findFirst({
    where: { caseId: row.id, step: submission.step, at: { gt: submission.at }, publishedAt: null },
    select: { id: true },
  });
  if (newer !== null) return superseded(held);
  if (submission.actorId === actor.id) return ownText(held);

  const type = accept ? 'approve' : 'refuse';
  const move = {
    event: { type, step: gate.key, actor, at } as const,
    note: note ?? null,
    detail: { submission: submission.id, text: submission.textDigest },
  };
  const written = await apply(held, [move]);
  if (!isRow(written)) return written;
  const said = { accepted: accept, note: note ?? null, actorId: actor.id, actorRole: actor.role };
  await tx.approval.create({ data: { submissionId: submission.id, at: new Date(at), ...said } });
  return { type: 'ApproveReplyPayload', case: written };
}

function notAwaited({ locale }: Held): Refusal {
  const words = {
    fr: "Aucune étape active n'attend d'accord sur ce texte.",
    en: 'No active step awaits approval of this text.',
  };
  return refuse('NOT_HERE', words, locale);
}

function superseded({ locale }: Held): Refusal {
  const words = {
    fr: 'Un texte plus récent a été proposé à cette étape.',
    en: 'A newer text was submitted at this step.',
  };
  return refuse('SUBMISSION_SUPERSEDED', words, locale);
}

function ownText({ locale }: Held): Refusal {
  const words = { fr: "L'auteur d'un texte ne le valide pas.", en: 'The author of a text does not approve it.' };
  return refuse('NOT_THE_AUTHOR', words, locale);
}
