/** Running cases move from one version of a charter to the next, and lose nothing on the way. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { movesAt } from '../../../packages/core/src/drafting/moves.ts';
import {
  advance,
  type CaseState,
  type Charter,
  clocksOf,
  compile,
  compileOrThrow,
  freeze,
  type Migrated,
  type Migrating,
  type MigrationRefused,
  migrateCase,
  type Severity,
  type StepView,
  start,
  view,
} from '../../../packages/core/src/index.ts';
import { readCharter } from '../../../packages/core/src/node.ts';
import { withRenamed } from '../../../packages/core/src/version/renamed.ts';
import { playLine } from '../../../packages/core/src/workflow/story.ts';
import type { Scene, StoryLine } from '../../../packages/core/src/workflow/story-script.ts';
import { type Random, seeded } from '../check/oracle/prng.ts';

vi.setConfig({ testTimeout: 120_000 });

const root = (path: string) => new URL(`../../../${path}`, import.meta.url).pathname;
const written = readCharter(root('test/api/playbooks/moulin'));
const parcel = 'lost-parcel/playbook.yaml';
const at = Date.parse('2026-11-20T09:00:00Z');
const miller = { id: 'ana', role: 'miller' };
const old = compileOrThrow(written, { year: 2026 });

type Edit = readonly [string | RegExp, string];

/** Version 2.0.0 of the mill, with edits to the parcel's playbook and a migration. */
function filesAfter(migration: string | null, ...edits: readonly Edit[]) {
  const files = written.map(({ path, text }) => {
    if (path === 'charter.yaml') return { path, text: text.replace('version: 1.0.0', 'version: 2.0.0') };
    if (path !== parcel) return { path, text };
    const changed = edits.reduce((words, [from, to]) => {
      const next = typeof from === 'string' ? words.replaceAll(from, to) : words.replace(from, to);
      expect(next, String(from)).not.toBe(words);
      return next;
    }, text);
    return { path, text: changed };
  });
  return migration === null ? files : [...files, { path: 'migrations/1.0.0-2.0.0.yaml', text: migration }];
}
const renewed = (migration: string | null, ...edits: readonly Edit[]) =>
  compileOrThrow(filesAfter(migration, ...edits), { year: 2026 });
const crises = (words: string) => `format: 1\ncrises:\n  lost-parcel: ${words}\n`;

const renameTrace: Edit = [/\btrace\b/g, 'search'];

/** A case of the old version at `trace`, one item ticked. */
function traced(): CaseState {
  const opened = start(old, 'lost-parcel', { at, severity: 2, facts: { parcel: 'P1' } }).state;
  const chosen = advance(old, opened, { type: 'choice', event: 'replied', actor: miller, at: at + 60_000 });
  if (!chosen.ok) throw new Error(chosen.code);
  const ticked = advance(old, chosen.state, {
    type: 'tick',
    step: 'trace',
    item: 'asked',
    done: true,
    actor: miller,
    at: at + 120_000,
  });
  if (!ticked.ok) throw new Error(ticked.code);
  return ticked.state;
}

const later = at + 3_600_000;
const moved = (to: Charter, state = traced()) => migrateCase(old, to, state, { at: later, locale: 'en' });
function expectMoved(outcome: Migrated | MigrationRefused): Migrated {
  expect(outcome).toMatchObject({ ok: true });
  return outcome as Migrated;
}

