/** What the examples and stories of a brand touch of its playbooks, and what they leave alone. */
import { type CaseState, type Charter, type CharterDocument, type Playbook, playStory, type Step } from '@aplomb/core';

/** A story as its file holds it. */
type StoryYaml = Parameters<typeof playStory>[2];

/** One playbook. Names of steps, of choices as `step/event`, of replies. */
export interface Coverage {
  readonly crisis: string;
  /** Examples that are this crisis, near misses left out. */
  readonly examples: number;
  readonly stories: number;
  readonly steps: Reached;
  readonly choices: Reached;
  readonly replies: Reached;
}

export interface Reached {
  readonly touched: number;
  readonly total: number;
  readonly untouched: readonly string[];
}

/**
 * A step is touched when it is active after some line of a story, or a choice led into it; a choice when a line takes it; a
 * reply when its step is touched. A story counts up to the line that fails.
 */
export function coverageOf(charter: Charter, document: CharterDocument): Coverage[] {
  const touched = new Set<string>();
  for (const { crisis, stories } of document.playbooks) {
    for (const story of stories?.value ?? []) touch(charter, crisis, story, touched);
  }
  return Object.values(charter.playbooks).map((playbook) => {
    const folder = document.playbooks.find(({ crisis }) => crisis === playbook.crisis);
    const steps = Object.values(playbook.workflow.steps);
    const reached = (step: Step) => touched.has(stepName(playbook.crisis, step.key));
    const choices = steps.flatMap((step) => step.choices.map(({ event }) => `${step.key}/${event}`));
    const sent = new Set(steps.filter(reached).flatMap(({ reply, draft }) => [reply?.template, draft]));
    return {
      crisis: playbook.crisis,
      examples: folder?.examples?.value?.filter((example) => example.not !== true).length ?? 0,
      stories: folder?.stories?.value?.length ?? 0,
      steps: reach(
        steps.map(({ key }) => key),
        (key) => touched.has(stepName(playbook.crisis, key)),
      ),
      choices: reach(choices, (name) => touched.has(stepName(playbook.crisis, name))),
      replies: reach(Object.keys(playbook.replies), (name) => sent.has(name)),
    };
  });
}

const stepName = (crisis: string, step: string): string => `${crisis}/${step}`;

function reach(names: readonly string[], isTouched: (name: string) => boolean): Reached {
  const untouched = names.filter((name) => !isTouched(name));
  return { touched: names.length - untouched.length, total: names.length, untouched };
}

/** Plays the story up to each of its lines in turn: what a line touches shows in the case before and after it. */
function touch(charter: Charter, crisis: string, story: StoryYaml, touched: Set<string>): void {
  let before: CaseState | null = null;
  for (let lines = 0; lines <= story.script.length; lines += 1) {
    const result = playStory(charter, crisis, { ...story, script: story.script.slice(0, lines) });
    if (!result.ok) return;
    const line = story.script[lines - 1];
    if (before !== null && line?.does !== undefined && line.refused === undefined)
      touchChoice(charter, before, line.does, line.step, touched);
    for (const { step } of result.state.active) touchStep(charter, result.state.crisis, step, touched);
    before = result.state;
  }
}

function touchChoice(
  charter: Charter,
  before: CaseState,
  event: string,
  said: string | undefined,
  touched: Set<string>,
): void {
  const playbook = charter.playbooks[before.crisis] as Playbook;
  for (const { step: key } of before.active) {
    const choice = playbook.workflow.steps[key]?.choices.find((one) => one.event === event);
    if (choice === undefined || (said !== undefined && said !== key)) continue;
    touched.add(stepName(before.crisis, `${key}/${event}`));
    touchStep(charter, before.crisis, choice.go, touched);
  }
}

/** A step in a branch touches the parallel step that it belongs to. */
function touchStep(charter: Charter, crisis: string, key: string, touched: Set<string>): void {
  touched.add(stepName(crisis, key));
  const region = charter.playbooks[crisis]?.workflow.steps[key]?.region ?? null;
  if (region !== null) touched.add(stepName(crisis, region.parallel));
}
