import { describe, expect, it } from 'vitest';
import type { Severity, SeverityCondition } from '../../../packages/core/src/charter.ts';
import type { Comment, Situation } from '../../../packages/core/src/comment.ts';
import { severityOf } from '../../../packages/core/src/triage/severity.ts';
import { charterOf, playbook } from './charter.ts';

type Raise = readonly [to: Severity, when: SeverityCondition];

function judge(
  raises: readonly Raise[],
  comment: Partial<Comment> = {},
  similar?: Situation['similar'],
  language = 'en',
) {
  const raise = raises.map(([to, when]) => ({ to, when }));
  const charter = charterOf([playbook('luggage', { severity: { base: 2, raise } })]);
  const situation: Situation = similar === undefined ? { now: 0 } : { now: 0, similar };
  return severityOf(charter, 'luggage', { text: 'Hello', channel: 'x', ...comment }, situation, language);
}

const hour = { amount: 1, unit: 'hour', business: false } as const;

describe('severity', () => {
  it('is the base when nothing raises it, and says so', () => {
    expect(judge([])).toEqual({ level: 2, reasons: [{ code: 'base', message: 'Base level: 2.', subject: '2' }] });
  });

  const cases: readonly [string, SeverityCondition, Partial<Comment>, boolean][] = [
    ['followers at the threshold', { authorFollowers: { atLeast: 10 } }, { author: { followers: 10 } }, true],
    ['followers below it', { authorFollowers: { atLeast: 10 } }, { author: { followers: 9 } }, false],
    ['followers unknown', { authorFollowers: { atLeast: 10 } }, {}, false],
    ['words', { says: { en: ['insulin'] } }, { text: 'My INSULIN!' }, true],
    ['words of another language', { says: { en: ['hello'], fr: ['pain'] } }, { text: 'Pain' }, false],
    ['words of a language that the condition lacks', { says: { fr: ['insulin*'] } }, { text: 'insulin' }, true],
    ['stars at most', { stars: { atMost: 2 } }, { stars: 2 }, true],
    ['more stars', { stars: { atMost: 2 } }, { stars: 3 }, false],
    ['no stars', { stars: { atMost: 2 } }, {}, false],
    ['the channel', { channel: ['x', 'blog'] }, {}, true],
    ['another channel', { channel: ['blog'] }, {}, false],
    ['the kind of author', { authorIs: ['press'] }, { author: { kind: 'press' } }, true],
    ['a mark of the author', { authorIs: ['ambassador'] }, { author: { marks: ['ambassador'] } }, true],
    ['another author', { authorIs: ['press'] }, { author: { kind: 'customer' } }, false],
    ['the default audience', { audience: ['traveller'] }, {}, true],
    ["the author's audience", { audience: ['business'] }, { author: { audience: 'business' } }, true],
    [
      'an audience that does not exist: the default',
      { audience: ['traveller'] },
      { author: { audience: 'constructor' } },
      true,
    ],
    ['two conditions that hold', { channel: ['x'], stars: { atMost: 2 } }, { stars: 1 }, true],
    ['two conditions, one of which fails', { channel: ['x'], stars: { atMost: 2 } }, { stars: 5 }, false],
    ['no condition at all', {}, {}, false],
  ];
  it.each(cases)('judges %s', (_, when, comment, raised) => {
    expect(judge([[4, when]], comment).level).toBe(raised ? 4 : 2);
  });

  it.each([
    ['the window', [{ crisis: 'luggage', count: 20, withinMinutes: 60 }], true],
    ['a shorter window', [{ crisis: 'luggage', count: 20, withinMinutes: 10 }], true],
    ['a longer window', [{ crisis: 'luggage', count: 500, withinMinutes: 61 }], false],
    ['too few', [{ crisis: 'luggage', count: 19, withinMinutes: 60 }], false],
    ['another crisis', [{ crisis: 'delay', count: 90, withinMinutes: 60 }], false],
    ['nothing known', undefined, false],
  ])('counts similar comments of %s', (_, similar, raised) => {
    expect(judge([[4, { similar: { atLeast: 20, within: hour } }]], {}, similar).level).toBe(raised ? 4 : 2);
  });

  it('takes the highest raise, in whatever order, and names each that matches', () => {
    const raises: Raise[] = [
      [5, { stars: { atMost: 1 } }],
      [3, { channel: ['x'] }],
      [4, { channel: ['blog'] }],
    ];
    expect(judge(raises, { stars: 1 })).toEqual({
      level: 5,
      reasons: [
        { code: 'base', message: 'Base level: 2.', subject: '2' },
        { code: 'stars', message: 'Level 5: 1 star.', subject: '1' },
        { code: 'channel', message: 'Level 3: channel: x.', subject: 'x' },
      ],
    });
  });

  it('speaks French to a French comment', () => {
    const raises: Raise[] = [[4, { authorFollowers: { atLeast: 10000 }, says: { fr: ['insuline'] } }]];
    const { reasons } = judge(raises, { text: 'Mon Insuline', author: { followers: 12000 } }, undefined, 'fr');
    expect(reasons.map((reason) => reason.message)).toEqual([
      'Niveau de base : 2.',
      "Niveau 4 : l'auteur a 12000 abonnés (seuil : 10000).",
      'Niveau 4 : le commentaire dit « Insuline ».',
    ]);
  });

  it('is never lowered by a raise below the base', () => {
    expect(judge([[1, { channel: ['x'] }]]).level).toBe(2);
  });
});

describe('the language of reasons', () => {
  const insulin = { says: { en: ['insulin'], fr: ['insuline'] } };
  const charter = charterOf([playbook('luggage', { severity: { base: 2, raise: [{ to: 4, when: insulin }] } })]);
  const asked = (text: string, language: string | null, locale?: string) =>
    severityOf(charter, 'luggage', { text, channel: 'x' }, { now: 0 }, language, locale);

  it('is the reader’s, whatever the language of the comment', () => {
    const { level, reasons } = asked('My insulin!', 'en', 'fr');
    expect(level).toBe(4);
    expect(reasons.map(({ message }) => message)).toEqual([
      'Niveau de base : 2.',
      'Niveau 4 : le commentaire dit « insulin ».',
    ]);
  });

  it('is the comment’s where no reader is named', () => {
    expect(asked('Mon insuline !', 'fr').reasons[0]?.message).toBe('Niveau de base : 2.');
  });

  it('does not narrow the phrases: with no language those of all count', () => {
    expect(asked('My insulin!', null, 'fr').level).toBe(4);
    expect(asked('My insulin!', 'fr', 'en').level).toBe(2);
  });
});
