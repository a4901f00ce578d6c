/** Everything a tone says, a property at a time. */
import type { Axis, ToneLayer } from '../charter.ts';
import type { Said } from './names.ts';
import { manner, type Statement, say } from './statement.ts';

/** What each value of an axis asks for, from -1 to 1. */
const AXES: Readonly<Record<'serious' | 'formal' | 'respectful' | 'matterOfFact', readonly [Said, Said, Said]>> = {
  serious: values(['léger', 'light'], ['ni léger ni grave', 'neither light nor serious'], ['sérieux', 'serious']),
  formal: values(
    ['familier', 'casual'],
    ['ni familier ni soutenu', 'neither casual nor formal'],
    ['soutenu', 'formal'],
  ),
  respectful: values(
    ['impertinent', 'irreverent'],
    ['ni impertinent ni déférent', 'neither irreverent nor deferent'],
    ['respectueux', 'respectful'],
  ),
  matterOfFact: values(
    ['chaleureux', 'warm'],
    ['ni chaleureux ni factuel', 'neither warm nor matter-of-fact'],
    ['factuel', 'matter-of-fact'],
  ),
};

const APOLOGY: Readonly<Record<string, Said>> = {
  required: { fr: 'exigées', en: 'required' },
  allowed: { fr: 'permises', en: 'allowed' },
  forbidden: { fr: 'interdites', en: 'forbidden' },
};

/** The whole below `at`, then each property; a layer that only names a tone is one statement. */
export function toneStatements(at: string, label: Said, layer: ToneLayer): Statement[] {
  if (typeof layer === 'string') return [say(at, label, layer, manner)];
  const under = (fr: string, en: string): Said => ({ fr: `${label.fr}, ${fr}`, en: `${label.en}, ${en}` });
  const { address, speaksAs, emoji, exclamations, sentenceWords, apology, neverSay, mustInclude } = layer;
  const counts = [
    ['emoji', under('emojis au plus', 'emoji at most'), emoji],
    ['exclamations', under('points d’exclamation au plus', 'exclamation marks at most'), exclamations],
    ['sentence-words', under('mots par phrase au plus', 'words a sentence at most'), sentenceWords],
  ] as const;
  return [
    { ...say(at, label, 'own', manner), value: { fr: 'réglages', en: 'settings' } },
    ...Object.entries(address ?? {}).map(([language, word]) =>
      say(`${at}/address/${language}`, under(`adresse (${language})`, `address (${language})`), word, manner),
    ),
    ...(speaksAs === undefined
      ? []
      : [
          {
            ...say(`${at}/speaks-as`, under('parle en disant', 'speaks as'), speaksAs, manner),
            value: speaksAs === 'i' ? { fr: '« je »', en: '"I"' } : { fr: '« nous »', en: '"we"' },
          },
        ]),
    ...axisNames.flatMap((name) => {
      const value = layer[name];
      return value === undefined
        ? []
        : [{ ...say(`${at}/${hyphened(name)}`, label, value, manner), value: shownOn(name, value) }];
    }),
    ...counts.flatMap(([name, said, most]) => (most === undefined ? [] : [say(`${at}/${name}`, said, most, manner)])),
    ...(apology === undefined
      ? []
      : [{ ...say(`${at}/apology`, under('excuses', 'apology'), apology, manner), value: APOLOGY[apology]! }]),
    ...Object.entries(neverSay ?? {}).flatMap(([language, list]) =>
      list.map((words) => ({
        ...say(`${at}/never-say/${language}/${words}`, under('ne jamais dire', 'never say'), words, manner),
        value: { fr: `« ${words} »`, en: `"${words}"` },
      })),
    ),
    ...(mustInclude ?? []).map((partial) =>
      say(`${at}/must-include/${partial}`, under('toujours inclure', 'always include'), partial, manner),
    ),
  ];
}

type AxisName = keyof typeof AXES;
const axisNames = Object.keys(AXES) as readonly AxisName[];

const hyphened = (name: AxisName): string => (name === 'matterOfFact' ? 'matter-of-fact' : name);

function shownOn(name: AxisName, value: Axis): Said {
  return AXES[name][value + 1]!;
}

function values(...words: readonly [fr: string, en: string][]): readonly [Said, Said, Said] {
  const [low, middle, high] = words.map(([fr, en]) => ({ fr, en }));
  return [low!, middle!, high!];
}
