import { fold } from '../reading.ts';
import { finding, type ReplyRule } from './rule.ts';

/** A partial that every reply carries, a signature for instance, is not there. Spaces, case and accents do not matter. */
export const mustInclude: ReplyRule = ({ folded }, context) => {
  if (context.mustInclude.length === 0) return [];
  const here = squeezed(folded);
  return context.mustInclude
    .filter(({ texts }) => !texts.some((text) => contains(here, text)))
    .map(({ partial, texts }) =>
      finding(
        context,
        'must-include',
        'error',
        null,
        `Il manque « ${partial} » : ${texts[0] ?? ''}`,
        `"${partial}" is missing: ${texts[0] ?? ''}`,
      ),
    );
};

/** A value nobody knows yet, `{{agent-name}}`, may be anything. */
export function contains(here: string, text: string): boolean {
  let from = 0;
  for (const part of text.split(/\{\{[a-z0-9-]+\}\}/)) {
    const wanted = squeezed(fold(part)).trim();
    const at = here.indexOf(wanted, from);
    if (at < 0) return false;
    from = at + wanted.length;
  }
  return true;
}

export function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[—–]/g, '-');
}
