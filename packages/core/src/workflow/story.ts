/** Stories: scripted cases that a director writes to see that the workflow does what she means. */
import type { Advanced, CaseState, Refused } from '../case.ts';
import type { Charter, Severity } from '../charter.ts';
import type { FactValue } from '../comment.ts';
import type { Locale } from '../diagnostic.ts';
import { addDuration } from '../time/calendar.ts';
import { parseDuration } from '../time/duration.ts';
import { advance } from './advance.ts';
import { clocksOf } from './clocks.ts';
import { playbookOf, timeOf } from './draft.ts';
import { readFact } from './facts.ts';
import { start } from './start.ts';
import { asFacts, eventsOf, type Scene, type Story, type StoryLine } from './story-script.ts';
import { failed, type StoryResult, WANTED } from './story-words.ts';

export type { Story, StoryLine } from './story-script.ts';
export type { StoryResult } from './story-words.ts';

/** Clocks fired while one line waits; more than this is a deadline that turns without end. */
const MOST_STRIKES = 100_000;

/**
 * Plays a story against a crisis type: opens a case, then lets each line happen at the story's time, which only `wait` moves.
 * A wait counts by the playbook's calendar and fires the clocks that fall due, in that order, each at its own time.
 * Stops at the first line that does not come out as written: an event refused though the line does not say so, another
 * refusal than `refused` (any of its reasons will do), other active steps than `then`. Pure; throws for a crisis type that
 * the charter lacks.
 *
 * @example playStory(charter, 'lost-luggage', story) // { ok: false, line: 2, expected: 'trace', got: 'closed', … }
 */
export function playStory(charter: Charter, crisis: string, story: Story): StoryResult {
  const at = Date.parse(story.opens);
  if (Number.isNaN(at)) return failed(null, ...WANTED.instant, story.opens);
  const playbook = Object.hasOwn(charter.playbooks, crisis) ? charter.playbooks[crisis] : undefined;
  const severity = (story.severity ?? playbook?.severity.base ?? 1) as Severity;
  const opened = start(charter, crisis, { at, severity });
  let scene: Scene = { charter, state: opened.state, at };
  const known = knownFacts(scene, story.facts ?? {});
  if ('ok' in known) return known;
  scene = known;
  for (const [index, line] of story.script.entries()) {
    const played = playLine(scene, line, index);
    if ('ok' in played) return played;
    scene = played;
  }
  return { ok: true, state: scene.state };
}

/** One line happens: the scene after it, or how it did not come out as written. `index` is its place in the script. */
export function playLine(scene: Scene, line: StoryLine, index: number): Scene | StoryResult {
  return line.wait === undefined ? playDeed(scene, line, index) : playWait(scene, line, index);
}

function knownFacts(scene: Scene, written: Readonly<Record<string, unknown>>): Scene | StoryResult {
  const facts: Record<string, FactValue> = {};
  for (const [key, value] of Object.entries(asFacts(scene.charter, written))) {
    const fact = Object.hasOwn(scene.charter.facts, key) ? scene.charter.facts[key]! : null;
    const read = fact === null ? null : readFact(fact, value);
    if (read === null) return failed(null, ...WANTED.fact, key);
    facts[key] = read;
  }
  return { ...scene, state: { ...scene.state, facts } };
}

function playWait(scene: Scene, line: StoryLine, index: number): Scene | StoryResult {
  const duration = parseDuration(line.wait ?? '');
  if (duration === null) return failed(index, ...WANTED.duration, line.wait ?? '');
  const { hours, zone } = timeOf(scene.charter, playbookOf(scene.charter, scene.state));
  const until = addDuration(scene.at, duration, hours, zone);
  let state = scene.state;
  for (let strikes = 0; strikes < MOST_STRIKES; strikes += 1) {
    const [next] = [...clocksOf(state)].sort((a, b) => a.dueAt - b.dueAt);
    if (next === undefined || next.dueAt > until) return standsAsWritten({ ...scene, state, at: until }, line, index);
    const struck = advance(scene.charter, state, { type: 'clock', ...next, at: Math.max(next.dueAt, scene.at) });
    if (!struck.ok) throw new Error(`A clock in force at "${next.step}" was refused: ${struck.code}.`);
    state = struck.state;
  }
  return failed(index, ...WANTED.end, line.wait ?? '');
}

function playDeed(scene: Scene, line: StoryLine, index: number): Scene | StoryResult {
  let state = scene.state;
  for (const event of eventsOf(scene, line)) {
    const outcome = advance(scene.charter, state, event);
    if (!outcome.ok) {
      const inWords = (language: Locale) => reasonsOf(advance(scene.charter, state, event, language));
      return refusedAsWritten(scene, outcome, line, index) ?? unforeseen(outcome, index, inWords);
    }
    state = outcome.state;
  }
  if (line.refused !== undefined) return failed(index, ...WANTED.refusal(line.refused), shown(state));
  return standsAsWritten({ ...scene, state }, line, index);
}

/** Null when the line says nothing of a refusal. */
function refusedAsWritten(scene: Scene, refusal: Refused, line: StoryLine, index: number): Scene | StoryResult | null {
  if (line.refused === undefined) return null;
  const codes = refusal.reasons.map(({ code }) => code);
  if (!codes.includes(line.refused)) return failed(index, ...WANTED.refusal(line.refused), refusal.code);
  return standsAsWritten(scene, line, index);
}

function unforeseen({ code }: Refused, index: number, inWords: (language: Locale) => string): StoryResult {
  return failed(index, ...WANTED.acceptance, code, {
    fr: `${code} : ${inWords('fr')}`,
    en: `${code}: ${inWords('en')}`,
  });
}

function reasonsOf(outcome: Advanced | Refused): string {
  return outcome.ok ? '' : outcome.reasons.map(({ message }) => message).join(' ');
}

function standsAsWritten(scene: Scene, line: StoryLine, index: number): Scene | StoryResult {
  if (line.then === undefined) return scene;
  // Branches run side by side: in which order an author names them says nothing.
  const stands = inAnyOrder(line.then) === inAnyOrder(scene.state.active.map(({ step }) => step));
  return stands ? scene : failed(index, ...WANTED.steps(line.then.join(', ')), shown(scene.state));
}

const inAnyOrder = (steps: readonly string[]) => [...steps].sort().join(', ');

function shown(state: CaseState): string {
  return state.active.map(({ step }) => step).join(', ');
}
