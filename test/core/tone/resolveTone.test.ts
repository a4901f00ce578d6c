import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Charter, ToneSettings } from '../../../packages/core/src/charter.ts';
import { resolveTone, type ToneSituation } from '../../../packages/core/src/tone/resolveTone.ts';
import { charter, playbook, step } from '../reply/charter.ts';

const brand = charter({
  channels: {
    x: { key: 'x', platform: 'x', account: null, brandIsHost: false, tone: null },
    linkedin: {
      key: 'linkedin',
      platform: 'linkedin',
      account: null,
      brandIsHost: false,
      tone: { formal: 1, exclamations: 0 },
    },
  },
  playbooks: {
    'lost-luggage': playbook(
      'lost-luggage',
      [
        step('trace', { tone: { address: { fr: 'tu' }, mustInclude: ['disclosure'] } }),
        step('close', { tone: 'firm' }),
      ],
      {
        tone: 'empathetic',
      },
    ),
    insult: playbook('insult', [step('answer')], { tone: { neverSay: { fr: ['cher client'] }, serious: 1 } }),
  },
});
const at = (more: Partial<ToneSituation> = {}, of: Charter = brand) =>
  resolveTone(of, { audience: null, channel: 'x', crisis: null, severity: 1, step: null, language: 'fr', ...more });
const why = (property: string, more: Partial<ToneSituation> = {}) =>
  at(more)
    .because.filter((reason) => reason.property === property)
    .map(({ value, from }) => `${value}, ${from}`);

describe('a tone', () => {
  it('is the base, completed by the defaults', () => {
    const { because, ...tone } = at();
    expect(tone).toEqual({
      address: 'vous',
      speaksAs: 'we',
      serious: 0,
      formal: 0,
      respectful: 1,
      matterOfFact: 0,
      emoji: 1,
      exclamations: 1,
      sentenceWords: 25,
      apology: 'allowed',
      neverSay: ['désagrément*'],
      mustInclude: ['signature'],
    });
    expect(new Set(because.map(({ from }) => from))).toEqual(new Set(['base']));
    expect(because.map(({ property }) => property)).toEqual([
      'address',
      'speaks-as',
      'serious',
      'formal',
      'respectful',
      'matter-of-fact',
      'emoji',
      'exclamations',
      'sentence-words',
      'apology',
      'never-say',
      'must-include',
    ]);
  });

  it.each([
    ['formal', { audience: 'press' }, ['1, audience press']],
    ['formal', { channel: 'linkedin' }, ['1, channel linkedin']],
    ['apology', { crisis: 'lost-luggage' }, ['required, crisis lost-luggage']],
    ['serious', { severity: 4 }, ['1, severity 4']],
    ['exclamations', { severity: 5 }, ['0, severity 3']],
    ['emoji', { severity: 4, audience: 'press' }, ['0, severity 4']],
    ['exclamations', { channel: 'linkedin', severity: 2 }, ['0, channel linkedin']],
    ['apology', { crisis: 'lost-luggage', step: 'close' }, ['forbidden, step close']],
    ['address', { crisis: 'lost-luggage', step: 'trace' }, ['tu, step trace']],
    ['must-include', { crisis: 'lost-luggage', step: 'trace' }, ['signature, base', 'disclosure, step trace']],
    ['never-say', { crisis: 'insult' }, ['désagrément*, base', 'cher client, crisis insult']],
    ['sentence-words', {}, ['25, base']],
  ] as [string, Partial<ToneSituation>, string[]][])('%s with %j is %j', (property, situation, expected) => {
    expect(why(property, situation)).toEqual(expected);
  });

  it('adds up what is never said and always included', () => {
    expect(at({ crisis: 'insult' }).neverSay).toEqual(['désagrément*', 'cher client']);
    expect(at({ crisis: 'lost-luggage', step: 'trace' }).mustInclude).toEqual(['signature', 'disclosure']);
  });

  it('takes the default audience when none or an unknown one is given', () => {
    const formal = charter({ audiences: { pro: { key: 'pro', default: true, tone: { formal: 1 } } } });
    for (const audience of [null, 'constructor', 'pro']) expect(at({ audience }, formal).formal).toBe(1);
  });

  it.each([{ channel: 'constructor' }, { crisis: 'constructor' }, { crisis: 'insult', step: 'constructor' }])(
    'adds no layer for %j',
    (where) => {
      expect(
        at({ ...where, crisis: where.crisis === 'insult' ? 'insult' : null }).because.every(
          ({ from }) => from === 'base' || from === 'crisis insult',
        ),
      ).toBe(true);
    },
  );

  it.each([
    ['en', null, ['rest assured']],
    ['fr-CA', 'vous', ['désagrément*']],
    ['fr_CA', 'vous', ['désagrément*']],
    ['FR', 'vous', ['désagrément*']],
    ['constructor', null, []],
  ])('in %s says %j', (language, address, neverSay) => {
    expect([at({ language }).address, at({ language }).neverSay]).toEqual([address, neverSay]);
  });

  it('of each property is the last layer that says it', () => {
    const settings = fc.record(
      {
        serious: fc.constantFrom(-1 as const, 0 as const, 1 as const),
        emoji: fc.nat(5),
        apology: fc.constantFrom('required' as const, 'allowed' as const, 'forbidden' as const),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        fc.array(fc.option(settings), { minLength: 6, maxLength: 6 }),
        ([base, audience, channel, crisis, severity, one]) => {
          const layers = [base, audience, channel, crisis, severity, one];
          const made = charter({
            tone: base ?? {},
            audiences: { a: { key: 'a', default: true, tone: audience ?? null } },
            channels: { x: { key: 'x', platform: 'x', account: null, brandIsHost: false, tone: channel ?? null } },
            fromSeverity: severity ? { 2: severity } : {},
            playbooks: { c: playbook('c', [step('s', { tone: one ?? null })], { tone: crisis ?? null }) },
          });
          const tone = at({ crisis: 'c', step: 's', severity: 3 }, made);
          const last = <K extends keyof ToneSettings>(key: K) =>
            layers.findLast((layer) => layer?.[key as never] !== undefined)?.[key as never];
          expect([tone.serious, tone.emoji, tone.apology]).toEqual([
            last('serious') ?? 0,
            last('emoji') ?? 0,
            last('apology') ?? 'allowed',
          ]);
        },
      ),
    );
  });
});
