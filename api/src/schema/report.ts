import type { Charter as CoreCharter } from '@aplomb/core';
import { builder } from '../builder.ts';
import { inLanguage } from '../charters/words.ts';
import { localeFor, readerLanguage } from '../language.ts';
import { asError, refuse } from '../refusal.ts';
import { type ReportData, reportOf } from '../reports/report.ts';
import { charterFor } from './charter.ts';
import { Role, roleOf } from './role.ts';

/** A crisis that was counted may be one that the current charter no longer has: only its key is sure. */
const CountedCrisis = builder.objectRef<{ readonly key: string; readonly title: string }>('CountedCrisis').implement({
  fields: (t) => ({ key: t.exposeString('key'), title: t.exposeString('title') }),
});

const FirstAnswer = builder.objectRef<ReportData['firstAnswer']>('FirstAnswer').implement({
  description: 'From the post to the first public answer. Null where nothing was answered.',
  fields: (t) => ({
    medianMinutes: t.exposeFloat('medianMinutes', { nullable: true }),
    p90Minutes: t.exposeFloat('p90Minutes', { nullable: true }),
    withinPromise: t.exposeFloat('withinPromise', {
      nullable: true,
    }),
  }),
});

const CrisisCount = builder
  .objectRef<{ readonly crisis: { readonly key: string; readonly title: string }; readonly count: number }>(
    'CrisisCount',
  )
  .implement({
    fields: (t) => ({
      crisis: t.field({ type: CountedCrisis, resolve: ({ crisis }) => crisis }),
      count: t.exposeInt('count'),
    }),
  });

const ChannelCount = builder.objectRef<ReportData['byChannel'][number]>('ChannelCount').implement({
  fields: (t) => ({ channel: t.exposeString('channel'), count: t.exposeInt('count') }),
});

const TeamCount = builder
  .objectRef<{
    readonly role: { readonly key: string; readonly title: string };
    readonly relayed: number;
    readonly answered: number;
  }>('TeamCount')
  .implement({
    description: 'Questions relayed to a team, and how many of them it answered.',
    fields: (t) => ({
      role: t.field({ type: Role, resolve: ({ role }) => role }),
      relayed: t.exposeInt('relayed'),
      answered: t.exposeInt('answered'),
    }),
  });

const Surge = builder
  .objectRef<{
    readonly crisis: { readonly key: string; readonly title: string };
    readonly startedAt: Date;
    readonly endedAt: Date;
    readonly peakPerHour: number;
  }>('Surge')
  .implement({
    description:
      'A stretch of time in which a crisis came as often as its severity rules call a surge, or more often than is usual at that hour.',
    fields: (t) => ({
      crisis: t.field({ type: CountedCrisis, resolve: ({ crisis }) => crisis }),
      startedAt: t.expose('startedAt', { type: 'DateTime' }),
      endedAt: t.expose('endedAt', { type: 'DateTime' }),
      peakPerHour: t.exposeInt('peakPerHour'),
    }),
  });

const Report = builder
  .objectRef<{ readonly data: ReportData; readonly charter: CoreCharter; readonly language: string }>('Report')
  .implement({
    description: 'What came in and what became of it.',
    fields: (t) => ({
      received: t.int({
        description: 'Comments posted, the own messages of the brand left out.',
        resolve: ({ data }) => data.received,
      }),
      answered: t.int({
        description: 'Of these, those whose case has a public answer.',
        resolve: ({ data }) => data.answered,
      }),
      firstAnswer: t.field({ type: FirstAnswer, resolve: ({ data }) => data.firstAnswer }),
      overdue: t.int({ description: 'Cases of which a deadline was missed.', resolve: ({ data }) => data.overdue }),
      byCrisis: t.field({
        type: [CrisisCount],
        resolve: ({ data, ...said }) =>
          data.byCrisis.map(({ crisis, count }) => ({ crisis: crisisNamed(said, crisis), count })),
      }),
      byChannel: t.field({ type: [ChannelCount], resolve: ({ data }) => [...data.byChannel] }),
      byTeam: t.field({
        type: [TeamCount],
        resolve: ({ data, charter, language }) =>
          data.byTeam.map((team) => ({ ...team, role: roleOf(charter, team.role, language) })),
      }),
      surges: t.field({
        type: [Surge],
        resolve: ({ data, ...said }) =>
          data.surges.map((surge) => ({ ...surge, crisis: crisisNamed(said, surge.crisis) })),
      }),
    }),
  });

function crisisNamed({ charter, language }: { readonly charter: CoreCharter; readonly language: string }, key: string) {
  const playbook = Object.hasOwn(charter.playbooks, key) ? charter.playbooks[key] : undefined;
  return { key, title: inLanguage(playbook?.title, language) ?? key };
}

const notAfter = { fr: '`to` doit venir après `from`.', en: '`to` must come after `from`.' };

builder.queryField('report', (t) =>
  t.field({
    type: Report,
    nullable: true,
    description: '`from` inclusive, `to` exclusive.',
    args: {
      brand: t.arg.string({ required: true }),
      from: t.arg({ type: 'DateTime', required: true }),
      to: t.arg({ type: 'DateTime', required: true }),
    },
    resolve: async (_, { brand, from, to }, context) => {
      const charter = await charterFor(brand, context);
      if (to <= from) throw asError(refuse('PERIOD_INVALID', notAfter, localeFor(context.languages, charter)));
      return {
        data: await reportOf(context.db, charter, from, to),
        charter,
        language: readerLanguage(context.languages, charter),
      };
    },
  }),
);
