import type { Actor, Named, ReplyFinding } from '@aplomb/core';
import { type Asked, type CaseInput, type CaseRefusal, type Held, strangeStep, withCase } from '../cases/act.ts';
import { globalId } from '../cases/id.ts';
import { sha256 } from '../cases/log.ts';
import { remark, write } from '../cases/move.ts';
import { replyLanguage } from '../cases/spoken.ts';
import { tooLong } from '../cases/words.ts';
import type { Code } from '../codes.ts';
import type { Approval, Case, Submission } from '../generated/prisma/client.ts';
import { isRefusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import { checkForCase } from './check.ts';
import { awaitedRoles, missingApprovals } from './gate.ts';
import { type Place, placeOf } from './where.ts';

export const longestReply = 20_000;
/** Long enough to publish, too short to forget what was approved. */
const tokenLastsMs = 15 * 60_000;

export interface SubmitInput extends CaseInput {
  readonly step?: string | null | undefined;
  readonly text: string;
  readonly language?: string | null | undefined;
  readonly writtenByModel?: boolean | null | undefined;
}
export interface Submitted {
  readonly type: 'SubmitReplyPayload';
  readonly token: string;
  readonly expiresAt: string;
  readonly findings: readonly ReplyFinding[];
  readonly case: Case;
}
export interface ReplyRefused {
  readonly type: 'ReplyRefused';
  readonly code: Code;
  readonly message: string;
  readonly findings: readonly ReplyFinding[];
  readonly awaiting: readonly Named[];
  /** The row's id. */
  readonly submissionId: string | null;
  readonly case: Case;
}
export type SubmissionRow = Submission & { readonly approvals: readonly Approval[] };

/** The gate: a token where every check passes and every approval stands; else what is missing. Moves no step. */
export async function submitReply(
  services: Services,
  input: SubmitInput,
  asked: Asked,
): Promise<Submitted | ReplyRefused | CaseRefusal> {
  return withCase<Submitted | ReplyRefused>(services, input, asked, (held) => pass(services, held, input));
}

async function pass(
  services: Services,
  held: Held,
  input: SubmitInput,
): Promise<Submitted | ReplyRefused | CaseRefusal> {
  const { tx, row, charter, state, at, locale, language } = held;
  const { text, actor } = input;
  if (text.length > longestReply) return tooLong('text', longestReply, locale);
  const strange = strangeStep(held, input.step);
  if (strange !== null) return strange;
  const said = replyLanguage(input.language ?? row.language, locale);
  if (isRefusal(said)) return said;
  const playbook = charter.playbooks[row.crisis];
  const place = playbook === undefined || row.status === 'closed' ? null : placeOf(playbook, state, input.step ?? null);
  if (place === null) return noTextAsked(held);

  const { step } = place;
  const writer = { role: actor.role, isModel: input.writtenByModel ?? false };
  const judged = { tx, row, charter, step, text, language: said, at, locale, writer };
  const { findings, sendable } = await checkForCase(judged);
  if (!sendable) return { ...refused('REPLY_FAULTY', faulty, held), findings };
  const textDigest = sha256(text);
  const missing = await missingApprovals({ tx, row, charter, step, text, textDigest, at });
  const submission = await keep(held, { step, text, textDigest, language: said, actor });
  const entries = [remark('submit-reply', at, actor, { step, text: textDigest, submission: submission.id }, state)];
  const written = await write(tx, row, charter, { state, effects: [], entries }, at);
  const submissionId = submission.id;
  if (missing.length > 0) {
    const awaiting = awaitedRoles(charter, missing, language);
    return { ...refused('AWAITING_APPROVAL', awaitingWords(awaiting), held), findings, awaiting, submissionId };
  }
  if (!place.sends) return { ...refused('NOT_HERE', sentLater(place), held), findings, submissionId };
  return { ...(await tokenFor(services, written, textDigest, at)), findings, case: written };
}

async function tokenFor(services: Services, row: Case, textDigest: string, at: number) {
  const expiresAt = at + tokenLastsMs;
  const token = await services.signer.sign({
    sub: globalId('Case', row.id),
    text: textDigest,
    brand: row.brand,
    channel: row.channel,
    charter: row.charterDigest,
    iat: Math.floor(at / 1000),
    exp: Math.floor(expiresAt / 1000),
  });
  return { type: 'SubmitReplyPayload', token, expiresAt: new Date(expiresAt).toISOString() } as const;
}

type Written = Pick<Submission, 'step' | 'textDigest' | 'language'> & { readonly text: string; readonly actor: Actor };

/** The same text at the same step is the same submission, unless it was refused or published. */
async function keep({ tx, row, at }: Held, { actor, ...written }: Written): Promise<SubmissionRow> {
  const same = await tx.submission.findFirst({
    where: {
      caseId: row.id,
      step: written.step,
      textDigest: written.textDigest,
      publishedAt: null,
      approvals: { none: { accepted: false } },
    },
    include: { approvals: true },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
  });
  if (same !== null) return same;
  return tx.submission.create({
    data: { ...written, caseId: row.id, at: new Date(at), actorId: actor.id, actorRole: actor.role },
    include: { approvals: true },
  });
}

type Words = { readonly fr: string; readonly en: string };
const faulty: Words = {
  fr: 'Ce texte ne peut pas partir : voir les constats.',
  en: 'This text cannot go out: see the findings.',
};
const sentLater = ({ step }: Place): Words => ({
  fr: `Le texte est gardé ; l'étape « ${step} » l'écrit, une étape suivante l'envoie.`,
  en: `The text is kept; the step "${step}" writes it, a later one sends it.`,
});
function awaitingWords(roles: readonly Named[]): Words {
  const titles = roles.map(({ title }) => title).join(', ');
  return { fr: `Le texte attend l'accord de : ${titles}.`, en: `The text awaits the approval of: ${titles}.` };
}

function refused(code: Code, words: Words, { locale, row }: Held): ReplyRefused {
  return {
    type: 'ReplyRefused',
    code,
    message: words[locale],
    findings: [],
    awaiting: [],
    submissionId: null,
    case: row,
  };
}

function noTextAsked(held: Held): ReplyRefused {
  return refused(
    'NOT_HERE',
    { fr: "À cette étape, le dossier n'attend pas de réponse.", en: 'At this step the case asks for no reply.' },
    held,
  );
}
