/** The tone of a prescription in words, and which layer of the charter decided it. */
import type { Locale, Tone } from '@aplomb/core';
import { visible } from './excerpt.ts';
import { quoted, say } from './locale.ts';
import type { Reader, Row } from './page.ts';

type Words = Readonly<Record<Locale, string>>;

/** What a value of a property asks for; null for the middle of an axis, which asks for nothing. */
const WORDS: Readonly<Record<string, (value: string) => Words | null>> = {
  address: (value) => ({ fr: value, en: `address ${value}` }),
  'speaks-as': (value) => (value === 'i' ? { fr: '« je »', en: '“I”' } : { fr: '« nous »', en: '“we”' }),
  serious: axis({ fr: 'sérieux', en: 'serious' }, { fr: 'léger', en: 'light' }),
  formal: axis({ fr: 'soutenu', en: 'formal' }, { fr: 'familier', en: 'casual' }),
  respectful: axis({ fr: 'respectueux', en: 'respectful' }, { fr: 'impertinent', en: 'irreverent' }),
  'matter-of-fact': axis({ fr: 'factuel', en: 'matter-of-fact' }, { fr: 'chaleureux', en: 'warm' }),
  emoji: atMost({ fr: 'pas d’emoji', en: 'no emoji' }, { fr: 'emoji', en: 'emoji' }),
  exclamations: atMost(
    { fr: 'pas de point d’exclamation', en: 'no exclamation mark' },
    { fr: 'points d’exclamation', en: 'exclamation marks' },
  ),
  'sentence-words': (value) => ({ fr: `phrases de ${value} mots au plus`, en: `sentences of at most ${value} words` }),
  apology: (value) => APOLOGY[value] ?? null,
};

const APOLOGY: Readonly<Record<string, Words>> = {
  required: { fr: 'des excuses', en: 'an apology' },
  allowed: { fr: 'excuses permises', en: 'an apology is allowed' },
  forbidden: { fr: 'pas d’excuses', en: 'no apology' },
};

function axis(more: Words, less: Words): (value: string) => Words | null {
  return (value) => (Number(value) === 0 ? null : Number(value) > 0 ? more : less);
}

function atMost(none: Words, noun: Words): (value: string) => Words {
  return (value) =>
    value === '0' ? none : { fr: `${noun.fr} : ${value} au plus`, en: `${noun.en}: at most ${value}` };
}

/** One line in words. When every reason is asked for: a line per property, as the charter spells it, with its layer. */
export function toneRows({ because, neverSay, mustInclude }: Tone, { locale, why, quiet }: Reader): Row[] {
  const label = say(locale, 'Ton', 'Tone');
  const rows: Row[] = why
    ? because.map(({ property, value, from }, index) => [
        index === 0 ? label : '',
        `${property} ${visible(value)} ${quiet(`← ${from}`)}`,
      ])
    : [[label, because.flatMap((reason) => toneWords(reason, locale, quiet)).join(', ')]];
  if (why) return rows;
  if (neverSay.length > 0)
    rows.push([
      say(locale, 'Ne pas dire', 'Never say'),
      visible(neverSay.map((words) => quoted(words, locale)).join(', ')),
    ]);
  if (mustInclude.length > 0) rows.push([say(locale, 'Inclure', 'Include'), visible(mustInclude.join(', '))]);
  return rows;
}

/** The base voice needs no reason; what a layer above it decided names that layer. */
function toneWords(
  { property, value, from }: Tone['because'][number],
  locale: Locale,
  quiet: Reader['quiet'],
): string[] {
  const words = Object.hasOwn(WORDS, property) ? (WORDS[property]?.(value) ?? null) : null;
  if (words === null) return [];
  return [from === 'base' ? words[locale] : `${words[locale]} ${quiet(`← ${layerWords(from, locale)}`)}`];
}

const LAYERS: Readonly<Record<string, string>> = {
  audience: 'public',
  channel: 'canal',
  crisis: 'crise',
  severity: 'gravité',
  step: 'étape',
};

/** "crisis delay" → "crise delay": the kind of layer in words, its key as the charter has it. */
function layerWords(from: string, locale: Locale): string {
  const [kind = '', ...key] = from.split(' ');
  return locale === 'fr' && Object.hasOwn(LAYERS, kind) ? [LAYERS[kind], ...key].join(' ') : from;
}
