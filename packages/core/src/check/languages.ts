/** Every text has every language of the charter. */
import type { Diagnostic } from '../diagnostic.ts';
import { charterSchema } from '../document/charter.ts';
import { playbookSchema } from '../document/playbook.ts';
import { type Found, valuesOf } from '../document/schema-walk.ts';
import type { Shaped } from '../document/shape.ts';
import { text } from '../document/texts.ts';
import { type CheckContext, finding } from './context.ts';

export function checkLanguages(context: CheckContext): Diagnostic[] {
  const { charter, playbooks } = context.document;
  return [
    ...incompleteTexts(context, charter, valuesOf(charterSchema, charter.value, text)),
    ...playbooks.flatMap(({ playbook }) =>
      incompleteTexts(context, playbook, valuesOf(playbookSchema, playbook.value, text)),
    ),
  ];
}

function incompleteTexts(context: CheckContext, shaped: Shaped<unknown>, texts: readonly Found[]): Diagnostic[] {
  return texts.flatMap(({ path, value }) => {
    if (typeof value !== 'object' || value === null) return [];
    const missing = context.charter.languages.filter(
      (language) => !Object.hasOwn(value, language) && !lostAt(shaped, [...path, language]),
    );
    if (missing.length === 0) return [];
    const list = missing.join(', ');
    return [
      finding(
        context,
        shaped.atKey(path),
        'text/language-missing',
        { fr: `Ce texte n'existe pas en : ${list}.`, en: `This text does not exist in: ${list}.` },
        { fr: `Ajoutez \`${missing[0]}:\` à ce texte.`, en: `Add \`${missing[0]}:\` to this text.` },
      ),
    ];
  });
}

/** A language that was written but not readable is reported already. */
const lostAt = (shaped: Shaped<unknown>, path: readonly (string | number)[]) =>
  shaped.lost.some((lost) => lost.length >= path.length - 1 && path.slice(0, -1).every((part, i) => part === lost[i]));
