import { describe, expect, it } from 'vitest';
import { start } from '../../../packages/core/src/workflow/start.ts';
import { view } from '../../../packages/core/src/workflow/view.ts';
import { paris } from '../time/paris.ts';
import { charter, choice, end, playbook, within, work } from './builder.ts';
import {
  ana,
  atOffer,
  atWaiting,
  brand,
  DAY,
  FRIDAY,
  HOUR,
  having,
  leo,
  max,
  open,
  press,
  strike,
  took,
} from './luggage.ts';

const look = { at: FRIDAY, language: 'en' };
const atTrace = () => having(open(), { type: 'choice', event: 'replied', actor: ana, at: FRIDAY });

describe('the view of a step', () => {
  it('says everything a person needs, in her language', () => {
    const state = having(atTrace(), { type: 'tick', step: 'trace', item: 'filed', done: true, actor: leo, at: FRIDAY });
    const [step, ...more] = view(brand, state, { at: FRIDAY, language: 'fr' });
    expect(more).toEqual([]);
    expect(step).toMatchObject({
      key: 'trace',
      title: 'Étape trace',
      region: null,
      instructions: 'Consigne trace',
      owner: { key: 'care', title: 'Customer care (fr)', onDuty: { key: 'care', title: 'Customer care (fr)' } },
      dueAt: paris('2026-11-23 10:00'),
      overdue: false,
      waiting: null,
      checklist: [
        { key: 'private', label: 'Message privé', done: false },
        { key: 'filed', label: 'Dossier ouvert', done: true },
      ],
      action: null,
      evidenceFirst: false,
      relay: { to: { key: 'legal', onDuty: { key: 'legal' } }, question: 'Où est-il ?', answer: null },
      approval: null,
    });
    expect(step!.choices[0]).toEqual({
      event: 'found',
      label: 'Bouton found',
      allowed: false,
      reasons: [
        { code: 'checklist-incomplete', message: 'Reste à cocher : Message privé.', subject: 'private' },
        { code: 'fact-missing', message: 'À renseigner : Référence.', subject: 'reference' },
        { code: 'relay-unanswered', message: 'Réponse attendue de : Legal (fr).', subject: 'legal' },
      ],
    });
  });

  it('closes choices by the state of the case, never by who looks', () => {
    const allowed = Object.fromEntries(view(brand, atTrace(), look)[0]!.choices.map((one) => [one.event, one.allowed]));
    expect(allowed).toEqual({ found: false, grave: false, 'signed-off': true, again: true });
    const ready = having(
      { ...atTrace(), severity: 4 },
      { type: 'tick', step: 'trace', item: 'filed', done: true, actor: leo, at: FRIDAY },
      { type: 'tick', step: 'trace', item: 'private', done: true, actor: leo, at: FRIDAY },
      { type: 'answer', step: 'trace', answer: 'Lisbon', actor: max, at: FRIDAY },
      { type: 'set-facts', facts: { reference: 'H42' }, actor: leo, at: FRIDAY },
    );
    const [step] = view(brand, ready, look);
    expect(step!.choices.map((one) => one.allowed)).toEqual([true, true, true, true]);
    expect(step!.choices[2]!.reasons).toEqual([
      { code: 'not-your-role', message: 'Reserved for: Director.', subject: 'director' },
    ]);
    expect(step!.relay!.answer).toBe('Lisbon');
  });

  it('says who is there at that hour, and after an escalation who owns it', () => {
    const night = view(brand, open(), { at: paris('2026-11-20 23:00'), language: 'en' })[0]!;
    expect(night.owner).toEqual({ key: 'agent', title: 'Agent', onDuty: { key: 'agency', title: 'Night agency' } });
    expect(view(brand, strike(open(), 'missed').state, look)[0]!.owner!.key).toBe('director');
  });

  it('is overdue from the time it is due, whether or not a clock struck', () => {
    const at = (later: number) => view(brand, open(), { at: FRIDAY + later, language: 'en' })[0]!.overdue;
    expect([at(0), at(HOUR - 1), at(HOUR)]).toEqual([false, false, true]);
  });

  it('counts the approvals still needed and names who may give them', () => {
    const asked = having(atOffer(), { type: 'choice', event: 'drafted', actor: leo, at: FRIDAY });
    const approval = { of: ['offer'], by: [{ key: 'legal' }, { key: 'director' }, { key: 'care' }] };
    expect(view(brand, asked, look)[0]!.approval).toMatchObject({ ...approval, needed: 2 });
    const once = having(asked, { type: 'approve', step: 'approve-offer', actor: max, at: FRIDAY });
    expect(view(brand, once, look)[0]!.approval).toMatchObject({ ...approval, needed: 1 });
  });

  it('shows until when it waits, and that it no longer does', () => {
    const waiting = { until: FRIDAY + 10 * DAY };
    const [before] = view(brand, atWaiting(), look);
    expect([before!.dueAt, before!.overdue]).toEqual([null, false]);
    expect(before!.waiting).toMatchObject(waiting);
    expect(before!.waiting?.then).toBe('closed');
    const wrote = having(atWaiting(), { type: 'author-writes', at: FRIDAY });
    expect(view(brand, wrote, look)[0]!.waiting).toBeNull();
  });

  it('at an end has no owner, no instructions, nothing to do', () => {
    const { state } = took(press(open(), 'not-ours', ana));
    expect(view(brand, state, look)).toEqual([
      {
        key: 'closed',
        title: 'End closed',
        region: null,
        instructions: null,
        owner: null,
        dueAt: null,
        overdue: false,
        waiting: null,
        checklist: [],
        choices: [],
        action: null,
        evidenceFirst: false,
        relay: null,
        approval: null,
      },
    ]);
  });

  it('takes the action of the channel, else that of the others; evidence first where it removes', () => {
    const action = { facebook: 'hide', forum: 'delete', x: 'report', otherwise: 'let-stand' } as const;
    const of = charter(
      playbook('hate', [
        work('act', 'agent', {
          action,
          deadline: within('1 hour', { again: '1 hour' }),
          choices: [choice('ok', 'closed')],
        }),
        end('closed'),
      ]),
    );
    const { state } = start(of, 'hate', { at: FRIDAY, severity: 2 });
    const on = (channel?: string) => {
      const [step] = view(of, state, { ...look, ...(channel === undefined ? {} : { channel }) });
      return [step!.action, step!.evidenceFirst];
    };
    expect([on('facebook'), on('forum'), on('x'), on('email'), on('constructor'), on()]).toEqual([
      ['hide', true],
      ['delete', true],
      ['report', false],
      ['let-stand', false],
      ['let-stand', false],
      ['let-stand', false],
    ]);
  });

  it('falls back on a language it has', () => {
    expect(view(brand, open(), { at: FRIDAY, language: 'en-GB' })[0]!.title).toBe('Step acknowledge');
    expect(view(brand, open(), { at: FRIDAY, language: 'de' })[0]!.title).toBe('Étape acknowledge');
  });
});
