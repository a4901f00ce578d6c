/** Every state that a case of one crisis can come to, nearest first, and the lines that lead there. */
import type { CaseState, RefusalCode } from '../case.ts';
import type { Charter, Severity } from '../charter.ts';
import { severityOfStory } from '../check/stories.ts';
import type { StoryLineYaml } from '../document/stories.ts';
import { clocksOf } from '../workflow/clocks.ts';
import { start } from '../workflow/start.ts';
import { playLine } from '../workflow/story.ts';
import type { Scene } from '../workflow/story-script.ts';
import { type Move, movesAt } from './moves.ts';
import type { Opening } from './opening.ts';
import { type Touched, touchLine } from './touched.ts';

/** A state, and how it was reached. */
interface Visit {
  readonly scene: Scene;
  readonly from: Visit | null;
  /** The move's lines, the last with where the case then stands. */
  readonly lines: readonly StoryLineYaml[];
}

export interface Search {
  /** The script that first touches a name, for each name that can be touched. */
  readonly scripts: ReadonlyMap<string, readonly StoryLineYaml[]>;
  /** Choices that were offered and never allowed, with the refusals met. */
  readonly refused: ReadonlyMap<string, ReadonlySet<RefusalCode>>;
  /** Whether every state was seen. */
  readonly whole: boolean;
}

/** More states than this in one crisis at one severity are not looked at. */
const MOST_STATES = 4000;

/**
 * Walks breadth first from the opening, until each name wanted is touched or every state was seen. States count as the same
 * when the same steps are active under the same owners with the same facts and open questions: when that was does not matter.
 */
export function searchFrom(charter: Charter, crisis: string, opening: Opening, wanted: ReadonlySet<string>): Search {
  const scripts = new Map<string, readonly StoryLineYaml[]>();
  const refused = new Map<string, Set<RefusalCode>>();
  const missing = new Set(wanted);
  const root: Visit = { scene: openedAt(charter, crisis, opening), from: null, lines: [] };
  const seen = new Set([keyOf(root.scene.state)]);
  const queue: Visit[] = [root];
  for (let next = 0; next < queue.length && missing.size > 0 && queue.length <= MOST_STATES; next += 1) {
    const visit = queue[next]!;
    for (const move of movesAt(visit.scene)) {
      const made = make(visit, move, crisis, refused);
      if (made === null) continue;
      for (const name of made.touched) {
        if (scripts.has(name)) continue;
        scripts.set(name, scriptOf(made.visit));
        missing.delete(name);
      }
      const key = keyOf(made.visit.scene.state);
      if (seen.has(key)) continue;
      seen.add(key);
      queue.push(made.visit);
    }
  }
  return { scripts, refused, whole: queue.length <= MOST_STATES };
}

function openedAt(charter: Charter, crisis: string, opening: Opening): Scene {
  const at = Date.parse(opening.opens);
  const severity = opening.severity ?? severityOfStory(charter, crisis, { ...opening, story: '', script: [] });
  return { charter, state: start(charter, crisis, { at, severity: severity as Severity }).state, at };
}

/** Plays a move; null when the case refuses it. */
function make(
  from: Visit,
  move: Move,
  crisis: string,
  refused: Map<string, Set<RefusalCode>>,
): { readonly visit: Visit; readonly touched: Touched } | null {
  const touched: Touched = new Set();
  let { scene } = from;
  if (from.from === null) {
    touched.add(`${crisis}/severity/${scene.state.severity}`);
    touchLine(scene.charter, null, undefined, scene.state, touched);
  }
  for (const [index, line] of move.entries()) {
    const played = playLine(scene, line, index);
    if ('ok' in played) {
      if (line.does !== undefined && !played.ok) remember(refused, scene.state, line, played.got as RefusalCode);
      return null;
    }
    touchLine(scene.charter, scene.state, line, played.state, touched);
    scene = played;
  }
  const then = scene.state.active.map(({ step }) => step);
  const lines = move.map((line, index) => (index < move.length - 1 || then.length === 0 ? line : { ...line, then }));
  return { visit: { scene, from, lines }, touched };
}

function remember(
  refused: Map<string, Set<RefusalCode>>,
  state: CaseState,
  { does, step }: StoryLineYaml,
  code: RefusalCode,
): void {
  const name = `${state.crisis}/choice/${step ?? state.active[0]?.step}/${does}`;
  refused.set(name, (refused.get(name) ?? new Set()).add(code));
}

function scriptOf(visit: Visit): StoryLineYaml[] {
  return visit.from === null ? [...visit.lines] : [...scriptOf(visit.from), ...visit.lines];
}

function keyOf(state: CaseState): string {
  return JSON.stringify([
    state.status,
    state.active.map(({ step, escalation, waitUntil }) => [step, escalation, waitUntil !== null]),
    clocksOf(state)
      .flatMap(({ step, kind }) => (kind === 'missed' || kind === 'wait' ? [step] : []))
      .sort(),
    Object.keys(state.facts).sort(),
    state.relays.flatMap(({ step, answer }) => (answer === null ? [step] : [])),
  ]);
}
