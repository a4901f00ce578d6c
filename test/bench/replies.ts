/** How often the rules about replies are right, on sentences labelled without knowing them, and what a reply costs. */
import { fileURLToPath } from 'node:url';
import { type Charter, compileOrThrow } from '@aplomb/core';
import { readCharter } from '@aplomb/core/node';
import { givenOf, type ReplySituation } from '../../packages/core/src/reply/context.ts';
import { checkReply } from '../../packages/core/src/reply/draft.ts';
import { measure } from '../../packages/core/src/reply/length.ts';
import { renderReply } from '../../packages/core/src/reply/render.ts';
import { resolveTone } from '../../packages/core/src/tone/resolveTone.ts';
import { fresh } from '../core/reply/rules/fresh.ts';
import { heldOut } from '../core/reply/rules/held-out.ts';
import { holes } from '../core/reply/rules/holes.ts';
import { independent } from '../core/reply/rules/independent.ts';
import { keptApart } from '../core/reply/rules/kept-apart.ts';
import { type Score, scores } from '../core/reply/rules/score.ts';
import { sentences } from '../core/reply/rules/sentences.ts';
import { figure, median, table } from './stopwatch.ts';

const LENGTH = 300;

/** A row a rule: what it makes of sentences no rule was repaired by, then of all the others. */
function rightness(): string {
  const apart = new Map(scores(keptApart).map((score) => [score.rule, score]));
  const rows = scores([sentences, heldOut, fresh, independent, holes].flat()).map((known) => [
    known.rule,
    ...figures(apart.get(known.rule)),
    ...figures(known),
  ]);
  const head = ['sentences', 'precision', 'of its errors', 'recall'];
  return table(
    ['rule', ...head.map((word) => `${word}, kept apart`), ...head.map((word) => `${word}, repaired by`)],
    rows,
  );
}

function figures(score: Score | undefined): (string | number)[] {
  if (score === undefined) return ['–', '–', '–', '–'];
  const percent = (share: number) => (share * 100).toFixed(1);
  const { sentences, precision, errors, errorPrecision, recall } = score;
  return [sentences, percent(precision), errors === 0 ? '–' : percent(errorPrecision), percent(recall)];
}

/** Every reply of a brand in its languages, and texts of 300 characters made of them. */
function material(charter: Charter) {
  const templates = Object.values(charter.playbooks).flatMap(({ replies }) =>
    Object.values(replies).flatMap((variants) =>
      Object.entries(variants).map(([key, text]) => ({ text, language: key.split('.').at(-1) ?? 'fr' })),
    ),
  );
  const situations = Object.fromEntries(charter.languages.map((language) => [language, situation(charter, language)]));
  const rendered = templates.map(({ text, language }) => ({
    language,
    text: renderReply(charter, text, language, givenOf(charter, situations[language]!)).text,
  }));
  const texts = rendered.map(({ language }, i) => {
    const same = [...rendered.slice(i), ...rendered.slice(0, i)].filter((other) => other.language === language);
    return {
      language,
      text: same
        .map(({ text }) => text)
        .join(' ')
        .slice(0, LENGTH),
    };
  });
  return { templates, situations, texts };
}

function situation(charter: Charter, language: string): ReplySituation {
  const where = { crisis: null, step: null, channel: 'x', audience: null, severity: 3 as const, language };
  const tone = resolveTone(charter, where);
  return {
    ...where,
    facts: {},
    authorName: 'Camille',
    agentName: 'Dominique',
    now: Date.parse('2026-12-07T21:10:00Z'),
    tone,
  };
}

/** Microseconds of this process a call, median of batches: what others do on the machine does not count. */
function cpu(work: (call: number) => unknown, calls = 400): number {
  for (let call = 0; call < 2 * calls; call++) work(call);
  const batches = Array.from({ length: 21 }, () => {
    const before = process.cpuUsage();
    for (let call = 0; call < calls; call++) work(call);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / calls;
  });
  return median(batches);
}

function costs(): string {
  const folder = fileURLToPath(new URL('../../playbooks/hirondelle', import.meta.url));
  const charter = compileOrThrow(readCharter(folder), { year: 2026 });
  const { templates, situations, texts } = material(charter);
  const template = (call: number) => templates[call % templates.length]!;
  const text = (call: number) => texts[call % texts.length]!;
  const render = (call: number) => {
    const { text: words, language } = template(call);
    return renderReply(charter, words, language, givenOf(charter, situations[language]!));
  };
  const rows: [string, number][] = [
    ['render a reply', cpu(render)],
    ['measure 300 characters for X', cpu((call) => measure(text(call).text, 'x-weighted'))],
    [
      'check 300 characters by every rule, rewordings included',
      cpu((call) => checkReply(charter, text(call).text, situations[text(call).language]!)),
    ],
  ];
  return [
    `${templates.length} templates of one brand in turn, in ${charter.languages.length} languages, warm; CPU of one process.`,
    '',
    table(
      ['part', 'µs, median'],
      rows.map(([name, median]) => [name, figure(median)]),
    ),
  ].join('\n');
}

export function benchReplies(): string {
  return [
    '## Replies',
    '',
    'Labelled sentences, half of them French, and what each rule says of them, in percent. “Kept apart”: written without opening a rule, and',
    'no rule was ever repaired by them: what to expect of sentences not met before. “Repaired by”: says only that nothing is lost again.',
    'A rule that a pattern of words decides alone (lengths, emoji, links…) needs no sentences kept apart.',
    '',
    rightness(),
    '',
    costs(),
  ].join('\n');
}
