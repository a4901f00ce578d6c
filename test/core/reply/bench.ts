/** What a reply costs: rendered, checked and drafted, on replies of the project's own brands. Runs alone: `node test/core/reply/bench.ts`. */
import { fileURLToPath } from 'node:url';
import { type Charter, compileOrThrow } from '@aplomb/core';
import { readCharter } from '@aplomb/core/node';
import { givenOf, type ReplySituation } from '../../../packages/core/src/reply/context.ts';
import { checkReply } from '../../../packages/core/src/reply/draft.ts';
import { measure } from '../../../packages/core/src/reply/length.ts';
import { renderReply } from '../../../packages/core/src/reply/render.ts';
import { resolveTone } from '../../../packages/core/src/tone/resolveTone.ts';
import { figure, table, time } from '../../bench/stopwatch.ts';

const LENGTH = 300;

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

export function benchReply(): string {
  const charter = compileOrThrow(
    readCharter(fileURLToPath(new URL('../../../playbooks/hirondelle', import.meta.url))),
    { year: 2026 },
  );
  const { templates, situations, texts } = material(charter);
  const template = (call: number) => templates[call % templates.length]!;
  const text = (call: number) => texts[call % texts.length]!;
  const rows: [string, number][] = [
    [
      'render a reply',
      time((call) =>
        renderReply(
          charter,
          template(call).text,
          template(call).language,
          givenOf(charter, situations[template(call).language]!),
        ),
      ).median,
    ],
    ['measure 300 characters for X', time((call) => measure(text(call).text, 'x-weighted')).median],
    [
      'check 300 characters by every rule',
      time((call) => checkReply(charter, text(call).text, situations[text(call).language]!)).median,
    ],
  ];
  return [
    '## A reply',
    '',
    `${templates.length} templates of one brand in turn, in ${charter.languages.length} languages, warm, one core.`,
    '',
    table(
      ['part', 'µs, median'],
      rows.map(([name, median]) => [name, figure(median)]),
    ),
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(benchReply());
