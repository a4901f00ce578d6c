import { describe, expect, it } from 'vitest';
import { advance } from '../../../packages/core/src/workflow/advance.ts';
import { explain } from '../../../packages/core/src/workflow/explain.ts';
import { paris } from '../time/paris.ts';
import { charter, choice, end, playbook, within, work } from './builder.ts';
import {
  ana,
  atOffer,
  atWaiting,
  brand,
  eve,
  FRIDAY,
  HOUR,
  having,
  leo,
  luggage,
  max,
  open,
  press,
  said,
  steps,
  strike,
  took,
  zoe,
} from './luggage.ts';

const atTrace = () => having(open(), { type: 'choice', event: 'replied', actor: ana, at: FRIDAY });

describe('a choice', () => {
  it('leads on, answers the case and stops the clocks it leaves', () => {
    const { state, effects, from, to } = took(press(open(), 'replied', ana, FRIDAY + HOUR / 2));
    expect([from, to]).toEqual([['acknowledge'], ['trace']]);
    expect([state.answeredAt, state.leftBy]).toEqual([FRIDAY + HOUR / 2, { acknowledge: ana }]);
    expect(said(effects)).toEqual([
      'answered',
      'cancel-clock acknowledge missed',
      'cancel-clock acknowledge remind',
      'tell care trace opened',
      'ask-relay trace legal',
      'set-clock trace missed 2026-11-23T09:30:00.000Z',
    ]);
  });

  it('does not answer where it says `unanswered`, nor twice', () => {
    const { state, effects } = took(press(open(), 'not-ours', ana));
    expect(state.answeredAt).toBeNull();
    expect(said(effects)).toEqual([
      'cancel-clock acknowledge missed',
      'cancel-clock acknowledge remind',
      'closed resolved',
    ]);

    const reopened = having(
      press(open(), 'replied', ana).ok ? atWaiting() : open(),
      { type: 'choice', event: 'thanked', actor: leo, at: FRIDAY },
      { type: 'reopen', actor: ana, at: FRIDAY + HOUR },
    );
    const again = took(press(reopened, 'replied', ana, FRIDAY + 2 * HOUR));
    expect(again.state.answeredAt).toBe(FRIDAY);
    expect(said(again.effects)).not.toContain('answered');
  });

  it('answers by a public reply alone, and holds for the law once', () => {
    const of = charter(
      playbook('quiet', [
        work('write', 'agent', {
          deadline: within('1 hour', { again: '1 hour' }),
          reply: { template: 'r', in: 'private' },
          legalHold: true,
          choices: [choice('sent', 'publish')],
        }),
        work('publish', 'agent', {
          deadline: within('1 hour', { again: '1 hour' }),
          reply: { template: 'r', in: 'public' },
          legalHold: true,
          choices: [choice('sent', 'closed')],
        }),
        end('closed'),
      ]),
    );
    const sent = { type: 'choice', event: 'sent', actor: ana, at: FRIDAY } as const;
    const one = took(advance(of, open('quiet', FRIDAY, 2, of), sent));
    expect(one.state).toMatchObject({ answeredAt: null, legalHold: true });
    expect(said(one.effects).filter((words) => /answered|legal-hold/.test(words))).toEqual([]);
    expect(took(advance(of, one.state, sent)).state.answeredAt).toBe(FRIDAY);
  });

  it.each([
    ['an event of another step', 'drafted'],
    ['an unknown event', 'nonsense'],
    ['an event of the engine', 'xstate.stop'],
    ['a name that every object has', 'constructor'],
    ['a deadline by hand', 'acknowledge/@missed-0'],
  ])('is not here: %s', (_, event) => {
    expect(press(open(), event, ana)).toMatchObject({ ok: false, code: 'not-here', accepted: ['replied', 'not-ours'] });
  });

  it('is not here at a step that is not active', () => {
    const event = { type: 'choice', event: 'replied', step: 'trace', actor: ana, at: FRIDAY } as const;
    expect(advance(brand, open(), event)).toMatchObject({ ok: false, code: 'not-here' });
  });

  it('that leads to its own step begins it again: new time, new question, nothing ticked', () => {
    const ticked = having(
      atTrace(),
      { type: 'tick', step: 'trace', item: 'filed', done: true, actor: leo, at: FRIDAY },
      { type: 'answer', step: 'trace', answer: 'Lisbonne', actor: max, at: FRIDAY },
    );
    const { state, effects } = took(press(ticked, 'again', leo, FRIDAY + HOUR));
    expect(state.active[0]).toMatchObject({
      step: 'trace',
      enteredAt: FRIDAY + HOUR,
      dueAt: paris('2026-11-23 11:00'),
    });
    expect(state.ticked).toEqual({});
    expect(state.relays.map(({ answer }) => answer)).toEqual(['Lisbonne', null]);
    expect(said(effects)).toContain('ask-relay trace legal');
  });

  it('marks the author where it says so', () => {
    expect(said(took(press(atWaiting(), 'thanked', leo)).effects)).toEqual([
      'mark-author ambassador',
      'cancel-clock waiting wait',
      'closed resolved',
    ]);
  });
});

