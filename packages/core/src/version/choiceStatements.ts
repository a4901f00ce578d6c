/** Everything a choice says: its button, where it leads and what it asks for. */
import type { Choice, Need } from '../charter.ts';
import type { Names, Said, StepNaming } from './names.ts';
import { exact, flag, manner, owed, type Statement, say, sayNamed, sayText } from './statement.ts';

/** Below `<crisis>/<step>/choices/<event>`, each thing once. */
export function choiceStatements(
  at: string,
  { event, go, needs, unanswered, markAuthor, label }: Choice,
  { crisis, step, name, names }: StepNaming,
): Statement[] {
  const button = names.choice(crisis, step, event);
  const its = (fr: string, en: string) => name(`${button.fr} ${fr}`, `${button.en} ${en}`);
  return [
    sayNamed(at, name('choix', 'choice'), event, button, owed),
    sayNamed(`${at}/go`, its('mène à', 'leads to'), go, names.step(crisis, go), exact),
    sayText(`${at}/label`, name(`choix « ${event} », texte`, `choice "${event}", text`), label),
    ...needs.map((need) =>
      sayNamed(
        `${at}/needs/${needKey(need)}`,
        its('demande', 'needs'),
        needKey(need),
        needWords(need, crisis, names),
        owed,
      ),
    ),
    ...(unanswered ? [] : [flag(`${at}/answers`, its('vaut réponse', 'counts as an answer'), owed)]),
    ...(markAuthor === null
      ? []
      : [say(`${at}/mark-author`, name('auteur marqué', 'author marked'), markAuthor, manner)]),
  ];
}

/** `{ kind: 'fact', fact: 'booking' }` → "fact booking" */
function needKey({ kind, ...rest }: Need): string {
  return [kind, ...Object.values(rest)].join(' ');
}

function needWords(need: Need, crisis: string, names: Names): Said {
  switch (need.kind) {
    case 'checklist':
      return { fr: 'tout est coché', en: 'everything ticked' };
    case 'relay':
      return { fr: 'la question a sa réponse', en: 'the question answered' };
    case 'from-severity':
      return { fr: `gravité ${need.level} au moins`, en: `severity ${need.level} at least` };
    case 'fact':
      return both(
        names.fact(need.fact),
        (fact) => `« ${fact} » est connu`,
        (fact) => `"${fact}" known`,
      );
    case 'role':
      return both(
        names.role(need.role),
        (role) => `être ${role}`,
        (role) => `to be ${role}`,
      );
    case 'not-author-of':
      return both(
        names.step(crisis, need.step),
        (step) => `un autre que l’auteur de ${step}`,
        (step) => `somebody else than for ${step}`,
      );
  }
}

function both({ fr, en }: Said, inFrench: (words: string) => string, inEnglish: (words: string) => string): Said {
  return { fr: inFrench(fr), en: inEnglish(en) };
}
