import type * as core from '@aplomb/core';
import { builder } from '../builder.ts';
import { rowId } from '../cases/id.ts';
import { replyLanguage } from '../cases/spoken.ts';
import { unknownCase } from '../cases/words.ts';
import { localeFor } from '../language.ts';
import { asError, isRefusal, refuse } from '../refusal.ts';
import { type Briefed, briefAlone, briefForCase } from '../replies/brief.ts';
import { objectionTo } from '../replies/objection.ts';
import { Charter, charterFor } from './charter.ts';
import { Crisis, crisisOf } from './crisis.ts';
import { Tone } from './tone.ts';

const BriefFact = builder.objectRef<core.BriefFact & { readonly value?: string }>('BriefFact').implement({
  fields: (t) => ({
    key: t.exposeString('key'),
    label: t.exposeString('label'),
    value: t.string({
      nullable: true,
      description: 'As the reply writes it; null where it is not known, or not said here.',
      resolve: ({ value }) => value ?? null,
    }),
  }),
});

const BriefPartial = builder.objectRef<core.Brief['partials'][number]>('BriefPartial').implement({
  fields: (t) => ({
    key: t.exposeString('key'),
    text: t.exposeString('text', { description: 'Names that are missing stay visible as {{agent-name}}.' }),
  }),
});

const BriefModel = builder.objectRef<NonNullable<core.Brief['model']>>('BriefModel').implement({
  fields: (t) => ({
    template: t.exposeString('template'),
    text: t.exposeString('text', { description: 'Facts that are missing stay visible as {{fact-name}}.' }),
  }),
});

const ToneBrief = builder.objectRef<Briefed>('ToneBrief').implement({
  description:
    'What a writer must know before a reply is written, from the same tone and facts by which checkReply judges it. No text of a comment stands in it.',
  fields: (t) => ({
    charter: t.field({ type: Charter, resolve: ({ charter }) => charter }),
    crisis: t.field({
      type: Crisis,
      nullable: true,
      resolve: ({ charter, brief }) => (brief.crisis === null ? null : crisisOf(charter, brief.crisis.key)),
    }),
    step: t.string({ nullable: true, resolve: ({ brief }) => brief.step?.key ?? null }),
    instructions: t.string({ nullable: true, resolve: ({ brief }) => brief.step?.instructions ?? null }),
    checklist: t.stringList({ resolve: ({ brief }) => [...(brief.step?.checklist ?? [])] }),
    channel: t.string({ resolve: ({ brief }) => brief.channel.key }),
    public: t.boolean({ description: 'Others read it too.', resolve: ({ brief }) => brief.channel.isPublic }),
    language: t.string({
      description: 'Of the reply: one of the charter’s.',
      resolve: ({ brief }) => brief.language,
    }),
    severity: t.int({ resolve: ({ brief }) => brief.severity }),
    tone: t.field({ type: Tone, resolve: ({ brief }) => brief.tone }),
    sounds: t.stringList({ description: 'The tone, in sentences.', resolve: ({ brief }) => [...brief.toneSentences] }),
    musts: t.stringList({ resolve: ({ brief }) => [...brief.musts] }),
    nevers: t.stringList({ resolve: ({ brief }) => [...brief.nevers] }),
    say: t.field({
      type: [BriefFact],
      description: 'Known, and may be said here.',
      resolve: ({ brief }) => [...brief.facts.say],
    }),
    private: t.field({
      type: [BriefFact],
      description: 'Not said here, known or not; without their values.',
      resolve: ({ brief }) => [...brief.facts.private],
    }),
    missing: t.field({
      type: [BriefFact],
      description: 'Named by the model, and not known.',
      resolve: ({ brief }) => [...brief.facts.missing],
    }),
    partials: t.field({
      type: [BriefPartial],
      description: 'What every reply carries.',
      resolve: ({ brief }) => [...brief.partials],
    }),
    model: t.field({
      type: BriefModel,
      nullable: true,
      resolve: ({ brief }) => brief.model,
    }),
    maxLength: t.int({
      nullable: true,
      description: 'Null where the platform publishes none.',
      resolve: ({ brief }) => brief.length?.max ?? null,
    }),
    lengthUnit: t.string({ nullable: true, resolve: ({ brief }) => brief.length?.unit ?? null }),
    text: t.exposeString('text', { description: 'All of it as a page for a person: Markdown.' }),
    prompt: t.exposeString('prompt', {
      description: 'All of it as a prompt for a language model, to be followed by the comment. Nothing here calls one.',
    }),
  }),
});

builder.queryField('toneBrief', (t) =>
  t.field({
    type: ToneBrief,
    nullable: true,
    description:
      'What to write and what not, before it is written. With caseId, the case says where: only step and language are read beside it.',
    args: {
      brand: t.arg.string({ required: true }),
      crisis: t.arg.string(),
      step: t.arg.string({ description: 'The first of the crisis, or the one of the case that asks for a text.' }),
      channel: t.arg.string({ description: 'Needed without a case.' }),
      language: t.arg.string({ description: 'Of the reply; the case’s, else the charter’s first.' }),
      audience: t.arg.string(),
      severity: t.arg.int({ description: 'The base of the crisis when absent.' }),
      caseId: t.arg.id(),
    },
    resolve: async (_, { brand, caseId, ...asked }, context) => {
      const current = await charterFor(brand, context);
      const { step = null } = asked;
      const language = asked.language ? replyLanguage(asked.language, localeFor(context.languages, current)) : null;
      if (isRefusal(language)) throw asError(language);
      if (caseId) {
        const id = rowId('Case', caseId);
        const row = id === null ? null : await context.loaders.case.load(id);
        if (row === null || row.brand !== brand) throw asError(unknownCase(localeFor(context.languages)));
        const charter = await context.loaders.charter.load(row.charterDigest);
        const locale = localeFor(context.languages, charter);
        const objection = objectionTo(charter, { channel: row.channel, crisis: row.crisis, step }, locale);
        if (objection !== null) throw asError(objection);
        return briefForCase(context.db, charter, row, { step, language, locale, at: context.at });
      }
      const locale = localeFor(context.languages, current);
      const { crisis = null, channel, audience = null, severity = null } = asked;
      if (!channel) throw asError(refuse('CHANNEL_UNKNOWN', channelNeeded, locale));
      const objection = objectionTo(current, { ...asked, channel }, locale);
      if (objection !== null) throw asError(objection);
      return briefAlone(current, { crisis, step, channel, language, audience, severity, locale, at: context.at });
    },
  }),
);

const channelNeeded = {
  fr: 'Il faut un canal de la charte, ou un dossier.',
  en: 'A channel of the charter is needed, or a case.',
};