describe('migrateCase', () => {
  it('carries a renamed step with its due time, ticks and questions', () => {
    const to = renewed(crises('{ rename: { trace: search } }'), renameTrace);
    const state = traced();
    const { state: now, effects, from, to: stands } = expectMoved(moved(to, state));
    expect([from, stands]).toEqual([['trace'], ['search']]);
    expect(now).toMatchObject({
      digest: to.digest,
      active: [{ ...state.active[0], step: 'search' }],
      ticked: { search: ['asked'] },
      relays: [{ step: 'search', to: 'courier', answer: null }],
      answeredAt: state.answeredAt,
      facts: { parcel: 'P1' },
    });
    expect(effects).toEqual([
      { type: 'cancel-clock', step: 'trace', kind: 'missed' },
      { type: 'set-clock', step: 'search', kind: 'missed', dueAt: state.active[0]!.dueAt },
    ]);
    expect(view(to, now, { at: later, language: 'en' })[0]).toMatchObject({
      key: 'search',
      dueAt: state.active[0]!.dueAt,
    });
  });

  it('then plays on in the new version', () => {
    const to = renewed(crises('{ rename: { trace: search } }'), renameTrace);
    let { state } = expectMoved(moved(to));
    for (const event of [
      { type: 'tick', step: 'search', item: 'filed', done: true, actor: miller, at: later },
      { type: 'answer', step: 'search', answer: 'Found', actor: { id: 'leo', role: 'courier' }, at: later },
      { type: 'choice', event: 'found', actor: miller, at: later },
    ] as const) {
      const advanced = advance(to, state, event);
      if (!advanced.ok) throw new Error(advanced.code);
      state = advanced.state;
    }
    expect(state.active.map(({ step }) => step)).toEqual(['waiting']);
  });

  it('begins a deadline anew only where the migration says so', () => {
    const shorter: Edit = [
      'within: 1 day, if-missed: taken-over }\n      checklist',
      'within: 6 hours, if-missed: taken-over }\n      checklist',
    ];
    const kept = expectMoved(moved(renewed(crises('{}'), shorter)));
    expect(kept.state.active[0]?.dueAt).toBe(traced().active[0]?.dueAt);
    expect(kept.effects).toEqual([]);
    const anew = expectMoved(moved(renewed(crises('{ restart-deadline: [trace] }'), shorter)));
    expect(anew.state.active[0]).toMatchObject({ dueAt: later + 6 * 3_600_000, deadlineFrom: later });
    expect(anew.effects).toEqual([{ type: 'set-clock', step: 'trace', kind: 'missed', dueAt: later + 6 * 3_600_000 }]);
  });

  it('moves a case to another step: the due time stays, what was ticked there does not, the new owner is told', () => {
    const to = renewed(crises('{ move: { trace: taken-over } }'));
    const { state, effects } = expectMoved(moved(to));
    expect(state).toMatchObject({
      active: [{ step: 'taken-over', owner: 'director', dueAt: traced().active[0]!.dueAt }],
      ticked: {},
    });
    expect(effects).toContainEqual({ type: 'tell', role: 'director', step: 'taken-over', why: 'told' });
  });

  it('keeps authorship, so that who wrote a text still may not approve it', () => {
    const to = renewed(
      crises('{ rename: { offer: write-offer, approve-offer: check-offer } }'),
      ['approve-offer', 'check-offer'],
      [/go: offer\b/g, 'go: write-offer'],
      [/of: \[offer\]/, 'of: [write-offer]'],
      [/refused: offer\b/, 'refused: write-offer'],
      [/^ {4}offer:/m, '    write-offer:'],
    );
    const director = { id: 'dan', role: 'director' };
    const events = [
      { type: 'answer', step: 'trace', answer: 'Lost', actor: { id: 'leo', role: 'courier' }, at: later },
      { type: 'choice', event: 'lost-for-good', actor: miller, at: later },
      { type: 'choice', event: 'drafted', actor: { ...director, role: 'miller' }, at: later },
    ] as const;
    const state = events.reduce<CaseState>((now, event) => {
      const advanced = advance(old, now, event);
      if (!advanced.ok) throw new Error(advanced.code);
      return advanced.state;
    }, traced());
    const migrated = expectMoved(moved(to, state)).state;
    expect(migrated.active[0]?.step).toBe('check-offer');
    const own = advance(to, migrated, { type: 'approve', step: 'check-offer', actor: director, at: later });
    expect(own).toMatchObject({ ok: false, code: 'not-the-author' });
    const other = { id: 'eve', role: 'director' };
    expect(advance(to, migrated, { type: 'approve', step: 'check-offer', actor: other, at: later })).toMatchObject({
      ok: true,
      to: ['send-offer'],
    });
  });

  it.each<[string, string | null, readonly Edit[], string, string | null]>([
    ['no migration is written', null, [], 'no-migration', '1.0.0'],
    ['the migration says that cases there stay', crises('{ stay: [trace] }'), [], 'stays', 'trace'],
    ['the step is gone and nothing says where to go', crises('{}'), [renameTrace], 'step-gone', 'trace'],
  ])('refuses where %s', (_why, migration, edits, code, subject) => {
    const refused = moved(renewed(migration, ...edits));
    expect(refused).toMatchObject({ ok: false, code, subject });
    const french = migrateCase(old, renewed(migration, ...edits), traced(), { at: later, locale: 'fr' });
    expect(french.ok ? '' : french.message).toMatch(/[éèàù]/);
  });

  it('refuses a case of a crisis type that is gone, and a closed one', () => {
    const files = filesAfter(crises('{}')).filter(({ path }) => !path.startsWith('praise/'));
    const to = compileOrThrow(files, { year: 2026 });
    const praised = start(old, 'praise', { at, severity: 1 }).state;
    expect(moved(to, praised)).toMatchObject({ ok: false, code: 'crisis-gone', subject: 'praise' });
    const closed = advance(old, start(old, 'lost-parcel', { at, severity: 2 }).state, {
      type: 'choice',
      event: 'not-ours',
      actor: miller,
      at,
    });
    if (!closed.ok) throw new Error(closed.code);
    expect(moved(renewed(crises('{}')), closed.state)).toMatchObject({ ok: false, code: 'closed' });
  });

  it('throws for a case of another charter', () => {
    const to = renewed(crises('{}'));
    expect(() => migrateCase(to, to, traced(), { at, locale: 'en' })).toThrow(/belongs to the charter/);
  });
});

