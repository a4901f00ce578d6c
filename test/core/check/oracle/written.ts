/** A brand as plain values, before anything of the compiler has looked at it: what is edited, written as YAML, and judged. */
import type { CharterYaml } from '../../../../packages/core/src/document/charter.ts';
import type { EscalationYaml, PlaybookYaml, StepYaml } from '../../../../packages/core/src/document/playbook.ts';
import type { Source } from '../../../../packages/core/src/document/source.ts';
import { parseYaml } from '../../../../packages/core/src/document/yaml.ts';
import { lanterne } from '../lanterne.ts';

export type { CharterYaml, EscalationYaml, PlaybookYaml, StepYaml };

export interface Brand {
  charter: CharterYaml;
  playbooks: Record<string, PlaybookYaml>;
  templates: Record<string, string>;
}

/** Short replies in one language: what they say is not in question here, only the facts they need. */
const templates: Record<string, string> = {
  'partials/signature.hbs': '{{brand}}\n',
  'late/replies/acknowledge.fr.hbs': 'Nous cherchons. {{> signature}}\n',
  'late/replies/found.fr.hbs': 'Départ le {{date new-date}}. {{> signature}}\n',
  'recall/replies/holding.fr.hbs': 'Nous sommes désolés. {{> signature}}\n',
  'recall/replies/update.fr.hbs': 'Nous sommes désolés. {{> signature}}\n',
};

/** Texts and word lists in French only: { fr: Retard, en: Delay } → { fr: Retard } */
function inFrench<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inFrench) as T;
  const kept = Object.entries(value).filter(([key]) => key !== 'en');
  return Object.fromEntries(kept.map(([key, part]) => [key, inFrench(part)])) as T;
}

const read = (path: string) => inFrench(parseYaml(path, lanterne[path]!, 'en').value);

export function lanterneBrand(): Brand {
  const crises = ['insult', 'late', 'recall', 'triage'];
  return {
    charter: { ...(read('charter.yaml') as CharterYaml), languages: ['fr'] },
    playbooks: Object.fromEntries(crises.map((crisis) => [crisis, read(`${crisis}/playbook.yaml`) as PlaybookYaml])),
    templates,
  };
}

/** JSON is YAML. */
export function sourcesOf({ charter, playbooks, templates: texts }: Brand): Source[] {
  return [
    { path: 'charter.yaml', text: JSON.stringify(charter) },
    ...Object.entries(playbooks).map(([crisis, playbook]) => ({
      path: `${crisis}/playbook.yaml`,
      text: JSON.stringify(playbook),
    })),
    ...Object.entries(texts).map(([path, text]) => ({ path, text })),
  ];
}

/** One step, and where it stands: `''`, or `<parallel>/<region>`. */
export interface Placed {
  readonly key: string;
  readonly step: StepYaml;
  readonly scope: string;
}

/** Every step, regions included, in reading order. */
export function placed({ workflow }: PlaybookYaml): Placed[] {
  return Object.entries(workflow.steps).flatMap(([key, step]) => [
    { key, step, scope: '' },
    ...Object.entries(step['in-parallel'] ?? {}).flatMap(([region, { steps }]) =>
      Object.entries(steps).map(([inner, one]): Placed => ({ key: inner, step: one, scope: `${key}/${region}` })),
    ),
  ]);
}

export type Kind = 'parallel' | 'end' | 'done' | 'wait' | 'approval' | 'work';

export function kindOf(step: StepYaml): Kind {
  if (step['in-parallel'] !== undefined) return 'parallel';
  if (step.end !== undefined) return 'end';
  if (step.done !== undefined) return 'done';
  if (step.wait !== undefined) return 'wait';
  return step.approval === undefined ? 'work' : 'approval';
}

/** The deadline and its escalations in place, in order. */
export function links(step: StepYaml): (NonNullable<StepYaml['deadline']> | EscalationYaml)[] {
  const found: (NonNullable<StepYaml['deadline']> | EscalationYaml)[] = [];
  let next: NonNullable<StepYaml['deadline']> | EscalationYaml | string | undefined = step.deadline;
  while (next !== undefined && typeof next !== 'string') {
    found.push(next);
    next = next['if-missed'];
  }
  return found;
}
