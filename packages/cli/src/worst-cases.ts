/** What breaks promises, as stories that a brand does not have yet. */
import type { WorstCase } from '@aplomb/core';
import type { Brand } from './brands.ts';

/** Without those of which a story of the same name stands in the brand already: nobody pastes it twice. */
export function worstCasesOf({ diagnostics, document }: Pick<Brand, 'diagnostics' | 'document'>): WorstCase[] {
  const isKept = ({ crisis, story }: WorstCase) =>
    (document.playbooks.find((one) => one.crisis === crisis)?.stories?.value ?? []).some((one) => one.story === story);
  return diagnostics.flatMap(({ worstCase }) => worstCase ?? []).filter((one) => !isKept(one));
}
