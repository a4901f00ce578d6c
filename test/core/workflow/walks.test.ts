import { describe, expect, it } from 'vitest';
import { advance } from '../../../packages/core/src/workflow/advance.ts';
import { type Clock, clocksOf } from '../../../packages/core/src/workflow/clocks.ts';
import { view } from '../../../packages/core/src/workflow/view.ts';
import { walks } from './random.ts';
import { read, targetOf } from './reading.ts';

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
}

describe('whatever happens to a case', () => {
  it('is answered without throwing, in the same way each time, also from frozen JSON', () => {
    walks(({ before, event, outcome }, of) => {
      const again = advance(frozen(of), frozen(JSON.parse(JSON.stringify(before))), frozen(event));
      expect(again).toEqual(outcome);
    });
  });

  it('changes nothing when it is refused, and says why', () => {
    walks(({ outcome }) => {
      if (outcome.ok) return;
      expect(outcome.reasons.length).toBeGreaterThan(0);
      expect(outcome.reasons[0]!.code).toBe(outcome.code);
      expect(outcome.reasons.every(({ message }) => message.length > 3)).toBe(true);
    });
  });

  it('leaves a clock, an end, or a wait that the author ended', () => {
    walks(({ outcome }, of) => {
      if (!outcome.ok) return;
      const { state } = outcome;
      const { steps } = of.playbooks[state.crisis]!.workflow;
      if (state.status === 'closed') return expect(clocksOf(state)).toEqual([]);
      expect(state.active.length).toBeGreaterThan(0);
      for (const active of state.active) {
        const running = clocksOf(state).filter((clock) => clock.step === active.step && clock.kind !== 'remind');
        if (steps[active.step]!.kind === 'wait' && active.waitUntil === null) expect(running).toEqual([]);
        else expect(running).toHaveLength(1);
      }
      expect(clocksOf(state).every(({ step }) => state.active.some((active) => active.step === step))).toBe(true);
    });
  });

  it('keeps the clocks that its effects say', () => {
    walks(({ before, outcome }) => {
      if (!outcome.ok) return;
      const rows = new Map(clocksOf(before).map((clock) => [`${clock.step} ${clock.kind}`, clock.dueAt]));
      for (const effect of outcome.effects) {
        if (effect.type === 'set-clock') rows.set(`${effect.step} ${effect.kind}`, effect.dueAt);
        if (effect.type === 'cancel-clock') expect(rows.delete(`${effect.step} ${effect.kind}`)).toBe(true);
      }
      const kept = new Map(clocksOf(outcome.state).map((clock: Clock) => [`${clock.step} ${clock.kind}`, clock.dueAt]));
      // A clock that struck is gone without an effect: whoever let it strike knows.
      for (const [key, dueAt] of kept) expect(rows.get(key)).toBe(dueAt);
      expect(rows.size - kept.size).toBeLessThanOrEqual(1);
    });
  });

  it('stands where a plain reading of its workflow says', () => {
    let moved = 0;
    let joined = 0;
    walks(({ before, event, outcome }, of) => {
      const { steps } = of.playbooks[before.crisis]!.workflow;
      const taken = outcome.ok ? targetOf(steps, before, event) : null;
      if (!outcome.ok || taken === null) return;
      moved += 1;
      if (steps[taken.go]!.kind === 'done' && !outcome.to.some((step) => steps[step]!.region !== null)) joined += 1;
      const left = before.active.map(({ step }) => step).filter((step) => step !== taken.from);
      expect([...outcome.to].sort()).toEqual(read(steps, left, taken.go).sort());
    });

    expect(moved).toBeGreaterThan(600);
    expect(joined).toBeGreaterThan(10);
  });

  it('can be seen at any time, and what a choice view allows its owner may take', () => {
    walks(({ outcome, event }, of) => {
      if (!outcome.ok || outcome.state.status === 'closed') return;
      const { state } = outcome;
      const seen = view(of, state, { at: event.at, language: 'en', channel: 'x' });
      expect(seen.map(({ key }) => key)).toEqual(state.active.map(({ step }) => step));
      for (const step of seen)
        for (const { event: name, allowed, reasons } of step.choices) {
          if (reasons.some(({ code }) => code === 'not-your-role' || code === 'not-the-author')) continue;
          const actor = { id: 'someone-else', role: step.owner!.key };
          const taken = advance(of, state, { type: 'choice', event: name, step: step.key, actor, at: event.at });
          expect(taken.ok).toBe(allowed);
        }
    });
  });
});
