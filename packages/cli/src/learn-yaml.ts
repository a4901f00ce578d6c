/** What was learnt, as YAML that reads as a page and pastes as it is. */
import type { ExampleProposal, LearnEffect, Locale } from '@aplomb/core';
import type { Learnt, Together } from './learn-weigh.ts';
import { counted, say } from './locale.ts';

/** Any text as a double-quoted YAML scalar: invisible characters are escaped, so that a comment never hides anything. */
export function quote(text: string): string {
  return JSON.stringify(text).replace(/[^\P{C}\u200d]/gu, (character) =>
    [...character].map((one) => escaped(one.codePointAt(0) ?? 0)).join(''),
  );
}

const escaped = (code: number): string =>
  code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;

/** `{ text: "…", lang: fr, channel: x, not: true }` */
export function exampleLine({ text, lang, channel, not = false }: Partial<ExampleProposal> & { text: string }): string {
  const fields = [
    `text: ${quote(text)}`,
    lang === null || lang === undefined ? null : `lang: ${lang}`,
    channel === null || channel === undefined ? null : `channel: ${channel}`,
    not ? 'not: true' : null,
  ];
  return `{ ${fields.filter((field) => field !== null).join(', ')} }`;
}

const percent = (share: number, locale: Locale): string =>
  share.toLocaleString(locale, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });

const points = (share: number, locale: Locale): string =>
  (share * 100).toLocaleString(locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    signDisplay: 'exceptZero',
  });

function effectWords({ accuracy, macroF1, gained, lost }: LearnEffect, locale: Locale): string {
  const [right, f1] = [points(accuracy, locale), points(macroF1, locale)];
  return say(
    locale,
    `exactitude ${right}, macro-F1 ${f1} (${gained} exemples gagnés, ${lost} perdus)`,
    `accuracy ${right}, macro-F1 ${f1} (${gained} examples gained, ${lost} lost)`,
  );
}

function togetherWords({ accuracy, macroF1, effect, judged, found, foundToday }: Together, locale: Locale): string[] {
  const [right, f1] = [percent(accuracy, locale), percent(macroF1, locale)];
  return say(
    locale,
    `# Aujourd'hui, ${right} des exemples se retrouvent par les autres (macro-F1 ${f1}).
# Toutes ces lignes ensemble : ${effectWords(effect, locale)}.
# Des ${judged} commentaires corrigés, la charte en classe ${foundToday} comme la personne ; instruite par les autres, ${found}.`,
    `# Today ${right} of the examples are found by the others (macro-F1 ${f1}).
# All these lines together: ${effectWords(effect, locale)}.
# Of the ${judged} corrected comments the charter files ${foundToday} as the person did; taught by the others, ${found}.`,
  ).split('\n');
}

interface Numbered {
  readonly crisis: string;
  readonly line: string;
}

/** Lines under the file each belongs to. */
function byFile(lines: readonly Numbered[], file: string): string[] {
  return [...Map.groupBy(lines, ({ crisis }) => crisis)].flatMap(([crisis, own]) => [
    `  ${crisis}/${file}:`,
    ...own.map(({ line }) => `    - ${line}`),
  ]);
}

function correctionLines({ corrections, together }: Learnt, locale: Locale): string[] {
  if (together === null) return [];
  const lines = corrections.map((one, at) => {
    const worth = one.effect === null ? say(locale, 'sans mesure', 'not measured') : effectWords(one.effect, locale);
    const today = say(locale, `aujourd'hui ${one.today}`, `today ${one.today}`);
    return {
      crisis: one.crisis,
      line: `${exampleLine(one)} # ${at + 1}. ${today} ; ${worth}`.replace(' ;', say(locale, ' ;', ';')),
    };
  });
  return ['', ...togetherWords(together, locale), 'corrections:', ...byFile(lines, 'examples.yaml')];
}