/** Every step of every playbook under another name, and the migration that says so. */
function renamedWhole(charter: Charter): Charter & Migrating {
  const stepsOf = Object.values(charter.playbooks).flatMap(({ crisis, workflow }) =>
    Object.keys(workflow.steps).map((from) => ({ crisis, from, to: `new-${from}` })),
  );
  const crises = Object.values(charter.playbooks).map(({ crisis, workflow }) => {
    const rename = Object.fromEntries(Object.keys(workflow.steps).map((step) => [step, `new-${step}`]));
    return [crisis, { rename, move: {}, restartDeadline: [], stay: [] }];
  });
  const migrations = [{ from: charter.version, to: '99.0.0', crises: Object.fromEntries(crises) }];
  return freeze({ ...withRenamed(charter, stepsOf), version: '99.0.0', digest: 'f'.repeat(64), migrations });
}

const brands = ['test/api/playbooks/moulin', 'playbooks/hirondelle', 'playbooks/croquembouche'];

describe.each(brands)('a case of %s that stands anywhere', (folder) => {
  it('keeps its due times and clocks, is accepted by the new machine, and goes on as it would have', () => {
    const charter = compileOrThrow(readCharter(root(folder)), { year: 2026 });
    const to = renamedWhole(charter);
    let moves = 0;
    let inParallel = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...branchesOften(charter)),
        fc.integer({ min: 1, max: 2 ** 31 - 1 }),
        fc.constantFrom<Severity>(1, 2, 3, 4, 5),
        (crisis, seed, severity) => {
          const scene = walk({ charter, state: start(charter, crisis, { at, severity }).state, at }, seeded(seed));
          const outcome = migrateCase(charter, to, scene.state, { at: scene.at, locale: 'en' });
          if (scene.state.status === 'closed') {
            expect(outcome).toMatchObject({ ok: false, code: 'closed' });
            return;
          }
          const { state } = expectMoved(outcome);
          moves += 1;
          if (state.active.length > 1) inParallel += 1;
          const look = { at: scene.at, language: 'en' };
          expect(view(to, state, look)).toEqual(view(charter, scene.state, look).map(underNewNames));
          expect(clocksOf(state)).toHaveLength(clocksOf(scene.state).length);
          expect(clocksOf(state)).toEqual(
            expect.arrayContaining(clocksOf(scene.state).map((clock) => ({ ...clock, step: `new-${clock.step}` }))),
          );
          expect(JSON.parse(JSON.stringify(state))).toEqual(state);
          for (const move of movesAt(scene)) {
            const there = play(scene, move);
            const here = play({ charter: to, state, at: scene.at }, move.map(named));
            expect(here).toEqual(there.map((step) => `new-${step}`));
          }
        },
      ),
      { numRuns: 250, seed: 20261120 },
    );
    expect(moves).toBeGreaterThan(20);
    expect(inParallel).toBeGreaterThan(2);
  });
});

