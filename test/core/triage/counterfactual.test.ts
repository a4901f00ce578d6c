import { describe, expect, it } from 'vitest';
import type { Comment, Situation } from '../../../packages/core/src/comment.ts';
import { type Change, whatWouldChange } from '../../../packages/core/src/triage/counterfactual.ts';
import { triage } from '../../../packages/core/src/triage/triage.ts';
import { charterOf, example, playbook, signal } from './charter.ts';

const hour = { amount: 1, unit: 'hour', business: false } as const;
const channel = (key: string) => ({ key, platform: key, account: null, brandIsHost: false, tone: null });
const charter = charterOf(
  [
    playbook('luggage', {
      signals: { en: signal(['luggage', 'suitcase'], { with: ['lost', 'missing'] }) },
      severity: {
        base: 2,
        raise: [
          { to: 3, when: { authorFollowers: { atLeast: 10_000 } } },
          { to: 4, when: { similar: { atLeast: 20, within: hour } } },
          { to: 4, when: { authorIs: ['press'] } },
          { to: 3, when: { stars: { atMost: 1 } } },
          { to: 3, when: { channel: ['x'] } },
          { to: 3, when: { audience: ['business'] } },
          { to: 5, when: { says: { en: ['insulin'] } } },
        ],
      },
      examples: [example('they lost my luggage', 'en'), example('my suitcase is missing since Oslo', 'en')],
    }),
    playbook('praise', {
      family: 'praise',
      signals: { en: signal(['thanks']) },
      examples: [example('thanks for the lovely crew', 'en'), example('wonderful trip, thanks', 'en')],
    }),
    playbook('sort', { examples: [example('first!', 'en'), example('ok', 'en')] }),
  ],
  { channels: { facebook: channel('facebook'), x: channel('x') } },
);

const comment: Comment = { text: 'My suitcase is missing, with my insulin', channel: 'facebook', language: 'en' };
const now: Situation = { now: 0 };
const changes = (also: Partial<Comment> = {}, situation = now) =>
  whatWouldChange(charter, { ...comment, ...also }, situation);
const facts = (all: readonly Change[]) =>
  all.flatMap((one) => (one.kind === 'fact' ? [`${one.fact} ${one.from} → ${one.to}: ${one.becomes.severity}`] : []));
const words = (all: readonly Change[]) => all.flatMap((one) => (one.kind === 'words' ? [one.without] : []));

describe('what would change an answer', () => {
  it('names the one word without which it is less grave', () => {
    expect(changes()).toContainEqual({
      kind: 'words',
      without: ['insulin'],
      becomes: { crisis: 'luggage', severity: 2 },
    });
  });

  it('names each fact at its threshold', () => {
    expect(facts(changes({ text: 'My suitcase is missing' })).sort()).toEqual([
      'audience null → business: 3',
      'author-kind null → press: 4',
      'channel facebook → x: 3',
      'followers null → 10000: 3',
      'similar null → 20: 4',
      'stars null → 1: 3',
    ]);
  });

  it('names what would lower it', () => {
    const text = 'My suitcase is missing';
    const known = { ...comment, text };
    const lowered = (also: Partial<Comment>, situation = now) =>
      facts(whatWouldChange(charter, { ...known, ...also }, situation)).filter((one) => one.endsWith(': 2'));
    expect(lowered({ author: { followers: 50_000 } })).toEqual(['followers 50000 → 9999: 2']);
    expect(lowered({ author: { kind: 'press' } })).toEqual(['author-kind press → unknown: 2']);
    expect(lowered({ stars: 1 })).toEqual(['stars 1 → 2: 2']);
    expect(lowered({ channel: 'x' })).toEqual(['channel x → facebook: 2']);
    expect(lowered({}, { now: 0, similar: [{ crisis: 'luggage', count: 25, withinMinutes: 60 }] })).toEqual([
      'similar 25 → 19: 2',
    ]);
  });

  it('takes two words where none alone is enough', () => {
    const text = 'insulin insulin suitcase missing suitcase missing';
    expect(words(changes({ text }))).toEqual([['insulin', 'insulin']]);
  });

  it('says nothing of a change that changes nothing: each one was tried', () => {
    for (const text of [comment.text, 'thanks for nothing', 'my suitcase is missing', 'ok', '🤷']) {
      const asked = { ...comment, text };
      const { crisis, severity } = triage(charter, asked, now);
      for (const change of whatWouldChange(charter, asked, now)) {
        expect(change.becomes).not.toEqual({ crisis, severity: severity.level });
        if (change.kind === 'words') for (const word of change.without) expect(text).toContain(word);
      }
    }
  });

  it('bears a comment of 20 000 characters', () => {
    expect(whatWouldChange(charter, { ...comment, text: 'suitcase missing '.repeat(1176) }, now)).toEqual(
      expect.any(Array),
    );
  });
});
