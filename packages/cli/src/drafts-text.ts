/** Drafted stories and examples as a person reads them: each under the file it goes to, ready to be pasted. */
import { styleText } from 'node:util';
import { type Drafts, exampleYaml, type Locale, storyYaml, type Untouched, type WorstCase } from '@aplomb/core';
import { visible } from './excerpt.ts';
import { say } from './locale.ts';

/** Empty where nothing is untouched. `folder` is the brand's, as the person named it. */
export function draftsText(drafts: readonly Drafts[], folder: string, locale: Locale): string {
  return drafts.map((one) => `${pasteText(one, folder, locale)}${lostText(one, locale)}`).join('');
}

/** What no draft can touch, and why; empty where drafts touch everything. */
export function unreachableText(drafts: readonly Drafts[], locale: Locale): string {
  return drafts.map((one) => lostText(one, locale)).join('');
}

/** What breaks promises, under the file that each story goes to. */
export function worstCasesText(worstCases: readonly WorstCase[], folder: string, locale: Locale): string {
  const play = say(locale, ' : à coller, et « aplomb test » le rejoue', ': to paste, and "aplomb test" replays it');
  return [...Map.groupBy(worstCases, ({ crisis }) => crisis)]
    .map(([crisis, stories]) => {
      const yaml = stories.map((one) => lines(one.yaml)).join('\n');
      return `\n${paint(`${folder}/${crisis}/stories.yaml${play}`)}\n${yaml}`;
    })
    .join('');
}

function pasteText({ crisis, stories, examples }: Drafts, folder: string, locale: Locale): string {
  const drafted = stories.map(({ reaches, story }) => `${heading(reaches, locale)}${lines(storyYaml(story))}`);
  const parts = [
    [`${folder}/${crisis}/stories.yaml`, drafted.join('\n')],
    [`${folder}/${crisis}/examples.yaml`, examples.map((example) => lines(exampleYaml(example))).join('')],
  ] as const;
  return parts
    .filter(([, yaml]) => yaml !== '')
    .map(([file, yaml]) => `\n${paint(`${file}${say(locale, ' : à coller', ': to paste')}`)}\n${yaml}`)
    .join('');
}

const lines = (yaml: string): string => yaml.split('\n').map(visible).join('\n');

/** A comment of YAML: what the story is the first to touch. */
function heading(reaches: readonly Untouched[], locale: Locale): string {
  const words = reaches.map(({ kind, name }) => `${KINDS[kind][locale]} ${name}`).join(', ');
  return `# ${say(locale, 'atteint', 'reaches')} ${words}\n`;
}

function lostText({ crisis, unreachable }: Drafts, locale: Locale): string {
  const colon = say(locale, ' :', ':');
  const lost = unreachable.map(({ kind, name, why }) => `  ${crisis}, ${KINDS[kind][locale]} ${name}${colon} ${why}\n`);
  if (lost.length === 0) return '';
  return `\n${paint(say(locale, 'Rien n’y mène :', 'Nothing leads there:'))}\n${lost.join('')}`;
}

const KINDS: Readonly<Record<Untouched['kind'], Readonly<Record<Locale, string>>>> = {
  step: { fr: 'étape', en: 'step' },
  choice: { fr: 'choix', en: 'choice' },
  reply: { fr: 'réponse', en: 'reply' },
  severity: { fr: 'gravité', en: 'severity' },
  crisis: { fr: 'crise', en: 'crisis' },
};

const paint = (words: string): string => styleText('bold', words, { stream: process.stdout });