/** Crisis types; those with branches ten times, since few walks come that far. */
function branchesOften(charter: Charter): string[] {
  return Object.values(charter.playbooks).flatMap(({ crisis, workflow }) => {
    const branches = Object.values(workflow.steps).some(({ kind }) => kind === 'parallel');
    return Array.from({ length: branches ? 10 : 1 }, () => crisis);
  });
}

/** Up to eleven moves, each of those open. */
function walk(from: Scene, random: Random): Scene {
  let scene = from;
  for (let count = random.below(12); count > 0; count -= 1) {
    const open = movesAt(scene);
    if (open.length === 0) return scene;
    scene = random.pick(open).reduce((now, line) => after(now, line) ?? now, scene);
  }
  return scene;
}

/** Null when the case refuses the line. */
function after(scene: Scene, line: StoryLine): Scene | null {
  const played = playLine(scene, line, 0);
  return 'ok' in played ? null : played;
}

/** Where a move leads; nowhere when it is refused. */
function play(from: Scene, move: readonly StoryLine[]): string[] {
  const scene = move.reduce<Scene | null>((now, line) => (now === null ? null : after(now, line)), from);
  return scene === null ? [] : scene.state.active.map(({ step }) => step);
}

const named = (line: StoryLine): StoryLine => (line.step === undefined ? line : { ...line, step: `new-${line.step}` });

function underNewNames(step: StepView): StepView {
  const { waiting, approval } = step;
  return {
    ...step,
    key: `new-${step.key}`,
    waiting: waiting === null ? null : { ...waiting, then: `new-${waiting.then}` },
    approval: approval === null ? null : { ...approval, of: approval.of.map((key) => `new-${key}`) },
  };
}

describe('aplomb check of a migration', () => {
  const codes = (migration: string, ...edits: readonly Edit[]) =>
    compile(filesAfter(migration, ...edits), { year: 2026 }).diagnostics.map(({ file, line, code, hint }) => [
      file,
      line,
      code,
      hint,
    ]);

  it.each<[string, readonly Edit[], readonly unknown[]]>([
    [crises('{ rename: { trace: search } }'), [renameTrace], []],
    [crises('{ rename: { old: serch } }'), [renameTrace], ['migration/step', 'Did you mean "search"?']],
    [crises('{ rename: { trace: offer } }'), [], ['migration/still-there', null]],
    [crises('{ move: { trace: closed } }'), [], ['migration/no-work', 'Lead it to a step that somebody does.']],
    [crises('{ restart-deadline: [closed] }'), [], ['migration/no-deadline', null]],
    ['format: 1\ncrises:\n  lost-parcl: { stay: [trace] }\n', [], ['migration/crisis', 'Did you mean "lost-parcel"?']],
    [crises('{ moves: { trace: offer } }'), [], ['shape/unknown-key', 'Did you mean "move"?']],
  ])('%s', (migration, edits, expected) => {
    expect(codes(migration, ...edits).map(([, , ...rest]) => rest)).toEqual(expected.length === 0 ? [] : [expected]);
  });

  it('says where', () => {
    expect(codes(crises('{ move: { trace: closed } }'))[0]?.slice(0, 2)).toEqual(['migrations/1.0.0-2.0.0.yaml', 3]);
  });

  it.each([
    ['migrations/2.0.0-1.0.0.yaml', 'migration/order'],
    ['migrations/old-new.yaml', 'migration/name'],
  ])('refuses the file name %s', (path, code) => {
    const { diagnostics } = compile([...filesAfter(null), { path, text: crises('{}') }], { year: 2026 });
    expect(diagnostics.map((found) => [found.file, found.code])).toEqual([[path, code]]);
  });

  it('leaves the migrations of earlier versions alone', () => {
    const past = { path: 'migrations/0.9.0-1.0.0.yaml', text: crises('{ rename: { gone: also-gone } }') };
    expect(compile([...filesAfter(crises('{}')), past], { year: 2026 }).diagnostics).toEqual([]);
  });
});
