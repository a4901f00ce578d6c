import { describe, expect, it } from 'vitest';
import { compile } from '../../../../packages/core/src/compile.ts';
import { lanterne, sourcesOf } from '../lanterne.ts';

const PRIVATE = 'action: { facebook: private-reply, otherwise: let-stand }';

type Edit = readonly [from: string, to: string];

/** The findings about private replies after some edits: code, the text of the line, the sum in the message. */
function windows(file: string, edits: readonly Edit[], locale: 'fr' | 'en' = 'en') {
  let text = lanterne[file]!;
  for (const [from, to] of edits) {
    if (!text.includes(from)) throw new Error(`"${from}" does not stand in ${file}`);
    text = text.replace(from, () => to);
  }
  const charter = lanterne['charter.yaml']!.replace('  facebook: {}', '  facebook: {}\n  instagram: {}');
  const sources = sourcesOf({ ...lanterne, [file]: text, 'charter.yaml': charter, 'late/stories.yaml': '[]' });
  return compile(sources, { year: 2026, locale }).diagnostics.map(({ code, line, severity, message }) => ({
    code,
    severity,
    line: text.split('\n')[line - 1]!.trim(),
    sum: /\(([^()]*=[^()]*)\)/.exec(message)?.[1] ?? null,
    message,
  }));
}

const L = 'late/playbook.yaml';
const R = 'recall/playbook.yaml';
const T = 'triage/playbook.yaml';
const TRIAGE_DEADLINE =
  'deadline: { within: 2 business hours, if-missed: { owner: manager, within: 1 business hour, tell-again: 1 hour } }';

/** `read` becomes the last of some steps, each done at the end of its own time. */
function doneAfter(deadline: string, ...before: readonly (readonly [key: string, step: string])[]): Edit[] {
  const steps = before
    .map(
      ([key, step], index) =>
        `    ${key}:\n      title: Avant\n      owner: clerk\n      ${step}\n      choices: [{ event: on, label: Suite, go: ${before[index + 1]?.[0] ?? 'read'} }]\n`,
    )
    .join('');
  const [first] = before;
  return [
    ['    read:\n', `${steps}    read:\n      ${PRIVATE}\n`],
    ['start: read', `start: ${first?.[0] ?? 'read'}`],
    [TRIAGE_DEADLINE, `deadline: { within: ${deadline}, tell-again: 1 day }`],
  ];
}
const work = (within: string) => `{ instructions: Faire, deadline: { within: ${within}, tell-again: 1 day } }`;
const waitFor = (time: string) => `wait: { for: author, up-to: ${time}, then: read }`;
const spread = (step: string) =>
  step.startsWith('{') ? step.slice(2, -2).replace(', deadline', '\n      deadline') : step;

