import { contains, squeezed } from './mustInclude.ts';
import { finding, type ReplyRule } from './rule.ts';

/**
 * An agency or a machine writes for the brand, and does not say so with the charter's own `disclosure`. Where the charter has
 * no such partial, nobody has to.
 */
export const disclosure: ReplyRule = ({ folded }, context) => {
  const texts = context.disclosure;
  if (texts === null || texts.some((text) => contains(squeezed(folded), text))) return [];
  return [
    finding(
      context,
      'disclosure',
      'error',
      null,
      `Dire qui écrit : ${texts[0] ?? ''}`,
      `Say who writes: ${texts[0] ?? ''}`,
    ),
  ];
};
