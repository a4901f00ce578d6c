import type { Locale, ReplyFinding, Writer } from '@aplomb/core';
import { type Asked, type CaseInput, type CaseRefusal, type Held, strangeStep, withCase } from '../cases/act.ts';
import { globalId } from '../cases/id.ts';
import { sha256 } from '../cases/log.ts';
import { remark, write } from '../cases/move.ts';
import { longestId, longestUrl } from '../cases/receive.ts';
import { replyLanguage } from '../cases/spoken.ts';
import { overlong, tooLong } from '../cases/words.ts';
import type { Case, Submission } from '../generated/prisma/client.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import type { Services } from '../services.ts';
import { checkForCase } from './check.ts';
import { awaitedRoles, missingApprovals } from './gate.ts';
import { longestReply } from './submit.ts';
import type { Claims } from './token.ts';
import { placeOf } from './where.ts';

export interface RecordInput extends CaseInput {
  readonly step?: string | null | undefined;
  readonly text: string;
  readonly language?: string | null | undefined;
  readonly externalId?: string | null | undefined;
  readonly url?: string | null | undefined;
  readonly publishedAt?: Date | null | undefined;
  readonly token?: string | null | undefined;
  readonly writtenByModel?: boolean | null | undefined;
}
export interface Recorded {
  readonly type: 'RecordReplyPayload';
  readonly findings: readonly ReplyFinding[];
  readonly case: Case;
}

/** Keeps what was published, whichever way it went out. Moves no step. A reply known by its externalId is kept once. */
export async function recordReply(
  services: Services,
  input: RecordInput,
  asked: Asked,
): Promise<Recorded | CaseRefusal> {
  return withCase(services, input, asked, (held) => record(services, held, input));
}

async function record(services: Services, held: Held, input: RecordInput): Promise<Recorded | CaseRefusal> {
  const { tx, row, charter, state, at, locale } = held;
  const { text, actor, externalId, url, token } = input;
  if (text.length > longestReply) return tooLong('text', longestReply, locale);
  const tooMuch = overlong({ externalId }, longestId, locale) ?? overlong({ url }, longestUrl, locale);
  if (tooMuch !== null) return tooMuch;
  if (!text.isWellFormed()) return unreadable(locale);
  const strange = strangeStep(held, input.step);
  if (strange !== null) return strange;
  const language = replyLanguage(input.language ?? row.language, locale);
  if (isRefusal(language)) return language;
  const textDigest = sha256(text);
  const claims = token ? await services.signer.verify(token, input.publishedAt?.getTime() ?? at) : null;
  if (token && (claims === null || !names(claims, row, textDigest))) {
    const words = {
      fr: 'Ce jeton ne vaut pas pour ce texte, ou plus.',
      en: 'This token is not for this text, or no longer.',
    };
    return refuse('TOKEN_INVALID', words, locale);
  }
  const playbook = charter.playbooks[row.crisis];
  const place = playbook === undefined ? null : placeOf(playbook, state, input.step ?? null);
  const step = input.step ?? place?.step ?? state.active[0]?.step ?? '';
  const writer = { role: actor.role, isModel: input.writtenByModel ?? false };
  const findings = claims === null ? await whatTheGateSays(held, { step, text, textDigest, language }, writer) : [];
  if (externalId) {
    const known = await tx.submission.findFirst({ where: { caseId: row.id, externalId }, select: { id: true } });
    if (known !== null) return { type: 'RecordReplyPayload', findings, case: row };
  }
  const published = {
    publishedAt: new Date(Math.min(input.publishedAt?.getTime() ?? at, at)),
    publishedUrl: url ?? null,
    externalId: externalId ?? null,
  };
  const submission = await keep(held, { step, text, textDigest, language }, published, input);
  const detail = { step, text: textDigest, submission: submission.id, gate: claims === null ? 'passed-by' : 'passed' };
  const entries = [remark('record-reply', at, actor, detail, state)];
  const written = await write(tx, row, charter, { state, effects: [], entries }, at);
  return { type: 'RecordReplyPayload', findings, case: written };
}

/** Once in UTF-8 it is another text: what was published cannot have been this. */
function unreadable(locale: Locale): Refusal {
  const words = {
    fr: 'Ce texte contient la moitié d’un caractère.',
    en: 'This text holds half a character.',
  };
  return refuse('TEXT_UNREADABLE', words, locale);
}

function names(claims: Claims, row: Case, textDigest: string): boolean {
  const { sub, text, channel, charter } = claims;
  return (
    sub === globalId('Case', row.id) && text === textDigest && channel === row.channel && charter === row.charterDigest
  );
}

type Said = Pick<Submission, 'step' | 'textDigest' | 'language'> & { readonly text: string };

/** What the gate would have said, approvals included. */
async function whatTheGateSays(
  { tx, row, charter, at, locale, language: reader }: Held,
  said: Said,
  writer: Writer,
): Promise<ReplyFinding[]> {
  const { findings } = await checkForCase({ tx, row, charter, at, locale, writer, ...said });
  const missing = await missingApprovals({ tx, row, charter, at, ...said });
  if (missing.length === 0) return [...findings];
  const titles = awaitedRoles(charter, missing, reader)
    .map(({ title }) => title)
    .join(', ');
  const message =
    locale === 'fr' ? `Publié sans l'accord de : ${titles}.` : `Published without the approval of: ${titles}.`;
  return [...findings, { code: 'approval-missing', severity: 'error', message, start: null, end: null }];
}

type Published = Pick<Submission, 'publishedAt' | 'publishedUrl' | 'externalId'>;

async function keep(
  { tx, row, at }: Held,
  said: Said,
  published: Published,
  { actor }: RecordInput,
): Promise<Submission> {
  const submitted = await tx.submission.findFirst({
    where: { caseId: row.id, textDigest: said.textDigest, publishedAt: null },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
  });
  if (submitted !== null) return tx.submission.update({ where: { id: submitted.id }, data: published });
  return tx.submission.create({
    data: { ...said, ...published, caseId: row.id, at: new Date(at), actorId: actor.id, actorRole: actor.role },
  });
}
