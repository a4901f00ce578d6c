/** What one story touches: it is played up to each of its lines in turn, and the case is looked at before and after. */
import type { CaseState } from '../case.ts';
import type { Charter } from '../charter.ts';
import { playStory, severityOfStory } from '../check/stories.ts';
import type { StoryLineYaml, StoryYaml } from '../document/stories.ts';

/** `crisis/step/key`, `crisis/choice/step/event`, `crisis/severity/4`. */
export type Touched = Set<string>;

/** A story counts up to the line that fails. Throws for a crisis type that the charter lacks. */
export function touchedBy(charter: Charter, crisis: string, story: StoryYaml): Touched {
  const touched: Touched = new Set();
  let before: CaseState | null = null;
  for (let lines = 0; lines <= story.script.length; lines += 1) {
    const result = playStory(charter, crisis, { ...story, script: story.script.slice(0, lines) });
    if (!result.ok) break;
    if (lines === 0) touched.add(`${crisis}/severity/${story.severity ?? severityOfStory(charter, crisis, story)}`);
    touchLine(charter, before, story.script[lines - 1], result.state, touched);
    before = result.state;
  }
  return touched;
}

/** What one line touches between two states of a case; the first state of all when there is none before. */
export function touchLine(
  charter: Charter,
  before: CaseState | null,
  line: StoryLineYaml | undefined,
  after: CaseState,
  touched: Touched,
): void {
  for (const { step } of after.active) touchStep(charter, after.crisis, step, touched);
  if (before === null || line === undefined || line.refused !== undefined) return;
  const { steps } = charter.playbooks[before.crisis]!.workflow;
  for (const { step: key } of before.active) {
    const step = steps[key]!;
    const choice = step.choices.find(({ event }) => event === line.does);
    if (choice !== undefined && (line.step === undefined || line.step === key)) {
      touched.add(`${before.crisis}/choice/${key}/${choice.event}`);
      touchStep(charter, before.crisis, choice.go, touched);
    }
    if (after.active.some((active) => active.step === key)) continue;
    if (line.approves === 'yes' || line.approves === true) touchDone(charter, before, step.approval?.accepted, touched);
    if (line.approves === 'no' || line.approves === false) touchDone(charter, before, step.approval?.refused, touched);
    if (line.wait !== undefined) touchDone(charter, before, step.wait?.then, touched);
  }
}

/** The end of a branch is never among the active steps. */
function touchDone(charter: Charter, { crisis }: CaseState, key: string | undefined, touched: Touched): void {
  if (key !== undefined && charter.playbooks[crisis]!.workflow.steps[key]?.kind === 'done')
    touchStep(charter, crisis, key, touched);
}

/** A step in a branch touches the parallel step that it belongs to. */
function touchStep(charter: Charter, crisis: string, key: string, touched: Touched): void {
  touched.add(`${crisis}/step/${key}`);
  const region = charter.playbooks[crisis]?.workflow.steps[key]?.region ?? null;
  if (region !== null) touched.add(`${crisis}/step/${region.parallel}`);
}