describe('a private reply is sent within the window of its channel', () => {
  it.each<[string, string, readonly (readonly [string, string])[], string | null]>([
    ['is in time at the last minute', '7 days', [], null],
    ['is late a minute after', '10081 minutes', [], 'read 10081 minutes = 7 days 1 minute'],
    ['counts the steps before', '6 days', [['before', work('2 days')]], 'before 2 days + read 6 days = 8 days'],
    ['counts no more than they take', '6 days', [['before', work('1 day')]], null],
    ['counts a wait at its full length', '1 day', [['quiet', waitFor('7 days')]], 'quiet 7 days + read 1 day = 8 days'],
    [
      'counts closed hours',
      '6 days',
      [['before', work('9 business hours')]],
      // Wednesday 30 December 2026 19:00: closed on the 31st and on New Year's Day; 8 hours on Saturday, the last on Monday.
      'before 9 business hours + read 6 days = 10 days 15 hours',
    ],
  ])('%s', (_, deadline, before, sum) => {
    const found = windows(T, doneAfter(deadline, ...before.map(([key, step]) => [key, spread(step)] as const)));
    expect(found.map(({ code, line, sum: said }) => ({ code, line, sum: said }))).toEqual(
      sum === null ? [] : [{ code: 'action/window-missed', line: PRIVATE, sum }],
    );
  });

  it('says channel, path and arithmetic in both languages', () => {
    const edits = doneAfter('6 days', ['before', spread(work('2 days'))]);
    const both = ['fr', 'en'] as const;
    expect(both.map((locale) => windows(T, edits, locale)[0]?.message)).toEqual([
      "Sur facebook, une réponse privée n'est possible que 7 jours après le commentaire : « read » peut prendre 8 jours (before 2 jours + read 6 jours = 8 jours). Arrivée mardi 1er décembre 2026 à 00:00 : before (fait jeudi 3 décembre à 00:00 : on) → read (fait mercredi 9 décembre à 00:00 : nothing) ; mercredi 9 décembre à 00:00 au lieu de mardi 8 décembre à 00:00.",
      'On facebook a private reply is possible for 7 days after the comment: "read" can take 8 days (before 2 days + read 6 days = 8 days). Arrives Tuesday 1 December 2026 00:00: before (done Thursday 3 December 00:00: on) → read (done Wednesday 9 December 00:00: nothing); Wednesday 9 December 00:00 instead of Tuesday 8 December 00:00.',
    ]);
  });

  it.each([
    ['one word for every channel', 'action: private-reply', 'action/channel-cannot'],
    ['two channels with the same window', 'action: { facebook: let-stand, instagram: private-reply }', null],
    ['a channel without a window', 'action: { email: private-reply, otherwise: let-stand }', 'none'],
    ['another action', 'action: { facebook: let-stand }', 'none'],
  ])('looks at %s', (_, action, code) => {
    const edits = doneAfter('8 days').map(([from, to]): Edit => [from, to.replace(PRIVATE, action)]);
    expect(windows(T, edits).map((found) => found.code)).toEqual(
      code === 'none' ? [] : [code ?? 'action/window-missed'],
    );
  });

  it('counts what a branch before it takes', () => {
    const found = windows(R, [
      [
        'deadline: { within: 1 day, tell-again: 4 hours }',
        `deadline: { within: 6 days, tell-again: 4 hours }\n      ${PRIVATE}`,
      ],
      [
        'within: 1 hour, tell-again: 30 minutes }\n              choices:\n                - { event: blocked',
        'within: 2 days, tell-again: 30 minutes }\n              choices:\n                - { event: blocked',
      ],
    ]);
    expect(found.map(({ sum }) => sum)).toEqual([
      'hold 30 minutes + crisis-cell 2 days + review 6 days = 8 days 30 minutes',
    ]);
  });

  it('counts inside a branch, beside others that take longer', () => {
    const found = windows(R, [
      [
        'within: 1 hour, tell-again: 30 minutes }\n              choices:\n                - { event: blocked',
        `within: 7 days, tell-again: 30 minutes }\n              ${PRIVATE}\n              choices:\n                - { event: blocked`,
      ],
      [
        'within: 2 hours, if-missed: { owner: manager, within: 1 hour',
        'within: 20 days, if-missed: { owner: manager, within: 1 hour',
      ],
    ]);
    expect(found.map(({ sum }) => sum)).toEqual(['hold 30 minutes + block 7 days = 7 days 30 minutes']);
  });
});

describe('a second private reply on one path', () => {
  const ACKNOWLEDGE: Edit = ['      reply: acknowledge\n', `      ${PRIVATE}\n      reply: acknowledge\n`];
  const ANNOUNCE: Edit = ['      reply: found\n', `      ${PRIVATE}\n      reply: found\n`];
  const DRAFT: Edit = ['              draft: update\n', `              ${PRIVATE}\n              draft: update\n`];
  const PUBLISH: Edit = ['              reply: update\n', `              ${PRIVATE}\n              reply: update\n`];
  const BLOCK: Edit = [
    '              instructions: { fr: Bloquer les ventes., en: Stop the sales. }\n',
    `              instructions: { fr: Bloquer les ventes., en: Stop the sales. }\n              ${PRIVATE}\n`,
  ];
  const REVIEW: Edit = [
    '      deadline: { within: 1 day, tell-again: 4 hours }\n',
    `      deadline: { within: 1 day, tell-again: 4 hours }\n      ${PRIVATE}\n`,
  ];
  const INSTAGRAM = ({ 0: from, 1: to }: Edit): Edit => [from, to.replace('facebook', 'instagram')];

  it.each<[string, string, readonly Edit[], readonly string[]]>([
    ['one after the other', L, [ACKNOWLEDGE, ANNOUNCE], ['"acknowledge" has sent it before "announce"']],
    ['alone', L, [ANNOUNCE], []],
    ['alone, though a reopened case comes here again', L, [ACKNOWLEDGE], []],
    ['on two channels', L, [ACKNOWLEDGE, INSTAGRAM(ANNOUNCE)], []],
    ['in one branch', R, [DRAFT, PUBLISH], ['"draft" has sent it before "publish"']],
    ['in two branches, at the same time', R, [PUBLISH, BLOCK], ['"publish" has sent it before "block"']],
    ['in a branch and after the join', R, [DRAFT, REVIEW], ['"draft" has sent it before "review"']],
    [
      'on a way that only a missed deadline leads to: the first was not sent',
      L,
      [
        ['      checklist:\n', `      ${PRIVATE}\n      checklist:\n`],
        [
          '      instructions: { fr: Appeler la réserve., en: Call the stockroom. }\n',
          `      instructions: { fr: Appeler la réserve., en: Call the stockroom. }\n      ${PRIVATE}\n`,
        ],
      ],
      [],
    ],
  ])('%s', (_, file, edits, said) => {
    const found = windows(file, edits);
    expect(
      found.map(({ code, severity, message }) => [code, severity, message.slice(message.indexOf('path ') + 5, -1)]),
    ).toEqual(said.map((words) => ['action/second-private-reply', 'warning', words]));
  });
});
