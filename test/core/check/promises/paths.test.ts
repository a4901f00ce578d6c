import { describe, expect, it } from 'vitest';
import type { ApprovedReply, Playbook, Step } from '../../../../packages/core/src/charter.ts';
import { provePromises } from '../../../../packages/core/src/check/promises/prove.ts';
import {
  approval,
  buttons,
  charter,
  done,
  end,
  parallel,
  playbook,
  sending,
  sendingInPrivate,
  waiting,
  within,
  work,
} from './charters.ts';

type Said = Parameters<typeof charter>[1][number];

/** 'holds', or the steps of the path that breaks it. */
function verdict(
  steps: Step[],
  said: Said,
  more: { playbook?: Partial<Playbook>; approvedReplies?: ApprovedReply[] } = {},
): string {
  const one = playbook('one', steps, more.playbook);
  const proof = provePromises(charter([one], [said], { approvedReplies: more.approvedReplies ?? [] }))[0]!;
  return proof.proved ? 'holds' : shown(proof.path);
}

function shown(path: ReturnType<typeof provePromises>[number]['path']): string {
  return path
    .map(({ step, regions }) => (regions.length === 0 ? step : `${step}[${regions.map(shown).join(' | ')}]`))
    .join(' ');
}

const closed = end('closed');
const due = within('1 hour');
const draft = (key: string, go: string, template: string | null = null) =>
  work(key, due, buttons({ [`${key}-written`]: go }), { draft: template });
const send = (key: string, template: string, go = 'closed') => work(key, due, buttons({ sent: go }), sending(template));

