/** What signals and raises listen for can be heard: each phrase has a word, and `*` stands at the end of one. */
import type { Diagnostic, Place } from '../diagnostic.ts';
import { wordsOf } from '../triage/words.ts';
import { type CheckContext, finding, inPlaybook } from './context.ts';

export function checkPhrases(context: CheckContext): Diagnostic[] {
  return context.sound.flatMap(({ crisis, signals, severity }) => [
    ...Object.entries(signals).flatMap(([language, signal]) =>
      (['any', 'with', 'never'] as const).flatMap((part) =>
        unheard(context, signal[part], (index) => inPlaybook(context, crisis, 'signals', language, part, index)),
      ),
    ),
    ...severity.raise.flatMap(({ when }, raise) =>
      Object.entries(when.says ?? {}).flatMap(([language, phrases]) =>
        unheard(context, phrases, (index) =>
          inPlaybook(context, crisis, 'severity', 'raise', raise, 'when', 'says', language, index),
        ),
      ),
    ),
  ]);
}

/** A star that ends no word: "*valise", "val*ise", "valise *". */
const LOST_STAR = /(^|[^\p{L}\p{N}\p{M}])\*|\*[\p{L}\p{N}]/u;

function unheard(context: CheckContext, phrases: readonly string[], placeOf: (index: number) => Place): Diagnostic[] {
  return phrases.flatMap((phrase, index) => {
    if (LOST_STAR.test(phrase))
      return [
        finding(
          context,
          placeOf(index),
          'signals/star',
          {
            fr: `Dans « ${phrase} », l'étoile ne termine aucun mot.`,
            en: `In "${phrase}" the star ends no word.`,
          },
          {
            fr: "L'étoile se met à la fin d'un début de mot : `bagag*` trouve « bagages ».",
            en: 'A star stands at the end of a stem: `luggag*` finds "luggage".',
          },
        ),
      ];
    return wordsOf(phrase).length > 0
      ? []
      : [
          finding(context, placeOf(index), 'signals/no-word', {
            fr: `« ${phrase} » n'a aucun mot : rien ne lui correspondra jamais.`,
            en: `"${phrase}" has no word: nothing will ever match it.`,
          }),
        ];
  });
}
