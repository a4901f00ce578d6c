import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../packages/core/src/case.ts';
import { advance } from '../../../packages/core/src/workflow/advance.ts';
import { paris } from '../time/paris.ts';
import { ana, atOffer, brand, eve, FRIDAY, HOUR, having, leo, max, said, steps, took } from './luggage.ts';

/** leo drafted the offer; legal, director and care may approve, two of them must. */
const asked = () => having(atOffer(), { type: 'choice', event: 'drafted', actor: leo, at: FRIDAY });
const vote = (type: 'approve' | 'refuse', actor: Actor, at = FRIDAY) =>
  ({ type, step: 'approve-offer', actor, at }) as const;

describe('an approval', () => {
  it('tells its owner and everybody who may approve', () => {
    const { effects } = took(advance(brand, atOffer(), { type: 'choice', event: 'drafted', actor: leo, at: FRIDAY }));
    expect(said(effects).filter((words) => words.startsWith('tell'))).toEqual([
      'tell director approve-offer opened',
      'tell legal approve-offer told',
      'tell care approve-offer told',
    ]);
  });

  it('leads on when enough people gave it', () => {
    const once = took(advance(brand, asked(), vote('approve', max)));
    expect([once.to, once.state.approvals]).toEqual([['approve-offer'], [{ step: 'approve-offer', accepted: [max] }]]);
    expect(took(advance(brand, once.state, vote('approve', eve))).to).toEqual(['waiting']);
  });

  it('counts people, not votes nor roles', () => {
    const once = having(asked(), vote('approve', max));
    expect(advance(brand, once, vote('approve', max))).toMatchObject({ code: 'already-approved' });
    expect(advance(brand, once, vote('approve', { id: 'max', role: 'director' }))).toMatchObject({
      code: 'already-approved',
    });
    expect(took(advance(brand, once, vote('approve', { id: 'mia', role: 'legal' }))).to).toEqual(['waiting']);
  });

  it("is never the author's, in whatever role", () => {
    for (const type of ['approve', 'refuse'] as const)
      for (const role of ['care', 'director'])
        expect(advance(brand, asked(), vote(type, { id: 'leo', role }))).toMatchObject({
          ok: false,
          code: 'not-the-author',
        });
    expect(advance(brand, asked(), vote('approve', { id: 'lea', role: 'care' })).ok).toBe(true);
  });

  it("is not a stand-in's unless its role is named", () => {
    const night = paris('2026-11-20 23:00');
    expect(advance(brand, asked(), vote('approve', { id: 'c', role: 'counsel' }, night))).toMatchObject({
      code: 'not-your-role',
    });
    expect(advance(brand, asked(), vote('approve', { id: 'b', role: 'chief' }, night))).toMatchObject({
      code: 'not-your-role',
    });
    expect(advance(brand, asked(), vote('approve', max, night)).ok).toBe(true);
    expect(advance(brand, asked(), vote('approve', ana))).toMatchObject({ code: 'not-your-role' });
  });

  it('that is refused goes back, and is counted anew', () => {
    const back = took(advance(brand, having(asked(), vote('approve', max)), vote('refuse', eve)));
    expect(back.to).toEqual(['offer']);
    const again = having(back.state, { type: 'choice', event: 'drafted', actor: leo, at: FRIDAY + HOUR });
    expect([steps(again), again.approvals]).toEqual([['approve-offer'], []]);
    expect(steps(having(again, vote('approve', max)))).toEqual(['approve-offer']);
  });

  it('is not here at another step', () => {
    expect(advance(brand, atOffer(), vote('approve', max))).toMatchObject({ code: 'not-here' });
    expect(advance(brand, atOffer(), { ...vote('approve', max), step: 'offer' })).toMatchObject({ code: 'not-here' });
    expect(advance(brand, asked(), { ...vote('approve', max), step: 'constructor' })).toMatchObject({
      code: 'not-here',
    });
  });

  it('and a refusal stand among the events accepted', () => {
    const outcome = advance(brand, asked(), { type: 'choice', event: 'nonsense', actor: max, at: FRIDAY });
    expect(outcome).toMatchObject({ accepted: ['approve', 'refuse'] });
  });
});
