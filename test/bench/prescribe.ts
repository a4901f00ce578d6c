/** What an answer of core costs, per comment and warm, beside the bare parts it is made of. */
import { fileURLToPath } from 'node:url';
import { type Comment, compileOrThrow, draftReply, prescribe, resolveTone, start, triage, view } from '@aplomb/core';
import { readCharter } from '@aplomb/core/node';
import { figure, table, time } from './stopwatch.ts';

const now = Date.parse('2026-12-07T21:10:00Z');

/** Real situations in our own words: the playbooks' own examples. */
export function sampleComments(brand: string): { charter: ReturnType<typeof compileOrThrow>; comments: Comment[] } {
  const folder = fileURLToPath(new URL(`../../playbooks/${brand}`, import.meta.url));
  const charter = compileOrThrow(readCharter(folder), { year: 2026 });
  const comments = Object.values(charter.playbooks).flatMap((playbook) =>
    playbook.examples.map(({ text }): Comment => ({ text, channel: 'x' })),
  );
  return { charter, comments };
}

export function benchPrescribe(): string {
  const { charter, comments } = sampleComments('hirondelle');
  const pick = (call: number) => comments[(call * 7919) % comments.length] as Comment;
  const setting = { crisis: 'delay', channel: 'x', audience: null, severity: 2, language: 'fr' } as const;
  const step = charter.playbooks.delay?.workflow.start ?? '';
  const tone = resolveTone(charter, { ...setting, step });
  const { state } = start(charter, 'delay', { at: now, severity: 2 });
  const json = JSON.stringify(prescribe(charter, pick(1), { now }));
  const rows: [string, number][] = [
    [
      '`JSON.parse` and `JSON.stringify` of one prescription (the floor)',
      time(() => JSON.stringify(JSON.parse(json))).median,
    ],
    ['triage', time((call) => triage(charter, pick(call), { now })).median],
    ['open a case (`start`)', time(() => start(charter, 'delay', { at: now, severity: 2 })).median],
    ['view its step', time(() => view(charter, state, { at: now, language: 'fr', channel: 'x' })).median],
    ['tone with its reasons', time(() => resolveTone(charter, { ...setting, step })).median],
    [
      'reply: render, measure, check',
      time(() =>
        draftReply(charter, { ...setting, step, facts: {}, authorName: 'Camille', agentName: 'Dominique', now, tone }),
      ).median,
    ],
    ['**prescribe**: all of it', time((call) => prescribe(charter, pick(call), { now })).median],
  ];
  const floor = rows[0]?.[1] ?? 1;
  return [
    '## One prescription in core',
    '',
    `${comments.length} comments of one brand in turn, warm, one core.`,
    '',
    table(
      ['part', 'µs, median', '× the floor'],
      rows.map(([name, median]) => [name, figure(median), figure(median / floor)]),
    ),
  ].join('\n');
}
