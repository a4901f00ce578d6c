import { describe, expect, it } from 'vitest';
import { advance } from '../../../packages/core/src/workflow/advance.ts';
import { paris } from '../time/paris.ts';
import { ana, brand, eve, FRIDAY, HOUR, having, leo, max, open, press, said, strike, took } from './luggage.ts';

const atTrace = () => having(open(), { type: 'choice', event: 'replied', actor: ana, at: FRIDAY });
const answer = { type: 'answer', step: 'trace', answer: 'À Lisbonne', actor: max, at: FRIDAY + HOUR } as const;

describe('a relay', () => {
  it('is asked when its step opens and answered by the role asked', () => {
    expect(atTrace().relays).toEqual([{ step: 'trace', to: 'legal', askedAt: FRIDAY, answer: null, answeredAt: null }]);
    const { state, effects } = took(advance(brand, atTrace(), answer));
    expect(state.relays).toEqual([
      { step: 'trace', to: 'legal', askedAt: FRIDAY, answer: 'À Lisbonne', answeredAt: FRIDAY + HOUR },
    ]);
    expect(said(effects)).toEqual(['tell care trace told']);
  });

  it('is answered by the stand-in when the role asked is away, and by nobody else', () => {
    const night = paris('2026-11-20 23:00');
    const counsel = { id: 'c', role: 'counsel' };
    expect(advance(brand, atTrace(), { ...answer, actor: counsel, at: night }).ok).toBe(true);
    expect(advance(brand, atTrace(), { ...answer, actor: counsel })).toMatchObject({
      code: 'not-your-role',
      reasons: [{ subject: 'legal' }],
    });
    expect(advance(brand, atTrace(), { ...answer, actor: leo })).toMatchObject({ code: 'not-your-role' });
  });

  it('stays open after its step was left; the owners of the steps active then are told', () => {
    const passed = strike(atTrace(), 'missed').state;
    const { effects, state } = took(advance(brand, passed, answer));
    expect(said(effects)).toEqual(['tell director taken-over told']);
    expect(state.relays[0]?.answer).toBe('À Lisbonne');
  });

  it('that nobody answered is asked anew, not twice, when its step opens again', () => {
    const passed = strike(atTrace(), 'missed').state;
    const { state, effects } = took(press(passed, 'resumed', eve, FRIDAY + 72 * HOUR));
    expect(said(effects)).toContain('ask-relay trace legal');
    expect(state.relays).toEqual([
      { step: 'trace', to: 'legal', askedAt: FRIDAY + 72 * HOUR, answer: null, answeredAt: null },
    ]);
  });

  it('is not answered twice, nor where none was asked', () => {
    expect(advance(brand, having(atTrace(), answer), answer)).toMatchObject({ code: 'not-here' });
    expect(advance(brand, open(), answer)).toMatchObject({ code: 'not-here' });
  });
});

describe('a checklist', () => {
  const tick = { type: 'tick', step: 'trace', item: 'filed', done: true, actor: leo, at: FRIDAY } as const;

  it('keeps the order of the list, counts a tick once and takes it back', () => {
    const both = having(atTrace(), tick, tick, { ...tick, item: 'private' });
    expect(both.ticked).toEqual({ trace: ['private', 'filed'] });
    expect(having(both, { ...tick, done: false }).ticked).toEqual({ trace: ['private'] });
  });

  it.each([
    ['an item that is not on the list', { item: 'nonsense' }, 'unknown-item'],
    ['a name that every object has', { item: 'constructor' }, 'unknown-item'],
    ['a step that is not active', { step: 'acknowledge' }, 'not-here'],
    ['somebody who does not own the step', { actor: ana }, 'not-your-role'],
  ])('refuses %s', (_, wrong, code) => {
    expect(advance(brand, atTrace(), { ...tick, ...wrong })).toMatchObject({ ok: false, code });
  });

  it("is the stand-in's at night", () => {
    const zoe = { id: 'zoe', role: 'agency' };
    expect(advance(brand, atTrace(), { ...tick, actor: zoe, at: paris('2026-11-20 23:00') }).ok).toBe(true);
  });
});

describe('notes and facts', () => {
  it("are any role's of the charter, and nobody else's", () => {
    expect(took(advance(brand, open(), { type: 'note', actor: leo, at: FRIDAY }))).toMatchObject({
      state: open(),
      effects: [],
    });
    expect(advance(brand, open(), { type: 'note', actor: { id: 'x', role: 'toString' }, at: FRIDAY })).toMatchObject({
      code: 'not-your-role',
    });
    const set = { type: 'set-facts', facts: { people: 3 }, at: FRIDAY } as const;
    expect(took(advance(brand, open(), { ...set, actor: max })).state.facts).toEqual({ people: 3 });
    expect(advance(brand, open(), { ...set, actor: { id: 'x', role: 'nobody' } })).toMatchObject({
      code: 'not-your-role',
    });
  });

  it.each([
    ['reference', 'H42', 'H42'],
    ['amount', { amount: '49.90', currency: 'EUR', note: 'x' }, { amount: '49.90', currency: 'EUR' }],
    ['since', '2026-11-20T10:00:00+01:00', '2026-11-20T10:00:00+01:00'],
    ['people', 0, 0],
    ['lots', ['A1', 'B2'], ['A1', 'B2']],
  ])('%s takes %j', (key, value, kept) => {
    const event = { type: 'set-facts', facts: { [key]: value }, actor: ana, at: FRIDAY } as const;
    expect(took(advance(brand, open(), event)).state.facts).toEqual({ [key]: kept });
  });

  it.each([
    ['reference', 'much too long'],
    ['reference', ' '],
    ['reference', 7],
    ['amount', '49.90 EUR'],
    ['amount', { amount: '49,90', currency: 'EUR' }],
    ['amount', { amount: '49.90', currency: 'euro' }],
    ['since', '2026-11-20T10:00:00'],
    ['since', '2026-13-40T10:00:00Z'],
    ['people', '3'],
    ['people', Number.NaN],
    ['lots', ['A1', 'B2', 'C3']],
    ['lots', ['A1', 2]],
    ['lots', 'A1'],
  ])('%s does not take %j', (key, value) => {
    const event = { type: 'set-facts', facts: { [key]: value }, actor: ana, at: FRIDAY } as const;
    expect(advance(brand, open(), event)).toMatchObject({
      ok: false,
      code: 'fact-invalid',
      reasons: [{ subject: key }],
    });
  });

  it('are merged, removed by null, and refused whole', () => {
    const set = (facts: Record<string, unknown>) => ({ type: 'set-facts', facts, actor: ana, at: FRIDAY }) as const;
    const both = having(open(), set({ reference: 'H42', people: 2 }));
    expect(having(both, set({ people: null, lots: ['A'] })).facts).toEqual({ reference: 'H42', lots: ['A'] });
    expect(advance(brand, both, set({ people: 9, unheard: 1 }))).toMatchObject({
      code: 'unknown-fact',
      reasons: [{ subject: 'unheard' }],
    });
    expect(advance(brand, both, set({ constructor: 1 }))).toMatchObject({ code: 'unknown-fact' });
  });
});
