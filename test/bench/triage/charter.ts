/** A charter with the bench's types: phrases of `phrases.ts`, examples from rows. */
import type { Charter } from '../../../packages/core/src/charter.ts';
import { charterOf, example, playbook, signal } from '../../core/triage/charter.ts';
import type { Row } from './comments.ts';
import { types } from './phrases.ts';

/** Ids are words joined by hyphens, labels by underscores. */
export const crisisOf = (label: string): string => label.replaceAll('_', '-');

export const labelOf = (crisis: string): string => crisis.replaceAll('-', '_');

export interface Taught {
  readonly examples?: boolean;
  readonly phrases?: boolean;
}

export function benchCharter(rows: readonly Row[], { examples = true, phrases = true }: Taught = {}): Charter {
  const playbooks = Object.entries(types).map(([label, { title, family, ground, fr, en }]) => {
    const own = rows.filter((row) => row.label === label).map((row) => example(row.text, row.lang));
    return playbook(crisisOf(label), {
      title: phrases ? title : {},
      family,
      ground: ground ?? 'none',
      signals: phrases ? { fr: signal(fr.any, fr), en: signal(en.any, en) } : {},
      examples: examples ? own : [],
    });
  });
  return charterOf(playbooks, { whenUnsure: 'other' });
}
