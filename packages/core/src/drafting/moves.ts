/** What people and time can make of a case next: lines of a story, each move as few lines as it takes. */
import type { ActiveStep, Actor } from '../case.ts';
import type { Choice, Duration, Step } from '../charter.ts';
import type { StoryLineYaml } from '../document/stories.ts';
import { addDuration } from '../time/calendar.ts';
import { durationWords } from '../time/duration.ts';
import { clocksOf } from '../workflow/clocks.ts';
import { playbookOf, timeOf } from '../workflow/draft.ts';
import { explain } from '../workflow/explain.ts';
import type { Scene } from '../workflow/story-script.ts';
import { personOf } from './people.ts';
import { sampleOf } from './samples.ts';

/** Lines that lead to one event: what the event needs first, then the event. */
export type Move = readonly StoryLineYaml[];

/**
 * Every move from here: each choice with its ticks, facts and answers before it, each approval given and refused, the next
 * deadline missed or wait over, the author writing again. What `advance` then refuses is no move.
 */
export function movesAt(scene: Scene): Move[] {
  const { steps } = playbookOf(scene.charter, scene.state).workflow;
  if (scene.state.status === 'closed') return [hearing()];
  const acted = scene.state.active.flatMap((active) => {
    const step = steps[active.step]!;
    return [...step.choices.map((choice) => choosing(scene, active, step, choice)), ...approving(scene, step)];
  });
  const waits = scene.state.active.some(({ waitUntil }) => waitUntil !== null);
  return [...acted, ...waiting(scene), ...(waits ? [hearing()] : [])];
}

function choosing(scene: Scene, active: ActiveStep, step: Step, choice: Choice): Move {
  const { charter, state } = scene;
  const owner = active.owner ?? '';
  const there = state.active.length > 1 ? { step: step.key } : {};
  const reasons = explain(charter, state, step, choice, null, 'en');
  const of = (code: string) => reasons.flatMap((found) => (found.code === code ? [found.subject ?? ''] : []));
  const [role = owner] = choice.needs.flatMap((need) => (need.kind === 'role' ? [need.role] : []));
  const authors = choice.needs.flatMap((need) => (need.kind === 'not-author-of' ? [need.step] : []));
  const tickers = personOf(charter, owner, []);
  const items = of('checklist-incomplete');
  const facts = of('fact-missing').map((key) => [key, sampleOf(charter.facts[key], scene.at)]);
  return [
    ...(items.length === 0 ? [] : [{ by: tickers, as: owner, ticks: items, ...there }]),
    ...(facts.length === 0 ? [] : [{ by: tickers, as: owner, sets: Object.fromEntries(facts) }]),
    ...(of('relay-unanswered').length === 0 ? [] : answering(scene)),
    { by: personOf(charter, role, writersOf(scene, authors)), as: role, does: choice.event, ...there },
  ];
}

function answering({ charter, state }: Scene): Move {
  const open = state.relays.filter(({ answer }) => answer === null);
  const there = (step: string) => (open.length > 1 ? { step } : {});
  return open.map(({ to, step }) => ({ by: personOf(charter, to, []), as: to, answers: '…', ...there(step) }));
}

/** As many different people as it takes, none of whom wrote the text. */
function approving(scene: Scene, { key, approval }: Step): Move[] {
  if (approval === null) return [];
  const { charter, state } = scene;
  const there = state.active.length > 1 ? { step: key } : {};
  const taken = writersOf(scene, approval.of);
  const lines: StoryLineYaml[] = [];
  for (let count = 0; count < approval.count; count += 1) {
    const role = approval.by[count % approval.by.length]!;
    const by = personOf(charter, role, taken);
    taken.push(by);
    lines.push({ by, as: role, approves: 'yes', ...there });
  }
  const [first] = lines;
  return first === undefined ? [] : [lines, [{ ...first, approves: 'no' }]];
}

function writersOf({ state }: Scene, steps: readonly string[]): string[] {
  const authors = steps.flatMap((step): Actor[] => (Object.hasOwn(state.leftBy, step) ? [state.leftBy[step]!] : []));
  return authors.map(({ id }) => id);
}

const hearing = (): Move => [{ 'author-writes': '…' }];

/** Until the next clock that moves the case strikes; reminders and tellings strike on the way. */
function waiting(scene: Scene): Move[] {
  const { state, at } = scene;
  const moving = clocksOf(state).filter(({ kind }) => kind === 'missed' || kind === 'wait');
  const [next] = [...moving].sort((a, b) => a.dueAt - b.dueAt);
  return next === undefined ? [] : [[{ wait: waitWords(scene, next.step, next.dueAt - at) }]];
}

const MINUTE_MS = 60_000;

/** The charter's own words where they lead exactly there, else whole minutes, hours or days. */
function waitWords(scene: Scene, key: string, lengthMs: number): string {
  const { charter, state, at } = scene;
  const playbook = playbookOf(charter, state);
  const { deadline, wait } = playbook.workflow.steps[key]!;
  const written = [wait?.upTo, deadline?.within, ...Object.values(deadline?.fromSeverity ?? {})];
  const { hours, zone } = timeOf(charter, playbook);
  const exact = written.find((one) => one !== undefined && addDuration(at, one, hours, zone) === at + lengthMs);
  return durationWords(exact ?? elapsed(Math.max(1, Math.ceil(lengthMs / MINUTE_MS))), 'en');
}

function elapsed(minutes: number): Duration {
  const unit = minutes % 1440 === 0 ? 'day' : minutes % 60 === 0 ? 'hour' : 'minute';
  return { amount: minutes / { day: 1440, hour: 60, minute: 1 }[unit], unit, business: false };
}
