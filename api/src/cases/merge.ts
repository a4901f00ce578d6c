import type { Case } from '../generated/prisma/client.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Services } from '../services.ts';
import { type Asked, type CaseInput, type CaseRefusal, eventRefused, type Held, withCase } from './act.ts';
import { longestNote } from './advance.ts';
import { advanceBy, lockCase, remark, stateOf, write } from './move.ts';
import { tooLong, unknownCase } from './words.ts';

export interface MergeInput extends CaseInput {
  /** The row's id; null when the global id is none. */
  readonly into: string | null;
  readonly reason?: string | null | undefined;
}
export interface Merged {
  readonly type: 'MergeCasesPayload';
  /** The one that goes on. */
  readonly case: Case;
}

/** Closes a case whose comments go on in another of the same crisis, or of one that its playbook names. */
export async function mergeCases(services: Services, input: MergeInput, asked: Asked): Promise<Merged | CaseRefusal> {
  const together = [input.caseId, input.into].flatMap((id) => (id === null ? [] : [id]));
  return withCase(services, input, asked, (held) => merge(services, held, input), together);
}

async function merge(services: Services, held: Held, input: MergeInput): Promise<Merged | CaseRefusal> {
  const { tx, row, state, charter, at, locale, language } = held;
  const { actor, reason } = input;
  if (reason && reason.length > longestNote) return tooLong('reason', longestNote, locale);
  const into = input.into === null ? null : await lockCase(tx, input.into);
  if (into === null || into.brand !== row.brand) return unknownCase(locale);
  const objection = objectionTo(held, into);
  if (objection !== null) return objection;

  const note = reason ?? null;
  const moved = advanceBy(
    charter,
    state,
    [{ event: { type: 'merge', actor, at }, note, detail: { into: into.id } }],
    language,
  );
  if (!moved.ok) return eventRefused(held, moved);
  await write(tx, row, charter, moved, at, { mergedIntoId: into.id });
  await tx.comment.updateMany({ where: { caseId: row.id }, data: { caseId: into.id } });

  const lasting = stateOf(into);
  const entries = [{ ...remark('merged-in', at, actor, { from: row.id }, lasting), note }];
  const pinned = await services.charters.byDigest(into.charterDigest, tx);
  const written = await write(tx, into, pinned, { state: lasting, effects: [], entries }, at);
  return { type: 'MergeCasesPayload', case: written };
}

function objectionTo({ row, charter, locale }: Held, into: Case): Refusal | null {
  if (into.id === row.id) {
    const words = { fr: 'Un dossier ne se fond pas dans lui-même.', en: 'A case cannot be merged into itself.' };
    return refuse('MERGE_REFUSED', words, locale);
  }
  if (into.status !== 'open') {
    const words = { fr: 'Le dossier qui doit rester est clos.', en: 'The case that should go on is closed.' };
    return refuse('MERGE_REFUSED', words, locale);
  }
  const may = charter.playbooks[row.crisis]?.mayMergeInto ?? [];
  if (into.crisis === row.crisis || may.includes(into.crisis)) return null;
  const words = {
    fr: `Un dossier « ${row.crisis} » ne se fond pas dans un dossier « ${into.crisis} ».`,
    en: `A case of "${row.crisis}" cannot be merged into one of "${into.crisis}".`,
  };
  return refuse('MERGE_REFUSED', words, locale);
}
