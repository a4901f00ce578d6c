import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CharterPromise } from '../../../../packages/core/src/charter.ts';
import { storyOf, worstCaseOf } from '../../../../packages/core/src/check/promises/counterexample.ts';
import { provePromises } from '../../../../packages/core/src/check/promises/prove.ts';
import { readDocument } from '../../../../packages/core/src/document/read.ts';
import { playStory } from '../../../../packages/core/src/workflow/story.ts';
import {
  approval,
  buttons,
  charter,
  end,
  playbook,
  promise,
  sending,
  takenOverBy,
  waiting,
  within,
  work,
} from './charters.ts';
import { cases } from './random.ts';

const read = (text: string) => readDocument([{ path: 'one/stories.yaml', text }], 'en').playbooks[0]?.stories?.value;

const closed = end('closed');

describe('the worst case as a story', () => {
  it('is written as a director would write it', () => {
    const steps = [
      work('first', within('1 hour', 'rescue'), buttons({ on: 'rescue' }), {
        checklist: [{ key: 'seen', label: { fr: 'Vu', en: 'Seen' } }],
      }),
      work(
        'rescue',
        within('30 minutes', takenOverBy('chief', '15 minutes')),
        buttons({ sent: 'closed' }, { needs: [{ kind: 'fact', fact: 'place' }] }),
        sending('answer'),
      ),
      closed,
    ];
    const brand = charter(
      [playbook('one', steps, { calendar: 'always' })],
      [{ kind: 'answered-within', within: '1 hour' }],
      {
        facts: {
          place: { key: 'place', type: 'text', label: { fr: 'Lieu', en: 'Place' }, max: 40, items: 1, private: false },
        },
      },
    );
    const story = storyOf(brand, provePromises(brand)[0]!, 'en');
    expect(story).toEqual({
      story: 'Promise not kept: answered within 1 hour',
      opens: '2026-12-01T00:00:00+01:00',
      severity: 2,
      script: [
        { wait: '59 minutes' },
        { by: 'agent-first', as: 'agent', does: 'on', then: ['rescue'] },
        { wait: '45 minutes' },
        { by: 'agent-rescue', as: 'agent', sets: { place: 'A1' } },
        { by: 'agent-rescue', as: 'agent', does: 'sent' },
      ],
    });
    expect(playStory(brand, 'one', story!)).toMatchObject({ ok: true });
  });

  it('satisfies what choices and approvals need', () => {
    const relay = { to: 'chief', question: { fr: '?', en: '?' } };
    const steps = [
      work('ask', within('1 hour'), buttons({ on: 'list' }), { relay }),
      work(
        'list',
        within('1 hour'),
        buttons(
          { on: 'approve' },
          { needs: [{ kind: 'checklist' }, { kind: 'relay' }, { kind: 'role', role: 'chief' }] },
        ),
        {
          checklist: [{ key: 'seen', label: { fr: 'Vu', en: 'Seen' } }],
        },
      ),
      approval('approve', within('1 hour'), {
        of: ['list'],
        by: ['legal', 'quality'],
        count: 2,
        accepted: 'silence',
        refused: 'list',
      }),
      waiting('silence', '2 days', 'say'),
      work(
        'say',
        within('1 hour'),
        buttons({ sent: 'closed' }, { needs: [{ kind: 'from-severity', level: 4 }] }),
        sending('answer'),
      ),
      closed,
    ];
    const brand = charter(
      [playbook('one', steps, { severity: { base: 2, raise: [{ to: 4, when: {} }] } })],
      [
        { kind: 'answered-within', within: '1 hour' },
        { kind: 'ends-within', within: '1 hour' },
        { kind: 'approved-by', role: 'chief', before: 'reply' },
      ],
    );
    for (const proof of provePromises(brand)) {
      expect(proof.proved).toBe(false);
      expect(playStory(brand, 'one', storyOf(brand, proof, 'fr')!)).toMatchObject({ ok: true });
    }
  });

  it('leaves a relay open where that is the fault', () => {
    const relay = { to: 'chief', question: { fr: '?', en: '?' } };
    const steps = [
      work('ask', within('1 hour'), buttons({ on: 'later' }, { needs: [{ kind: 'relay' }] }), { relay }),
      work('later', within('1 hour'), buttons({ on: 'closed' }), { relay }),
      closed,
    ];
    const brand = charter([playbook('one', steps)], [{ kind: 'relays-come-back' }]);
    const played = playStory(brand, 'one', storyOf(brand, provePromises(brand)[0]!, 'en')!);
    expect(played).toMatchObject({
      ok: true,
      state: { status: 'closed', relays: [{ answer: '…' }, { answer: null }] },
    });
  });

  it('plays in every random charter, and answers no earlier than a few minutes before the proof says', {
    timeout: 120_000,
  }, () => {
    const promises: CharterPromise[] = [
      promise({ kind: 'answered-within', within: '1 minute' }),
      promise({ kind: 'ends-within', within: '1 minute' }),
      promise({ kind: 'told', role: 'director', within: '1 minute' }),
      promise({ kind: 'approved-by', role: 'legal', before: 'reply' }),
    ];
    fc.assert(
      fc.property(cases, ({ charter: random }) => {
        const brand = { ...random, promises };
        for (const proof of provePromises(brand)) {
          const story = storyOf(brand, proof, 'en');
          if (story === null) continue;
          expect(read(worstCaseOf(brand, proof, 'en')!.yaml)).toEqual([story]);
          const played = playStory(brand, 'one', story);
          expect([proof.promise.kind, played]).toMatchObject([proof.promise.kind, { ok: true }]);
          if (played.ok && proof.promise.kind === 'answered-within')
            expect(played.state.answeredAt).toBeLessThanOrEqual(proof.happensAt!);
        }
      }),
      { numRuns: 200 },
    );
  });
});
