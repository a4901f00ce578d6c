/** Names that the language has given already: a calendar, channel or fact of that name would be read as something else. */
import type { Diagnostic } from '../diagnostic.ts';
import { alwaysKnown } from '../reply/facts.ts';
import { type Bilingual, type CheckContext, finding } from './context.ts';
import { TEMPLATE_WORDS } from './names.ts';

interface Reserved {
  readonly block: 'calendars' | 'channels' | 'facts';
  readonly names: readonly string[];
  readonly why: Bilingual;
}

const RESERVED: readonly Reserved[] = [
  {
    block: 'calendars',
    names: ['always'],
    why: { fr: 'le calendrier qui ne ferme jamais', en: 'the calendar that never closes' },
  },
  {
    block: 'channels',
    names: ['otherwise'],
    why: { fr: 'les autres canaux, dans une action', en: 'the other channels, in an action' },
  },
  {
    block: 'facts',
    names: alwaysKnown,
    why: { fr: 'un fait que toute charte connaît déjà', en: 'a fact that every charter knows already' },
  },
  { block: 'facts', names: TEMPLATE_WORDS, why: { fr: 'un mot des réponses', en: 'a word of replies' } },
];

export function checkReservedNames(context: CheckContext): Diagnostic[] {
  const { charter } = context.document;
  return RESERVED.flatMap(({ block, names, why }) =>
    Object.keys(charter.value?.[block] ?? {})
      .filter((name) => names.includes(name))
      .map((name) =>
        finding(
          context,
          charter.atKey([block, name]),
          'name/reserved',
          { fr: `« ${name} » désigne déjà ${why.fr}.`, en: `"${name}" already means ${why.en}.` },
          { fr: 'Prenez un autre nom.', en: 'Take another name.' },
        ),
      ),
  );
}
