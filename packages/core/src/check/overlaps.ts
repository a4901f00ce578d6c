/** Two crisis types are told apart: no signal of one always fits the other too without a `never` between them. */
import type { Playbook, Signal } from '../charter.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { matchTable, type SignalTable, tabulateSignals } from '../triage/signals.ts';
import { wordsOf } from '../triage/words.ts';
import { type CheckContext, inPlaybook, warning } from './context.ts';

/** Stands between two phrases so that no third phrase can span them; no word of any language. */
const FILLER = ' qzqzq ';

export function checkOverlaps(context: CheckContext): Diagnostic[] {
  const playbooks = context.sound.filter((playbook) => playbook.crisis !== context.charter.whenUnsure);
  const table = tabulateSignals(Object.fromEntries(playbooks.map((playbook) => [playbook.crisis, playbook])));
  const shortest = new Map<string, { playbook: Playbook; language: string; text: string; other: string }>();
  for (const playbook of playbooks) {
    for (const [language, signal] of Object.entries(playbook.signals)) {
      for (const text of shortestTexts(signal)) {
        for (const other of othersThatFit(table, playbook.crisis, language, text)) {
          const pair = [playbook.crisis, other].sort().join('\0');
          const known = shortest.get(pair);
          if (known === undefined || text.length < known.text.length)
            shortest.set(pair, { playbook, language, text, other });
        }
      }
    }
  }
  return [...shortest.values()].map(({ playbook, language, text, other }) => {
    const comment = text.replaceAll(FILLER, ' … ');
    return warning(
      context,
      inPlaybook(context, playbook.crisis, 'signals', language, 'any'),
      'signals/overlap',
      {
        fr: `Ce commentaire est à la fois « ${playbook.crisis} » et « ${other} » : « ${comment} ».`,
        en: `This comment is both "${playbook.crisis}" and "${other}": "${comment}".`,
      },
      {
        fr: `Précisez par \`with\`, ou écartez l'un des deux par \`never\`.`,
        en: 'Narrow one by `with`, or rule it out by `never`.',
      },
    );
  });
}

/** The shortest comments that each signal fits: one phrase of `any`, and one of `with`. `bagag*` → "bagag". */
function shortestTexts(signal: Signal): string[] {
  const bare = (phrase: string) => phrase.replaceAll('*', '');
  const companions = signal.with.length === 0 ? [''] : signal.with.map((phrase) => FILLER + bare(phrase));
  return signal.any.flatMap((phrase) => companions.map((companion) => bare(phrase) + companion));
}

/** Empty when the text does not fit its own crisis: one of its own `never` rules it out. */
function othersThatFit(table: SignalTable, crisis: string, language: string, text: string): string[] {
  const fitting = [...matchTable(table, wordsOf(text), [language]).keys()];
  return fitting.includes(crisis) ? fitting.filter((other) => other !== crisis) : [];
}
