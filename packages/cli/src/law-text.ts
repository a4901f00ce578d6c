/** What the law asks around a comment of some ground, as a part of a brief that a person reads. */
import {
  type Channel,
  type Duty,
  durationWords,
  type Ground,
  grounds,
  hostRules,
  type Locale,
  type Text,
} from '@aplomb/core';
import { say } from './locale.ts';

/** Empty where the crisis has no ground: the law then asks nothing of who answers. */
export function lawText(ground: Ground, channel: Channel, locale: Locale): string {
  if (ground === 'none') return '';
  const { title, text, keep, limitation, limitationSource, noReasons, duties } = grounds[ground];
  const colon = say(locale, ' : ', ': ');
  const listed = (items: readonly Text[]) => items.map((item) => item[locale]).join(say(locale, ' ; ', '; '));
  const prosecuted =
    limitation === null || limitationSource === null
      ? []
      : [
          say(
            locale,
            `Se poursuit pendant ${durationWords(limitation, 'fr')} (${limitationSource.article.fr})`,
            `Prosecuted within ${durationWords(limitation, 'en')} (${limitationSource.article.en})`,
          ),
        ];
  const told = duties
    .filter(({ binds, key }) => (channel.brandIsHost ? key !== 'platform' : binds !== 'host'))
    .map((duty) => dutyText(duty, locale));
  const hosted = channel.brandIsHost
    ? hostRules
        .filter(({ key }) => key !== 'reasons' || noReasons === null)
        .map(
          (rule) =>
            `${rule.title[locale]}, ${rule.term.words[locale]} (${rule.source.article[locale]})${colon}${listed(rule.content)}`,
        )
    : [];
  const lines = [
    `${title[locale]}${colon}${text[locale]}`,
    `${say(locale, 'À garder', 'To keep')}${colon}${listed(keep)}`,
    ...prosecuted,
    ...told,
    ...hosted,
    say(locale, 'À faire relire par un juriste ; ce n’est pas un avis.', 'For a lawyer to check; this is no advice.'),
  ];
  return `\n## ${say(locale, 'Droit', 'Law')}\n\n${lines.map((line) => `- ${line}\n`).join('')}`;
}

const FORCES: Readonly<Record<Duty['force'], Readonly<Record<Locale, string>>>> = {
  must: { fr: 'À prévenir', en: 'To be told' },
  may: { fr: 'Peut être prévenu', en: 'May be told' },
  if: { fr: 'À prévenir si', en: 'To be told if' },
};

function dutyText({ to, force, when, term, source }: Duty, locale: Locale): string {
  const doubt = {
    text: '',
    secondary: '',
    unverified: say(locale, ', à vérifier', ', to be checked'),
  }[source.confidence];
  const disputed =
    source.disputed === null
      ? ''
      : say(locale, `, contesté : ${source.disputed.fr}`, `, disputed: ${source.disputed.en}`);
  const colon = say(locale, ' : ', ': ');
  return `${FORCES[force][locale]}${colon}${to[locale]}, ${term.words[locale]}${say(locale, ' ; ', '; ')}${when[locale]} (${source.article[locale]}${doubt}${disputed})`;
}
