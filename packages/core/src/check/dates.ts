/** A time that ends before it begins is never. */
import type { Diagnostic, Place } from '../diagnostic.ts';
import { type Bilingual, type CheckContext, finding, inCharter } from './context.ts';

/** The charter's own dates, and the season in which a crisis type is active. Both days belong to it. */
export function checkDates(context: CheckContext): Diagnostic[] {
  const { charter, playbooks } = context.document;
  const span = { from: charter.value?.['valid-from'], until: charter.value?.['valid-until'] };
  return [
    ...reversed(context, span, inCharter(context, 'valid-until'), {
      fr: 'La charte finit avant de commencer.',
      en: 'The charter ends before it begins.',
    }),
    ...playbooks.flatMap(({ playbook }) =>
      reversed(context, playbook.value?.active ?? {}, playbook.at(['active', 'until']), {
        fr: 'Ce type de crise finit avant de commencer : il ne serait jamais actif.',
        en: 'This crisis type ends before it begins: it would never be active.',
      }),
    ),
  ];
}

interface Span {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

function reversed(context: CheckContext, { from, until }: Span, place: Place, message: Bilingual): Diagnostic[] {
  return from === undefined || until === undefined || from <= until
    ? []
    : [finding(context, place, 'date/reversed', message)];
}
