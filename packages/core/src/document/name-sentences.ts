/** What is wrong with a name, a date or a duration, and how it is written. */
import { DURATION_KEYS, meantDuration } from './duration-slips.ts';
import { nearest } from './nearest.ts';
import { DURATION } from './words.ts';

export const LANGUAGE_HINT: [string, string] = ['Un code de langue : fr, en.', 'A language code: fr, en.'];
const FRENCH_DAYS = ['lun', 'mar', 'mer', 'jeu', 'ven', 'sam', 'dim'];
const DAY_NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** What a name may look like under a word, in French and English. */
export function keyHint(word: string, block: string): [string, string] {
  if (block === 'open') {
    const days = word.split('-').map(meantDay);
    const near = days.includes(null) || days.length > 2 ? 'mon-fri, sat' : days.join('-');
    return [`Un jour ou un intervalle : ${near}.`, `A day or a range: ${near}.`];
  }
  if (block === 'from-severity') return ['Un niveau de 1 à 5.', 'A level from 1 to 5.'];
  if (block === 'except') return ['Une date : 2026-12-24.', 'A date: 2026-12-24.'];
  if (block === 'approved-replies')
    return ['La crise, puis la réponse : recall/holding.', 'The crisis, then the reply: recall/holding.'];
  const latin = word.replace(/[^\p{ASCII}]/gu, (letter) => LOOK_ALIKES.get(letter.toLowerCase()) ?? letter);
  const id = latin
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return [
    `Des mots en minuscules reliés par des traits d'union : ${id || 'mon-nom'}.`,
    `Lower-case words joined by hyphens: ${id || 'my-name'}.`,
  ];
}

/** 9h-18h30, 9:00–18:30 → 09:00-18:30 */
function meantPeriod(word: string): string | null {
  const [, ...said] =
    /^\s*(\d{1,2})\s*[:h.]?\s*(\d\d)?\s*(?:-|–|à|to)\s*(\d{1,2})\s*[:h.]?\s*(\d\d)?\s*$/i.exec(word) ?? [];
  if (said.length === 0) return null;
  const [from, fromMinutes = '00', to, toMinutes = '00'] = said.map((part) => part?.padStart(2, '0'));
  return `${from}:${fromMinutes}-${to}:${toMinutes}`;
}

/** lundi, Monday, mno → mon */
function meantDay(word: string): string | null {
  const plain = word.trim().toLowerCase();
  if (DAY_NAMES.includes(plain)) return plain;
  const place = FRENCH_DAYS.findIndex((day) => plain.startsWith(day));
  return DAY_NAMES[place] ?? DAY_NAMES.find((day) => plain.startsWith(day)) ?? nearest(plain, DAY_NAMES);
}

/** Greek and Cyrillic letters that look Latin: nobody sees why a name of theirs does not fit. */
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  'аa вb сc ԁd еe нh іi јj кk мm оo рp ѕs тt уy хx οo αa ιi κk νv ρp τt υu χx ıi'
    .split(' ')
    .map((pair) => [pair[0]!, pair[1]!]),
);

/** Code, sentences and repairs for a value that is not written as its word asks. */
export function formatSentence(word: string, key: string): [string, string, string, string, string] {
  if (DURATION_KEYS.has(key)) return durationSentence(word, key);
  if (key === 'version')
    return [
      'shape/version',
      `« ${word} » n'est pas une version.`,
      `"${word}" is not a version.`,
      'Trois nombres : 1.0.0.',
      'Three numbers: 1.0.0.',
    ];
  if (key === 'opens')
    return [
      'shape/instant',
      `« ${word} » n'est pas un instant.`,
      `"${word}" is not an instant.`,
      'Écrivez : 2026-11-20T10:00:00+01:00.',
      'Write: 2026-11-20T10:00:00+01:00.',
    ];
  if (['valid-from', 'valid-until', 'on', 'until', 'from', 'at'].includes(key))
    return [
      'shape/date',
      `« ${word} » n'est pas une date.`,
      `"${word}" is not a date.`,
      'Écrivez : 2026-12-24.',
      'Write: 2026-12-24.',
    ];
  if (key === 'open' || key === 'except') {
    const example = nearest(word, ['closed']) ?? `"${meantPeriod(word) ?? '08:30-12:30'}"`;
    return [
      'shape/period',
      `« ${word} » n'est pas un horaire.`,
      `"${word}" is not a period.`,
      `Écrivez : ${example}.`,
      `Write: ${example}.`,
    ];
  }
  return ['shape/name', `« ${word} » ne convient pas comme nom.`, `"${word}" cannot be a name.`, ...keyHint(word, key)];
}

function durationSentence(word: string, key: string): [string, string, string, string, string] {
  const isLong = DURATION.test(word.replace(/ before$/, '')) && meantDuration(word) === null;
  const meant = isLong ? '100 years' : (meantDuration(word) ?? '2 business hours');
  const example = key === 'remind' ? `${meant} before` : meant;
  return [
    'shape/duration',
    isLong ? `« ${word} » dépasse cent ans.` : `« ${word} » n'est pas une durée.`,
    isLong ? `"${word}" is more than a hundred years.` : `"${word}" is not a duration.`,
    `Écrivez par exemple : ${example}.`,
    `Write for example: ${example}.`,
  ];
}
