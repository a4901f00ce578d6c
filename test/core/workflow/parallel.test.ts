import { describe, expect, it } from 'vitest';
import { advance } from '../../../packages/core/src/workflow/advance.ts';
import { start } from '../../../packages/core/src/workflow/start.ts';
import { view } from '../../../packages/core/src/workflow/view.ts';
import { charter, choice, done, end, parallel, playbook, text, within, work } from './builder.ts';
import { ana, clocksAt, eve, FRIDAY, leo, said, steps, strike, took } from './luggage.ts';

const recall = playbook('recall', [
  ...parallel('cell', 'monitor', {
    voice: [
      work('hold', 'agent', {
        deadline: within('1 hour', 'hold-late'),
        choices: [choice('sent', 'voice-done'), choice('stop', 'hold-late')],
      }),
      work('hold-late', 'director', {
        deadline: within('1 hour', { again: '1 hour' }),
        choices: [choice('sent', 'voice-done')],
      }),
      done('voice-done'),
    ],
    care: [
      work('call', 'care', {
        deadline: within('2 hours', { again: '1 hour' }),
        checklist: [{ key: 'called', label: text('Appelé', 'Called') }],
        choices: [choice('called', 'care-done'), choice('stop', 'care-done')],
      }),
      done('care-done'),
    ],
  }),
  work('monitor', 'agent', {
    deadline: within('1 day', { again: '1 day' }),
    choices: [choice('calm', 'closed'), choice('flares-up', 'cell')],
  }),
  end('closed'),
]);
const of = charter(recall);
const opened = start(of, 'recall', { at: FRIDAY, severity: 4 });
const go = (state: typeof opened.state, event: string, actor = ana, step?: string) =>
  advance(of, state, { type: 'choice', event, actor, at: FRIDAY, ...(step === undefined ? {} : { step }) });

describe('parallel regions', () => {
  it('all start, in the order of the playbook, each with its owner and clock', () => {
    expect(opened.to).toEqual(['hold', 'call']);
    expect(said(opened.effects)).toEqual([
      'tell agent hold opened',
      'set-clock hold missed 2026-11-20T10:00:00.000Z',
      'tell care call opened',
      'set-clock call missed 2026-11-20T11:00:00.000Z',
    ]);
    expect(view(of, opened.state, { at: FRIDAY, language: 'fr' }).map(({ region }) => region)).toEqual([
      { key: 'voice', title: 'Volet voice' },
      { key: 'care', title: 'Volet care' },
    ]);
  });

  it('go on one by one; done steps are not active; the last one done leads on', () => {
    const one = took(go(opened.state, 'called', leo));
    expect([one.to, clocksAt(one.state)]).toEqual([['hold'], ['hold missed']]);
    const two = took(go(one.state, 'sent'));
    expect([two.to, two.state.status, clocksAt(two.state)]).toEqual([['monitor'], 'open', ['monitor missed']]);
  });

  it('keep a missed deadline inside', () => {
    const { state, to } = strike(took(go(opened.state, 'called', leo)).state, 'missed', 0, of);
    expect(to).toEqual(['hold-late']);
    expect(steps(took(go(state, 'sent', eve)).state)).toEqual(['monitor']);
  });

  it('ask which step is meant where two accept an event', () => {
    expect(go(opened.state, 'stop', leo)).toMatchObject({
      ok: false,
      code: 'step-required',
      accepted: ['sent', 'stop', 'called'],
    });
    expect(took(go(opened.state, 'stop', leo, 'call')).to).toEqual(['hold']);
    expect(took(go(opened.state, 'stop', ana, 'hold')).to).toEqual(['hold-late', 'call']);
  });

  it('each have their owner', () => {
    expect(go(opened.state, 'called', ana)).toMatchObject({ code: 'not-your-role', reasons: [{ subject: 'care' }] });
  });

  it('start anew when the parallel step is entered again', () => {
    const monitor = took(go(took(go(opened.state, 'called', leo)).state, 'sent')).state;
    expect(took(go(monitor, 'flares-up')).to).toEqual(['hold', 'call']);
  });

  it('stand in the order of the playbook whatever a store did to the order of its keys', () => {
    const shuffled = {
      ...recall,
      workflow: { ...recall.workflow, steps: Object.fromEntries(Object.entries(recall.workflow.steps).reverse()) },
    };
    expect(start(charter(shuffled), 'recall', { at: FRIDAY, severity: 4 }).to).toEqual(['hold', 'call']);
  });
});
