/** A case follows any sound edit of its charter, or says why it stays; it never ends up where nothing works. */
import { describe, expect, it } from 'vitest';
import { movesAt } from '../../../packages/core/src/drafting/moves.ts';
import {
  type Charter,
  clocksOf,
  compile,
  freeze,
  type Migrated,
  type Migrating,
  migrateCase,
  start,
  view,
} from '../../../packages/core/src/index.ts';
import { playLine } from '../../../packages/core/src/workflow/story.ts';
import type { Scene } from '../../../packages/core/src/workflow/story-script.ts';
import { changed } from '../check/oracle/edits.ts';
import { type Random, seeded } from '../check/oracle/prng.ts';
import { lanterneBrand, sourcesOf } from '../check/oracle/written.ts';

const EDITS = Number(process.env.MIGRATION_EDITS ?? 120);
const WALKS = 12;
const at = Date.parse('2026-12-08T09:00:00Z');

function soundOf(brand: Parameters<typeof sourcesOf>[0]): Charter | null {
  return compile(sourcesOf(brand), { year: 2026 }).charter;
}

function walk(charter: Charter, crisis: string, random: Random): Scene {
  const severity = (1 + random.below(5)) as 1;
  let scene: Scene = { charter, state: start(charter, crisis, { at, severity }).state, at };
  for (let count = random.below(8); count > 0; count -= 1) {
    const open = movesAt(scene);
    if (open.length === 0) break;
    for (const line of random.pick(open)) {
      const played = playLine(scene, line, 0);
      if ('ok' in played) break;
      scene = played;
    }
  }
  return scene;
}

/** What must hold of a case that moved, whatever was edited. */
function expectWhole(from: Scene, to: Charter, { state, effects }: Migrated, said: string): void {
  const steps = to.playbooks[state.crisis]!.workflow.steps;
  const running = clocksOf(state);
  for (const [index, active] of state.active.entries()) {
    const before = from.state.active[index]!;
    const own = running.filter(({ step }) => step === active.step).map(({ kind }) => kind);
    expect(steps[active.step], said).toBeDefined();
    if (before.dueAt !== null && active.dueAt !== null) expect(active.dueAt, said).toBe(before.dueAt);
    if (before.waitUntil !== null && active.waitUntil !== null) expect(active.waitUntil, said).toBe(before.waitUntil);
    if (active.dueAt !== null) expect(own.includes('missed') || own.includes('tell-again'), said).toBe(true);
    if (active.waitUntil !== null) expect(own, said).toEqual(['wait']);
    expect(active.owner === null || Object.hasOwn(to.roles, active.owner), said).toBe(true);
  }
  const standing = state.active.map(({ step }) => step);
  expect(
    running.every(({ step }) => standing.includes(step)),
    said,
  ).toBe(true);
  // A store that keeps clocks by the effects alone ends up with the same rows.
  const rows = new Map(clocksOf(from.state).map((clock) => [`${clock.step} ${clock.kind}`, clock.dueAt]));
  for (const effect of effects) {
    if (effect.type === 'cancel-clock') rows.delete(`${effect.step} ${effect.kind}`);
    if (effect.type === 'set-clock') rows.set(`${effect.step} ${effect.kind}`, effect.dueAt);
  }
  expect([...rows].sort(), said).toEqual(running.map(({ step, kind, dueAt }) => [`${step} ${kind}`, dueAt]).sort());
  expect(view(to, state, { at: from.at, language: 'fr' }), said).toHaveLength(state.active.length);
  // A wait without a choice is what `check` warns of: who has written there waits for nobody.
  if (standing.some((key) => steps[key]!.wait !== null && steps[key]!.choices.length === 0)) return;
  // What people could do there they can still do, or something else: a case that nobody can move is lost.
  if (acceptedAt(from) > 0) expect(acceptedAt({ charter: to, state, at: from.at }), said).toBeGreaterThan(0);
}

function acceptedAt(scene: Scene): number {
  return movesAt(scene).filter((move) => {
    let now = scene;
    return move.every((line) => {
      const played = playLine(now, line, 0);
      if ('ok' in played) return false;
      now = played;
      return true;
    });
  }).length;
}

describe(`${EDITS} sound edits at random of a brand`, () => {
  it('let every case move whole, or name why it stays', { timeout: 600_000 }, () => {
    const random = seeded(20_261_120);
    const whole = lanterneBrand();
    const base = soundOf(whole)!;
    let sound = 0;
    let moved = 0;
    const codes = new Set<string>();
    for (let count = 0; count < EDITS; count += 1) {
      const edit = changed(whole, random);
      if (edit === null) continue;
      const compiled = soundOf(edit.brand);
      if (compiled === null) continue;
      sound += 1;
      const migrations = [{ from: base.version, to: '99.0.0', crises: {} }];
      const to: Charter & Migrating = freeze({ ...compiled, version: '99.0.0', digest: 'e'.repeat(64), migrations });
      for (let walks = 0; walks < WALKS; walks += 1) {
        const scene = walk(base, random.pick(Object.keys(base.playbooks)), random);
        const outcome = migrateCase(base, to, scene.state, { at: scene.at, locale: 'en' });
        if (outcome.ok) {
          moved += 1;
          expectWhole(scene, to, outcome, `${edit.said} at ${scene.state.active.map(({ step }) => step).join(', ')}`);
        } else {
          codes.add(outcome.code);
          expect(outcome.message).toMatch(/\.$/);
        }
      }
    }
    expect(sound).toBeGreaterThan(EDITS / 12);
    expect(moved).toBeGreaterThan(sound);
    expect([...codes].sort()).toEqual(expect.arrayContaining(['closed', 'crisis-gone']));
  });
});
