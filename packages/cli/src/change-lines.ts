/** What would have changed the answer, as lines that a person reads under a prescription. */
import type { Change, Charter, Locale } from '@aplomb/core';
import { visible } from './excerpt.ts';
import { quoted, say } from './locale.ts';

/** Beyond these nobody reads on. */
const MOST_SHOWN = 12;

type Words = Readonly<Record<Locale, string>>;

const FACTS: Readonly<Record<Extract<Change, { kind: 'fact' }>['fact'], Words>> = {
  followers: { fr: 'abonnés de l’auteur', en: 'followers of the author' },
  'author-kind': { fr: 'sorte d’auteur', en: 'kind of author' },
  audience: { fr: 'public', en: 'audience' },
  similar: { fr: 'commentaires semblables', en: 'similar comments' },
  stars: { fr: 'étoiles', en: 'stars' },
  channel: { fr: 'canal', en: 'channel' },
};

function changeWords(change: Change, locale: Locale): string {
  if (change.kind === 'fact') {
    const from = change.from === null ? '' : say(locale, ` au lieu de ${change.from}`, ` instead of ${change.from}`);
    return `${FACTS[change.fact][locale]} ${change.to}${visible(from)}`;
  }
  const words = change.without.map((word) => quoted(visible(word), locale));
  return say(locale, `sans ${words.join(' ni ')}`, `without ${words.join(' and ')}`);
}

/** One line a change, under a heading; a line that says so where nothing small changes anything. */
export function changeLines(charter: Charter, changes: readonly Change[], locale: Locale): string {
  if (changes.length === 0) {
    return say(
      locale,
      '\nAucun mot ni aucune donnée, à lui seul, ne changerait la crise ou la gravité.\n',
      '\nNo word and no fact alone would change the crisis or the severity.\n',
    );
  }
  const lines = changes.slice(0, MOST_SHOWN).map((change) => {
    const { crisis, severity } = change.becomes;
    const title = charter.playbooks[crisis]!.title[locale] ?? crisis;
    const level = say(locale, `gravité ${severity}`, `severity ${severity}`);
    return `  ${changeWords(change, locale)} → ${visible(title)} (${crisis}), ${level}\n`;
  });
  const head = say(locale, '\nCe qui changerait la réponse :\n', '\nWhat would change the answer:\n');
  return head + lines.join('');
}