describe('approved-by', () => {
  const said: Said = { kind: 'approved-by', role: 'legal', before: 'reply' };
  const approve = (terms: Partial<NonNullable<Step['approval']>>, deadline = due) =>
    approval('approve', deadline, { of: ['draft'], by: ['legal'], accepted: 'send', refused: 'draft', ...terms });
  const rows: [name: string, steps: Step[], expected: string][] = [
    [
      'holds where the role approves before the reply',
      [draft('draft', 'approve'), approve({}), send('send', 'answer'), closed],
      'holds',
    ],
    ['breaks where nobody approves', [send('send', 'answer'), closed], 'send'],
    [
      'breaks where a shorter way leads past',
      [work('draft', due, buttons({ careful: 'approve', quick: 'send' })), approve({}), send('send', 'answer'), closed],
      'draft send',
    ],
    [
      'breaks where a refusal sends all the same',
      [draft('draft', 'approve'), approve({ refused: 'send' }), send('send', 'answer'), closed],
      'draft approve send',
    ],
    [
      'breaks where a missed deadline leads past',
      [draft('draft', 'approve'), approve({}, within('1 hour', 'send')), send('send', 'answer'), closed],
      'draft approve send',
    ],
    [
      'breaks where another may approve instead',
      [draft('draft', 'approve'), approve({ by: ['legal', 'chief'] }), send('send', 'answer'), closed],
      'draft approve send',
    ],
    [
      'holds where all who are named must approve',
      [draft('draft', 'approve'), approve({ by: ['legal', 'chief'], count: 2 }), send('send', 'answer'), closed],
      'holds',
    ],
    [
      'holds for a private reply, which is no public word',
      [work('send', due, buttons({ sent: 'closed' }), sendingInPrivate('answer')), closed],
      'holds',
    ],
    [
      'covers the text approved, not the next one',
      [draft('draft', 'approve', 'answer'), approve({}), send('send', 'answer', 'more'), send('more', 'other'), closed],
      'draft approve send more',
    ],
    [
      'does not outlast a new draft',
      [
        draft('draft', 'approve'),
        approve({ of: ['draft', 'redraft'] }),
        work('send', due, buttons({ sent: 'closed', again: 'redraft' }), sending('answer')),
        draft('redraft', 'send'),
        closed,
      ],
      'draft approve send redraft send',
    ],
    [
      'breaks where a reopened case sends what was never approved',
      [
        work('draft', due, buttons({ ready: 'approve', hurry: 'rush' })),
        approve({}),
        send('send', 'answer'),
        work('rush', due, buttons({ on: 'closed' })),
        end('closed', { reopen: { to: 'send', within: null } }),
      ],
      'draft rush closed send',
    ],
    [
      'breaks in a region beside the approval',
      [
        ...parallel('apart', 'closed', {
          a: [
            draft('draft', 'approve'),
            approval('approve', due, { of: ['draft'], accepted: 'a-done', refused: 'draft' }),
            done('a-done'),
          ],
          b: [send('send', 'answer', 'b-done'), done('b-done')],
        }),
        closed,
      ],
      'apart[send]',
    ],
    [
      'holds after regions of which one approves',
      [
        ...parallel('apart', 'send', {
          a: [
            draft('draft', 'approve'),
            approval('approve', due, { of: ['draft'], accepted: 'a-done', refused: 'draft' }),
            done('a-done'),
          ],
          b: [work('ask', due, buttons({ on: 'b-done' })), done('b-done')],
        }),
        send('send', 'answer'),
        closed,
      ],
      'holds',
    ],
    [
      'breaks where a region may write the text again after another has it approved',
      [
        draft('draft', 'apart'),
        ...parallel('apart', 'send', {
          a: [approve({ of: ['draft', 'redraft'], accepted: 'a-done', refused: 'a-done' }), done('a-done')],
          b: [work('b1', due, buttons({ on: 'redraft' })), draft('redraft', 'b-done'), done('b-done')],
        }),
        send('send', 'answer'),
        closed,
      ],
      'draft apart[approve a-done | b1 redraft b-done] send',
    ],
    [
      'breaks where a region sends what another may have written again',
      [
        draft('draft', 'approve'),
        approve({ of: ['draft', 'redraft'], accepted: 'apart' }),
        ...parallel('apart', 'closed', {
          a: [work('a1', due, buttons({ on: 'redraft' })), draft('redraft', 'a-done'), done('a-done')],
          b: [work('b1', due, buttons({ on: 'send' })), send('send', 'answer', 'b-done'), done('b-done')],
        }),
        closed,
      ],
      'draft approve apart[b1 send]',
    ],
  ];
  for (const [name, steps, expected] of rows)
    it(name, () => {
      expect(verdict(steps, said)).toBe(expected);
    });

  const inAdvance = (more: Partial<ApprovedReply>): ApprovedReply[] => [
    { reply: 'one/answer', by: 'legal', on: '2026-11-02', until: '2027-11-02', ...more },
  ];
  const advance: [name: string, approved: ApprovedReply[], expected: string, holdsUntil: string | null][] = [
    ['counts a reply approved in advance, and says until when', inAdvance({}), 'holds', '2027-11-03'],
    ['says nothing of an approval that outlasts the two years', inAdvance({ until: '2029-01-01' }), 'holds', null],
    ['counts on the very day', inAdvance({ on: '2026-12-01', until: '2026-12-01' }), 'holds', '2026-12-02'],
    ['does not count what has run out', inAdvance({ until: '2026-11-30' }), 'send', null],
    ['does not count what is not yet in force', inAdvance({ on: '2026-12-02' }), 'send', null],
    ['does not count the approval of somebody else', inAdvance({ by: 'chief' }), 'send', null],
    ['does not count the approval of another crisis’s reply', inAdvance({ reply: 'two/answer' }), 'send', null],
  ];
  for (const [name, approvedReplies, expected, holdsUntil] of advance)
    it(name, () => {
      const proof = provePromises(
        charter([playbook('one', [send('send', 'answer'), closed])], [said], { approvedReplies }),
      )[0]!;
      expect([proof.proved ? 'holds' : shown(proof.path), proof.holdsUntil]).toEqual([expected, holdsUntil]);
    });
});

describe('never', () => {
  const hiding = (action: Step['action']) => [
    work('judge', due, buttons({ on: 'act' })),
    work('act', due, buttons({ on: 'closed' }), { action }),
    closed,
  ];
  const said: Said = { kind: 'never', actions: ['delete', 'hide'], unlessGround: ['hate'] };
  const rows: [name: string, action: Step['action'], ground: Playbook['ground'], expected: string][] = [
    ['breaks on a removal without a ground', { otherwise: 'hide' }, 'none', 'judge act'],
    ['breaks on a removal on one channel only', { facebook: 'delete', otherwise: 'report' }, 'spam', 'judge act'],
    ['holds on a ground allowed', { otherwise: 'hide' }, 'hate', 'holds'],
    ['holds for other actions', { otherwise: 'report' }, 'none', 'holds'],
  ];
  for (const [name, action, ground, expected] of rows)
    it(name, () => {
      expect(verdict(hiding(action), said, { playbook: { ground } })).toBe(expected);
    });
});