function phraseLines({ lessons }: Learnt, locale: Locale): string[] {
  if (lessons.phrases.length === 0) return [];
  const head = say(
    locale,
    '# Des mots fréquents dans un type et rares ailleurs : des signaux ?',
    '# Words frequent in a type and rare elsewhere: signals?',
  );
  const files = [...Map.groupBy(lessons.phrases, ({ crisis }) => crisis)].flatMap(([crisis, own]) => [
    `  ${crisis}/playbook.yaml:`,
    ...[...Map.groupBy(own, ({ language }) => language)].flatMap(([language, phrases]) => [
      `    ${language}:`,
      '      any:',
      ...phrases.map(({ phrase, own: said, others, reaches }) => {
        const why = say(
          locale,
          `${said} de ce type, ${others} ailleurs ; ${reaches} qu'aucun signal n'atteint`,
          `${said} of this type, ${others} elsewhere; ${reaches} that no signal reaches`,
        );
        return `        - ${quote(phrase)} # ${why}`;
      }),
    ]),
  ]);
  return ['', head, 'signals:', ...files];
}

function sureLines({ lessons, corrections }: Learnt, locale: Locale): string[] {
  if (lessons.examples.length === 0) return [];
  const head = say(
    locale,
    '# Reconnus sans signal, un par groupe : à relire avant de les prendre pour exemples.',
    '# Found without a signal, one a group: read them before you take them for examples.',
  );
  const lines = lessons.examples.map((one, at) => {
    const like = counted(locale, one.like, say(locale, 'semblable', 'like it'), say(locale, 'semblables', 'like it'));
    const sure = say(
      locale,
      `confiance ${percent(one.confidence, locale)}`,
      `confidence ${percent(one.confidence, locale)}`,
    );
    return { crisis: one.crisis, line: `${exampleLine(one)} # ${corrections.length + at + 1}. ${sure}, ${like}` };
  });
  return ['', head, 'examples:', ...byFile(lines, 'examples.yaml')];
}

function doubtLines({ lessons }: Learnt, locale: Locale): string[] {
  if (lessons.doubts.length === 0) return [];
  const head = say(
    locale,
    '# La charte hésite. Dire de quel type ils sont lui apprend le plus, les premiers d’abord.',
    '# The charter hesitates. Saying which type they are teaches it most, the first ones first.',
  );
  const lines = lessons.doubts.map((one) => {
    const between = one.between.map(({ crisis, confidence }) => `${crisis} ${percent(confidence, locale)}`).join(', ');
    return `  - ${exampleLine(one)} # ${between}${say(locale, ' ?', '?')}`;
  });
  return ['', head, 'to-label:', ...lines];
}

function newTypeLines({ lessons }: Learnt, locale: Locale): string[] {
  if (lessons.newTypes.length === 0) return [];
  const head = say(locale, '# Aucun type ne les atteint : un type manque ?', '# No type reaches them: is one missing?');
  const groups = lessons.newTypes.flatMap(({ words, count, comments }) => [
    `  - words: [${words.map(quote).join(', ')}] # ${counted(locale, count, say(locale, 'commentaire', 'comment'), say(locale, 'commentaires', 'comments'))}`,
    '    comments:',
    ...comments.map((text) => `      - ${quote(text)}`),
  ]);
  return ['', head, 'new-types:', ...groups];
}

/** Sections that are empty are left out; numbers are those of `--accept`. */
export function learntYaml(learnt: Learnt, locale: Locale): string {
  const { lessons, corrections, brand } = learnt;
  const read = counted(
    locale,
    lessons.heard,
    say(locale, 'commentaire lu', 'comment read'),
    say(locale, 'commentaires lus', 'comments read'),
  );
  const lines = counted(locale, corrections.length, say(locale, 'ligne', 'line'), say(locale, 'lignes', 'lines'));
  const counts = say(
    locale,
    `# ${brand} : ${read}, ${lines} de corrections. Rien n'est écrit : collez ce qui vous convient`,
    `# ${brand}: ${read}, ${lines} from corrections. Nothing is written: paste what you agree with`,
  );
  const numbered = say(
    locale,
    '# ou relancez la même commande avec --accept 1,4-6 (les numéros ci-dessous).',
    '# or run the same command with --accept 1,4-6 (the numbers below).',
  );
  const head = corrections.length + lessons.examples.length > 0 ? `${counts},\n${numbered}` : `${counts}.`;
  const sections = [correctionLines, phraseLines, sureLines, doubtLines, newTypeLines];
  return `${[head, ...sections.flatMap((section) => section(learnt, locale))].join('\n')}\n`;
}
