/** The difference between two charters as a person reads it. */
import { styleText } from 'node:util';
import { type Charter, type CharterDiff, type Diagnostic, type Level, type Locale, nextVersion } from '@aplomb/core';
import { visible } from './excerpt.ts';
import { findingWords } from './findings.ts';
import { counted, say } from './locale.ts';
import { indented, widthOf } from './wrap.ts';

const COLOURS: Readonly<Record<Level, 'red' | 'yellow' | 'dim'>> = { major: 'red', minor: 'yellow', patch: 'dim' };

const LEVELS: Readonly<Record<Level, Readonly<Record<Locale, string>>>> = {
  major: { fr: 'majeur', en: 'major' },
  minor: { fr: 'mineur', en: 'minor' },
  patch: { fr: 'mots', en: 'patch' },
};

/** How wide the column of the levels is. */
const WIDEST: Readonly<Record<Locale, number>> = { fr: 6, en: 5 };

/** What changed and what it deserves in one line, a line per change with its size, then the finding where the version is too low. */
export function diffText(
  from: Charter,
  to: Charter,
  { changes, bump, renamed }: CharterDiff,
  tooLow: Diagnostic | null,
  locale: Locale,
): string {
  const lines = changes.map(({ level, text }) => {
    const word = LEVELS[level][locale].padEnd(WIDEST[locale]);
    return indented(`${paint(COLOURS[level], word)}  ${visible(text)}`, WIDEST[locale] + 2, widthOf(process.stdout));
  });
  const migrating =
    renamed.length === 0
      ? []
      : [
          say(
            locale,
            'Une étape renommée : --draft-migration écrit comment les dossiers en cours suivent.',
            'A renamed step: --draft-migration drafts how running cases follow.',
          ),
        ];
  const last = tooLow === null ? [] : [findingWords(tooLow, locale, process.stdout)];
  return `${[head(from, to, changes.length, bump, locale), ...lines, ...migrating, ...last].join('\n')}\n`;
}

function head(from: Charter, to: Charter, count: number, bump: Level | null, locale: Locale): string {
  const versions = from.version === to.version ? to.version : `${from.version} → ${to.version}`;
  const [one, many] = [say(locale, 'changement', 'change'), say(locale, 'changements', 'changes')];
  const told =
    bump === null
      ? say(locale, 'rien ne change', 'nothing changes')
      : say(
          locale,
          `${counted(locale, count, one, many)}, à publier en ${nextVersion(from.version, bump)} (${LEVELS[bump].fr})`,
          `${counted(locale, count, one, many)}, to be published as ${nextVersion(from.version, bump)} (${LEVELS[bump].en})`,
        );
  return `${to.brand} ${versions}${say(locale, ' :', ':')} ${told}`;
}

const paint = (colour: 'red' | 'yellow' | 'dim', words: string): string =>
  styleText(colour, words, { stream: process.stdout });