describe('relays-come-back', () => {
  const said: Said = { kind: 'relays-come-back' };
  const relay = { to: 'chief', question: { fr: '?', en: '?' } };
  const answered = { needs: [{ kind: 'relay' } as const] };
  const asking = (choices: Step['choices'], deadline = due) => work('ask', deadline, [...choices], { relay });
  const rows: [name: string, steps: Step[], expected: string][] = [
    ['holds where the choice needs the answer', [asking(buttons({ on: 'closed' }, answered)), closed], 'holds'],
    [
      'holds where a later choice needs it',
      [asking(buttons({ on: 'later' })), work('later', due, buttons({ on: 'closed' }, answered)), closed],
      'holds',
    ],
    [
      'breaks where a choice ends without',
      [asking([...buttons({ on: 'closed' }, answered), ...buttons({ drop: 'closed' })]), closed],
      'ask closed',
    ],
    [
      'breaks where a missed deadline leads on without',
      [
        asking(buttons({ on: 'closed' }, answered), within('1 hour', 'rescue')),
        work('rescue', due, buttons({ on: 'closed' })),
        closed,
      ],
      'ask rescue closed',
    ],
    [
      'breaks where a wait runs out',
      [
        asking(buttons({ on: 'silence' })),
        waiting('silence', '2 days', 'closed', buttons({ on: 'closed' }, answered)),
        closed,
      ],
      'ask silence closed',
    ],
    [
      'breaks where a region leaves one open',
      [
        ...parallel('apart', 'closed', {
          a: [asking(buttons({ on: 'a-done' })), done('a-done')],
          b: [work('b1', due, buttons({ on: 'b-done' })), done('b-done')],
        }),
        closed,
      ],
      'apart[ask a-done | b1 b-done] closed',
    ],
    [
      'holds where a choice of another region needs what was asked as both opened',
      [
        ...parallel('apart', 'closed', {
          a: [asking(buttons({ on: 'a-done' })), done('a-done')],
          b: [work('b1', due, buttons({ on: 'b-done' }, answered)), done('b-done')],
        }),
        closed,
      ],
      'holds',
    ],
    [
      'breaks where a region may ask after another has settled',
      [
        ...parallel('apart', 'closed', {
          a: [work('a1', due, buttons({ on: 'ask' })), asking(buttons({ on: 'a-done' })), done('a-done')],
          b: [work('b1', due, buttons({ on: 'b-done' }, answered)), done('b-done')],
        }),
        closed,
      ],
      'apart[a1 ask a-done | b1 b-done] closed',
    ],
    [
      'breaks where a region that asked as it opened may ask again',
      [
        ...parallel('apart', 'closed', {
          a: [asking(buttons({ again: 'a2', on: 'a-done' })), work('a2', due, buttons({ on: 'ask' })), done('a-done')],
          b: [work('b1', due, buttons({ on: 'b-done' }, answered)), done('b-done')],
        }),
        closed,
      ],
      'apart[ask a2 ask a-done | b1 b-done] closed',
    ],
    [
      'holds where a region settles what was asked before',
      [
        asking(buttons({ on: 'apart' })),
        ...parallel('apart', 'closed', {
          a: [work('a1', due, buttons({ on: 'a-done' })), done('a-done')],
          b: [work('b1', due, buttons({ on: 'b-done' }, answered)), done('b-done')],
        }),
        closed,
      ],
      'holds',
    ],
    [
      'breaks where a reopened case asks and ends',
      [
        work('first', due, buttons({ on: 'closed' })),
        end('closed', { reopen: { to: 'ask', within: null } }),
        asking(buttons({ on: 'over' })),
        end('over'),
      ],
      'first closed ask over',
    ],
  ];
  for (const [name, steps, expected] of rows)
    it(name, () => {
      expect(verdict(steps, said)).toBe(expected);
    });
});
