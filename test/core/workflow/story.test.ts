import { describe, expect, it } from 'vitest';
import { playStory, type Story } from '../../../packages/core/src/workflow/story.ts';
import { charter, choice, end, playbook, within, work } from './builder.ts';
import { brand } from './luggage.ts';

const written = (script: Story['script'], more: Partial<Story> = {}): Story => ({
  story: 'A story',
  opens: '2026-11-20T10:00:00+01:00',
  script,
  ...more,
});
const play = (script: Story['script'], more: Partial<Story> = {}) => playStory(brand, 'luggage', written(script, more));
const replied = { by: 'ana', as: 'agent', does: 'replied', then: ['trace'] };

describe('a story', () => {
  it('plays to its end', () => {
    const result = play(
      [
        replied,
        { by: 'leo', as: 'care', ticks: ['private', 'filed'] },
        { by: 'leo', as: 'care', does: 'found', refused: 'relay-unanswered' },
        { wait: '1 hour' },
        { by: 'max', as: 'legal', answers: 'À Lisbonne' },
        { by: 'leo', as: 'care', does: 'found', then: ['offer'] },
        { by: 'leo', as: 'care', does: 'drafted', then: ['approve-offer'] },
        { by: 'leo', as: 'care', approves: 'yes', refused: 'not-the-author' },
        { by: 'max', as: 'legal', approves: 'no', then: ['offer'] },
        { by: 'leo', as: 'care', does: 'drafted' },
        { by: 'max', as: 'legal', approves: 'yes', then: ['approve-offer'] },
        { by: 'eve', as: 'director', approves: true, then: ['waiting'] },
        { wait: '9 days', then: ['waiting'] },
        { 'author-writes': 'Merci !', then: ['waiting'] },
        { wait: '30 days', then: ['waiting'] },
        { by: 'leo', as: 'care', does: 'thanked', then: ['closed'] },
        { by: 'leo', as: 'care', does: 'note' },
        { by: 'leo', as: 'care', does: 'reopen', then: ['acknowledge'] },
      ],
      { facts: { reference: 'H42' } },
    );
    expect(result).toMatchObject({ ok: true, state: { status: 'open', facts: { reference: 'H42' } } });
  });

  it('waits in open time and lets clocks strike in order, each at its own time', () => {
    expect(play([replied, { wait: '2 business days', then: ['taken-over'] }]).ok).toBe(true);
    expect(
      play([replied, { wait: '1 business day', then: ['trace'] }, { wait: '3 business days', then: ['taken-over'] }])
        .ok,
    ).toBe(true);
    // acknowledge 11:00, director from 11:00, told again from 12:00: at 15:30 the step is still his.
    const result = play([{ wait: '330 minutes', then: ['acknowledge'] }]);
    expect(result).toMatchObject({
      ok: true,
      state: {
        active: [
          { owner: 'director', escalation: 1, deadlineFrom: Date.parse('2026-11-20T11:00:00+01:00'), overdue: true },
        ],
      },
    });
  });

  it('reads money, instants and numbers as it writes them', () => {
    const sets = { amount: '120 EUR', since: '2026-11-20T09:00:00+01:00', people: 3, lots: ['A1'] };
    expect(play([{ by: 'ana', as: 'agent', sets }])).toMatchObject({
      ok: true,
      state: { facts: { ...sets, amount: { amount: '120', currency: 'EUR' } } },
    });
  });

  it('opens at the severity it says, else at that of the playbook', () => {
    expect(play([{ wait: '20 minutes' }], { severity: 4 })).toMatchObject({
      state: { severity: 4, active: [{ owner: 'director' }] },
    });
    expect(play([{ wait: '20 minutes' }])).toMatchObject({ state: { severity: 2, active: [{ owner: 'agent' }] } });
  });

  it('may reclassify', () => {
    const hate = playbook('hate', [
      work('act', 'agent', { deadline: within('1 hour', { again: '1 hour' }), choices: [choice('ok', 'closed')] }),
      end('closed'),
    ]);
    const of = { ...brand, playbooks: { ...brand.playbooks, hate } };
    expect(
      playStory(of, 'luggage', written([{ by: 'ana', as: 'agent', reclassifies: 'hate', then: ['act'] }])).ok,
    ).toBe(true);
  });
});

describe('a story that fails', () => {
  it.each([
    [
      'stands elsewhere',
      [replied, { wait: '1 hour', then: ['offer'] }],
      { line: 1, expected: 'offer', got: 'trace' },
      'Attendu : les étapes actives [offer]. Obtenu : trace.',
      'Expected the active steps [offer], got trace.',
    ],
    [
      'names only some of the active steps',
      [{ by: 'ana', as: 'agent', does: 'replied', then: ['trace', 'acknowledge'] }],
      { line: 0, expected: 'trace, acknowledge', got: 'trace' },
      'Attendu : les étapes actives [trace, acknowledge]. Obtenu : trace.',
      'Expected the active steps [trace, acknowledge], got trace.',
    ],
    [
      'is refused unforeseen',
      [replied, { by: 'leo', as: 'care', does: 'grave' }],
      { line: 1, expected: 'accepted', got: 'severity-too-low' },
      'Attendu : une action acceptée. Obtenu : severity-too-low : Seulement à partir de la gravité 4.',
      'Expected an action that is accepted, got severity-too-low: Only from severity 4.',
    ],
    [
      'is refused for another reason',
      [{ by: 'leo', as: 'care', does: 'replied', refused: 'not-here' }],
      { line: 0, expected: 'not-here', got: 'not-your-role' },
      'Attendu : le refus « not-here ». Obtenu : not-your-role.',
      'Expected the refusal "not-here", got not-your-role.',
    ],
    [
      'is not refused',
      [{ by: 'ana', as: 'agent', does: 'replied', refused: 'not-here' }],
      { line: 0, expected: 'not-here', got: 'trace' },
      'Attendu : le refus « not-here ». Obtenu : trace.',
      'Expected the refusal "not-here", got trace.',
    ],
  ] as const)('%s', (_, script, place, fr, en) => {
    expect(play(script)).toEqual({ ok: false, ...place, message: { fr, en } });
  });

  it('waits for no duration, or knows facts that the charter does not', () => {
    expect(play([{ wait: 'a while' }])).toMatchObject({ ok: false, line: 0, got: 'a while' });
    expect(play([], { facts: { unheard: 1 } })).toMatchObject({ ok: false, line: null, got: 'unheard' });
    expect(play([], { facts: { amount: '120' } })).toMatchObject({ ok: false, line: null, got: 'amount' });
    expect(play([], { opens: 'yesterday' })).toMatchObject({ ok: false, line: null, got: 'yesterday' });
  });

  it('answers, ticks or approves where nothing asks for it', () => {
    expect(play([{ by: 'max', as: 'legal', answers: 'x', refused: 'not-here' }]).ok).toBe(true);
    expect(play([{ by: 'ana', as: 'agent', ticks: ['filed'] }])).toMatchObject({ got: 'unknown-item' });
    expect(play([{ by: 'max', as: 'legal', approves: 'yes', refused: 'not-here' }]).ok).toBe(true);
  });

  it('throws for a crisis type that the charter lacks', () => {
    expect(() => playStory(charter(), 'luggage', written([]))).toThrow(/no crisis type/);
  });
});
