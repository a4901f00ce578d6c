/** What the examples and stories of a brand touch of its playbooks, and what they leave alone. */
import type { Charter, Playbook } from '../charter.ts';
import type { CharterDocument } from '../document/read.ts';
import { type Touched, touchedBy } from './touched.ts';

export interface Reached {
  readonly touched: number;
  readonly total: number;
  readonly untouched: readonly string[];
}

/** One playbook. Names of steps, of choices as `step/event`, of replies; severities as numbers. */
export interface Coverage {
  readonly crisis: string;
  /** Examples that are this crisis, near misses left out. */
  readonly examples: number;
  readonly stories: number;
  readonly steps: Reached;
  readonly choices: Reached;
  readonly replies: Reached;
  /** The base severity and every level that a raise leads to. */
  readonly severities: Reached;
}

/**
 * A step is touched when it is active after some line of a story, or a choice led into it; a choice when a line takes it; a
 * reply when its step is touched; a severity when a story opens at it or an example expects it. A story counts up to the
 * line that fails.
 *
 * @example coverageOf(charter, readDocument(sources, 'en'))[0]?.steps.untouched // ["taken-over"]
 */
export function coverageOf(charter: Charter, document: CharterDocument): Coverage[] {
  const touched: Touched = new Set();
  for (const { crisis, stories } of document.playbooks) {
    if (!Object.hasOwn(charter.playbooks, crisis)) continue;
    for (const story of stories?.value ?? []) for (const name of touchedBy(charter, crisis, story)) touched.add(name);
  }
  return Object.values(charter.playbooks).map((playbook) => coverageOfOne(playbook, document, touched));
}

function coverageOfOne(playbook: Playbook, document: CharterDocument, touched: Touched): Coverage {
  const { crisis, examples } = playbook;
  const steps = Object.values(playbook.workflow.steps);
  const expected = new Set(examples.map(({ expectSeverity }) => expectSeverity));
  const sent = new Set(
    steps
      .filter(({ key }) => touched.has(`${crisis}/step/${key}`))
      .flatMap(({ reply, draft }) => [reply?.template, draft]),
  );
  return {
    crisis,
    examples: examples.filter(({ not }) => !not).length,
    stories: document.playbooks.find((folder) => folder.crisis === crisis)?.stories?.value?.length ?? 0,
    steps: reach(
      steps.map(({ key }) => key),
      (key) => touched.has(`${crisis}/step/${key}`),
    ),
    choices: reach(choicesOf(playbook), (name) => touched.has(`${crisis}/choice/${name}`)),
    replies: reach(Object.keys(playbook.replies), (name) => sent.has(name)),
    severities: reach(
      levelsOf(playbook).map(String),
      (level) => touched.has(`${crisis}/severity/${level}`) || [...expected].some((one) => String(one) === level),
    ),
  };
}

/** Choices by name, `step/event`. */
const choicesOf = ({ workflow }: Playbook): string[] =>
  Object.values(workflow.steps).flatMap((step) => step.choices.map(({ event }) => `${step.key}/${event}`));

/** The severities that a crisis can have, lowest first. */
export function levelsOf({ severity }: Playbook): number[] {
  const levels = [severity.base, ...severity.raise.map(({ to }) => to).filter((to) => to > severity.base)];
  return [...new Set(levels)].sort((a, b) => a - b);
}

function reach(names: readonly string[], isTouched: (name: string) => boolean): Reached {
  const untouched = names.filter((name) => !isTouched(name));
  return { touched: names.length - untouched.length, total: names.length, untouched };
}
