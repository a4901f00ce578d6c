import {
  type Candidate,
  type Charter as CoreCharter,
  type Evidence as CoreEvidence,
  type Prescription as CorePrescription,
  draftReply,
  type Locale,
  prescribe,
  refuseComment,
  resolveTone,
  type Severity as SeverityLevel,
  type Situation,
} from '@aplomb/core';
import { builder } from '../builder.ts';
import { mergeFacts } from '../cases/facts.ts';
import { asCoreComment, type CommentInput as Comment } from '../cases/receipt.ts';
import { similarTo } from '../cases/similar.ts';
import { localeOf, reasonsByLanguage } from '../cases/triaged.ts';
import type { StepSource } from '../cases/view.ts';
import { unknownCrisis } from '../charters/unknown.ts';
import type { Context } from '../context.ts';
import { localeFor, readerLanguage } from '../language.ts';
import { asError, isRefusal, type Refusal, refuse } from '../refusal.ts';
import { Charter, charterFor } from './charter.ts';
import { Crisis, crisisOf } from './crisis.ts';
import { CommentInput, SituationInput } from './inputs.ts';
import { Severity } from './reason.ts';
import { Reply } from './reply.ts';
import { Step } from './step.ts';
import { Tone } from './tone.ts';

interface PrescriptionSource extends CorePrescription {
  readonly source: CoreCharter;
  readonly stepSources: readonly StepSource[];
}

const Alternative = builder.objectRef<Candidate & { readonly source: CoreCharter }>('Alternative').implement({
  fields: (t) => ({
    crisis: t.field({ type: Crisis, resolve: ({ source, crisis }) => crisisOf(source, crisis) }),
    confidence: t.exposeFloat('confidence'),
  }),
});

const Evidence = builder.objectRef<CoreEvidence>('Evidence').implement({
  description: 'Words that decided.',
  fields: (t) => ({
    quote: t.exposeString('quote'),
    start: t.exposeInt('start', { description: 'UTF-16 offset into the text as sent.' }),
    end: t.exposeInt('end'),
    signal: t.exposeString('signal', {
      nullable: true,
      description: 'As the charter writes it; null when the classifier found it.',
    }),
    weight: t.exposeFloat('weight', { description: 'Positive speaks for the crisis chosen.' }),
  }),
});

const Prescription = builder.objectRef<PrescriptionSource>('Prescription').implement({
  description: 'What to do about a comment, in which tone, with which words, and why.',
  fields: (t) => ({
    charter: t.field({ type: Charter, resolve: ({ source }) => source }),
    language: t.exposeString('language', { description: 'Of the answer: BCP 47.' }),
    crisis: t.field({ type: Crisis, resolve: ({ source, crisis }) => crisisOf(source, crisis.key) }),
    confidence: t.exposeFloat('confidence', { description: '0 to 1, calibrated.' }),
    abstained: t.exposeBoolean('abstained', { description: 'A person must triage.' }),
    alternatives: t.field({
      type: [Alternative],
      resolve: ({ alternatives, source }) => alternatives.map((one) => ({ ...one, source })),
    }),
    evidence: t.field({ type: [Evidence], resolve: ({ evidence }) => [...evidence] }),
    severity: t.field({ type: Severity, resolve: ({ severity }) => severity }),
    steps: t.field({ type: [Step], resolve: ({ stepSources }) => [...stepSources] }),
    step: t.field({
      type: Step,
      description: 'The first of `steps` that prescribes a reply, else the first.',
      resolve: ({ stepSources, step }) => stepSources.find(({ view }) => view.key === step.key) as StepSource,
    }),
    tone: t.field({ type: Tone, resolve: ({ tone }) => tone }),
    reply: t.field({ type: Reply, nullable: true, resolve: ({ reply }) => reply }),
  }),
});

interface SituationValues {
  readonly now?: Date | null | undefined;
  readonly similar?:
    | readonly { readonly crisis: string; readonly count: number; readonly withinMinutes: number }[]
    | null
    | undefined;
  readonly facts?: unknown;
}

