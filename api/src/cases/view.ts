import { type Charter, draftReply, type ReplyDraft, resolveTone, type StepView, type Tone, view } from '@aplomb/core';
import type { Context } from '../context.ts';
import type { Case } from '../generated/prisma/client.ts';
import { readerLanguage } from '../language.ts';
import { stateOf } from './move.ts';
import { localeOf } from './triaged.ts';

/** A step of a case or of a prescription, and what its tone and reply are derived from. */
export interface StepSource {
  readonly view: StepView;
  readonly charter: Charter;
  readonly tone: () => Promise<Tone>;
  readonly reply: () => Promise<ReplyDraft | null>;
  /** Null for a prescription: there is no case behind it. */
  readonly caseId: string | null;
}

/** The active steps of a case as this reader sees them now. */
export async function stepsOf(row: Case, context: Context): Promise<StepSource[]> {
  const charter = await context.loaders.charter.load(row.charterDigest);
  const state = stateOf(row);
  const language = readerLanguage(context.languages, charter);
  const views = view(charter, state, { at: context.at, language, channel: row.channel });
  return views.map((step) => {
    const tone = async () => resolveTone(charter, { ...(await settingOf(row, context)), step: step.key });
    const reply = async () =>
      draftReply(charter, {
        ...(await settingOf(row, context)),
        step: step.key,
        facts: state.facts,
        authorName: await authorNameOf(row, context),
        agentName: null,
        now: context.at,
        tone: await tone(),
        locale: localeOf(language),
        isPrivate: await isPrivate(row, context),
      });
    return { view: step, charter, tone, reply, caseId: row.id };
  });
}

/** Where a reply to this case stands. */
async function settingOf(row: Case, { loaders }: Context) {
  const author = row.authorId === null ? null : await loaders.author.load(row.authorId);
  return {
    audience: author?.audience ?? null,
    channel: row.channel,
    crisis: row.crisis,
    severity: stateOf(row).severity,
    language: row.language,
  };
}

/** The comment came in private: so does the answer. */
async function isPrivate({ openingId }: Case, { loaders }: Context): Promise<boolean> {
  return (await loaders.comment.load(openingId))?.isPublic === false;
}

async function authorNameOf(row: Case, { loaders }: Context): Promise<string | null> {
  const author = row.authorId === null ? null : await loaders.author.load(row.authorId);
  return author?.name ?? null;
}