describe('who may act', () => {
  const NIGHT = paris('2026-11-20 23:00');
  it.each([
    ['the owner, on duty', ana, FRIDAY, true],
    ['the owner, off duty', ana, NIGHT, true],
    ['the stand-in, the owner being away', zoe, NIGHT, true],
    ['the stand-in, the owner being there', zoe, FRIDAY, false],
    ['another team', leo, FRIDAY, false],
    ['a role that the charter lacks', { id: 'x', role: 'constructor' }, FRIDAY, false],
  ])('%s', (_, actor, at, may) => {
    const outcome = press(open(), 'replied', actor, at);
    expect(outcome.ok ? true : outcome.code).toBe(may ? true : 'not-your-role');
  });

  it('names the owner to who may not', () => {
    expect(press(open(), 'replied', leo)).toMatchObject({
      reasons: [{ code: 'not-your-role', message: 'Reserved for: Agent.', subject: 'agent' }],
    });
  });

  it('after an escalation in place: the new owner, its stand-in, and still the first', () => {
    const { state } = strike(open(), 'missed');
    expect(press(state, 'replied', eve, FRIDAY + 2 * HOUR).ok).toBe(true);
    expect(press(state, 'replied', ana, FRIDAY + 2 * HOUR).ok).toBe(true);
    expect(press(state, 'replied', { id: 'b', role: 'chief' }, paris('2026-11-20 23:00')).ok).toBe(true);
    expect(press(state, 'replied', { id: 'b', role: 'chief' }, FRIDAY + 2 * HOUR).ok).toBe(false);
    expect(press(state, 'replied', leo, FRIDAY + 2 * HOUR).ok).toBe(false);
  });
});

describe('what a choice needs', () => {
  it('stands in the refusal, in the order written, one reason for each thing missing', () => {
    const outcome = press(atTrace(), 'found', leo);
    expect(outcome).toMatchObject({
      ok: false,
      code: 'checklist-incomplete',
      reasons: [
        { code: 'checklist-incomplete', message: 'Still to tick: Private message.', subject: 'private' },
        { code: 'checklist-incomplete', message: 'Still to tick: File opened.', subject: 'filed' },
        { code: 'fact-missing', message: 'To fill in: Reference.', subject: 'reference' },
        { code: 'relay-unanswered', message: 'Answer awaited from: Legal.', subject: 'legal' },
      ],
      accepted: ['found', 'grave', 'signed-off', 'again'],
    });
  });

  it('is said in French by default here', () => {
    const outcome = advance(brand, atTrace(), { type: 'choice', event: 'grave', actor: leo, at: FRIDAY });
    expect(outcome).toMatchObject({
      reasons: [{ code: 'severity-too-low', message: 'Seulement à partir de la gravité 4.', subject: '4' }],
    });
  });

  it('is enough when all of it is there; facts may come with the choice', () => {
    const ready = having(
      atTrace(),
      { type: 'tick', step: 'trace', item: 'filed', done: true, actor: leo, at: FRIDAY },
      { type: 'tick', step: 'trace', item: 'private', done: true, actor: leo, at: FRIDAY },
      { type: 'answer', step: 'trace', answer: 'Lisbonne', actor: max, at: FRIDAY },
    );
    expect(press(ready, 'found', leo)).toMatchObject({ code: 'fact-missing' });
    const event = { type: 'choice', event: 'found', actor: leo, at: FRIDAY, facts: { reference: 'H42' } } as const;
    const { state } = took(advance(brand, ready, event));
    expect([steps(state), state.facts]).toEqual([['offer'], { reference: 'H42' }]);
    expect(advance(brand, ready, { ...event, facts: { reference: 'much too long' } })).toMatchObject({
      code: 'fact-invalid',
    });
  });

  it('a role that is named may act, whoever owns the step, and nobody else', () => {
    expect(press(atTrace(), 'signed-off', eve).ok).toBe(true);
    expect(press(atTrace(), 'signed-off', leo)).toMatchObject({
      code: 'not-your-role',
      reasons: [{ message: 'Reserved for: Director.', subject: 'director' }],
    });
  });

  it('another person than the author of a step', () => {
    const { state } = took(press({ ...atOffer(), leftBy: { acknowledge: leo } }, 'drafted', leo));
    expect(state.leftBy).toMatchObject({ offer: leo });
    expect(press({ ...atOffer(), leftBy: { acknowledge: leo } }, 'own-work', leo)).toMatchObject({
      code: 'not-the-author',
      reasons: [{ message: 'Not by the author of "Step acknowledge".', subject: 'acknowledge' }],
    });
    expect(press(atOffer(), 'own-work', leo).ok).toBe(true);
  });

  it('is explained to nobody in particular with what it asks of people', () => {
    const { trace, offer } = luggage.workflow.steps;
    const codes = (step: typeof trace, event: string) =>
      explain(brand, atOffer(), step!, step!.choices.find((one) => one.event === event)!, null, 'fr').map(
        ({ message }) => message,
      );
    expect(codes(trace, 'signed-off')).toEqual(['Réservé à : Director (fr).']);
    expect(codes(offer, 'own-work')).toEqual(["Pas par l'auteur de « Étape acknowledge »."]);
    expect(codes(offer, 'drafted')).toEqual([]);
  });
});
