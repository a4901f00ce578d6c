/** A raise of the severity can happen, and changes something. */
import type { Playbook } from '../charter.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { type CheckContext, finding, inPlaybook, warning } from './context.ts';

export function checkRaises(context: CheckContext): Diagnostic[] {
  return context.sound.flatMap((playbook) =>
    playbook.severity.raise.flatMap(({ to, when }, index) => {
      if (Object.keys(when).length === 0) return [unconditional(context, playbook, index)];
      return to > playbook.severity.base ? [] : [lower(context, playbook, index)];
    }),
  );
}

function unconditional(context: CheckContext, { crisis, severity }: Playbook, index: number): Diagnostic {
  const to = severity.raise[index]?.to;
  return finding(
    context,
    inPlaybook(context, crisis, 'severity', 'raise', index, 'when'),
    'severity/no-condition',
    { fr: 'Cette hausse ne dit pas quand elle vaut.', en: 'This raise does not say when it holds.' },
    {
      fr: `Dites une condition (\`says\`, \`similar\`, \`author-is\`…) ; si elle vaut toujours, écrivez \`base: ${to}\`.`,
      en: `Say a condition (\`says\`, \`similar\`, \`author-is\`…); if it always holds, write \`base: ${to}\`.`,
    },
  );
}

function lower(context: CheckContext, { crisis, severity }: Playbook, index: number): Diagnostic {
  const to = severity.raise[index]?.to;
  return warning(
    context,
    inPlaybook(context, crisis, 'severity', 'raise', index, 'to'),
    'severity/no-raise',
    {
      fr: `Cette hausse ne change rien : ce type de crise commence déjà à ${severity.base}.`,
      en: `This raise changes nothing: this crisis type begins at ${severity.base} already.`,
    },
    {
      fr: `Écrivez un niveau au-dessus de ${severity.base}, ou retirez-la : une hausse (${to}) n'abaisse jamais.`,
      en: `Write a level above ${severity.base}, or take it away: a raise (${to}) never lowers.`,
    },
  );
}