/** What is the same for every comment of a call. */
async function situate(
  charter: CoreCharter,
  given: SituationValues | null | undefined,
  context: Context,
): Promise<Situation> {
  const locale = localeFor(context.languages, charter);
  const facts = mergeFacts(charter, {}, given?.facts, locale);
  if (isRefusal(facts)) throw asError(facts);
  for (const volume of given?.similar ?? []) {
    const objection = objectionToVolume(charter, volume, locale);
    if (objection !== null) throw asError(objection);
  }
  const own = await similarTo(context.db, charter, context.at);
  return { now: given?.now?.getTime() ?? context.at, facts: facts.facts, similar: [...own, ...(given?.similar ?? [])] };
}

/** A volume that raises nothing because it was mistyped would pass for a quiet day. */
function objectionToVolume(
  charter: CoreCharter,
  { crisis, count, withinMinutes }: NonNullable<SituationValues['similar']>[number],
  locale: Locale,
): Refusal | null {
  if (!Object.hasOwn(charter.playbooks, crisis)) return unknownCrisis(charter, crisis, locale);
  if (count >= 0 && withinMinutes >= 1) return null;
  const said = {
    fr: 'Un volume compte 0 commentaire ou plus, en 1 minute ou plus.',
    en: 'A volume counts 0 comments or more, within 1 minute or more.',
  };
  return refuse('SIMILAR_INVALID', said, locale);
}

/** Core answers; what it decided stands behind each field. */
function answer(charter: CoreCharter, comment: Comment, situation: Situation, context: Context): PrescriptionSource {
  const asked = asCoreComment(comment, []);
  const refusal = refuseComment(charter, asked, localeFor(context.languages, charter));
  if (refusal !== null) throw asError(refusal);
  const reader = readerLanguage(context.languages, charter);
  const answered = prescribe(charter, asked, { ...situation, locale: reader });
  const { crisis, severity } = answered;
  const reasons = reasonsByLanguage(charter, crisis.key, asked, situation, severity.reasons)[localeOf(reader)];
  const stepSources = answered.steps.map((step): StepSource => {
    if (step.key === answered.step.key) {
      return { view: step, charter, caseId: null, tone: async () => answered.tone, reply: async () => answered.reply };
    }
    const setting = {
      language: charter.languages.find((one) => one === answered.language) ?? charter.languages[0] ?? 'en',
      crisis: crisis.key,
      severity: severity.level as SeverityLevel,
      step: step.key,
      channel: comment.channel,
      audience: comment.author?.audience ?? null,
    };
    const tone = async () => resolveTone(charter, setting);
    const reply = async () =>
      draftReply(charter, {
        ...setting,
        facts: situation.facts ?? {},
        authorName: comment.author?.name ?? null,
        agentName: null,
        now: situation.now,
        tone: await tone(),
        locale: localeOf(reader),
      });
    return { view: step, charter, caseId: null, tone, reply };
  });
  return { ...answered, severity: { level: severity.level, reasons }, source: charter, stepSources };
}

builder.queryFields((t) => ({
  prescribe: t.field({
    type: Prescription,
    nullable: true,
    description: 'What to do about a comment. Nothing is stored.',
    args: {
      brand: t.arg.string({ required: true }),
      comment: t.arg({ type: CommentInput, required: true }),
      situation: t.arg({ type: SituationInput }),
    },
    resolve: async (_, { brand, comment, situation }, context) => {
      const charter = await charterFor(brand, context);
      return answer(charter, comment, await situate(charter, situation, context), context);
    },
  }),
  prescribeAll: t.field({
    type: [Prescription],
    nullable: { list: true, items: true },
    description: 'The same for many, in order; at most 500. A comment that is refused is null, with its error.',
    args: {
      brand: t.arg.string({ required: true }),
      comments: t.arg({ type: [CommentInput], required: true }),
      situation: t.arg({ type: SituationInput }),
    },
    resolve: async (_, { brand, comments, situation }, context) => {
      if (comments.length > mostAtOnce) {
        const said = {
          fr: `${mostAtOnce} commentaires au plus à la fois.`,
          en: `At most ${mostAtOnce} comments at once.`,
        };
        throw asError({ code: 'TOO_MANY_COMMENTS', message: said[localeFor(context.languages)] });
      }
      const charter = await charterFor(brand, context);
      const situated = await situate(charter, situation, context);
      return comments.map(async (comment) => answer(charter, comment, situated, context));
    },
  }),
}));

const mostAtOnce = 500;
