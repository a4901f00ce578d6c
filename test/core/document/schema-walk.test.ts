import { describe, expect, it } from 'vitest';
import { charterSchema } from '../../../packages/core/src/document/charter.ts';
import { playbookSchema } from '../../../packages/core/src/document/playbook.ts';
import { keyKindAt, knownKeys, namesIn, valuesOf } from '../../../packages/core/src/document/schema-walk.ts';
import { storiesSchema } from '../../../packages/core/src/document/stories.ts';
import { text } from '../../../packages/core/src/document/texts.ts';

describe('the words that may stand somewhere', () => {
  it.each([
    ['in a role', charterSchema, ['roles', 'clerk'], ['title', 'on-duty', 'otherwise', 'outside']],
    ['in a relay', playbookSchema, ['workflow', 'steps', 'a', 'relay'], ['to', 'question']],
    ['in a region', playbookSchema, ['workflow', 'steps', 'a', 'in-parallel', 'b'], ['title', 'start', 'steps']],
    [
      'in an escalation of an escalation',
      playbookSchema,
      ['workflow', 'steps', 'a', 'deadline', 'if-missed', 'if-missed'],
      ['owner', 'within', 'if-missed', 'tell-again'],
    ],
    ['in an item of a list', charterSchema, ['approved-replies', 'a/b'], ['by', 'on', 'until']],
    ['nowhere', charterSchema, ['nothing', 'there'], []],
  ])('%s', (_, schema, path, keys) => {
    expect(knownKeys(schema, path)).toEqual(keys);
  });
});

describe('the names that a value gives', () => {
  it('are found as values and as keys, in reading order', () => {
    const value = {
      roles: { clerk: { title: 'A', 'on-duty': 'shop' } },
      tone: { address: { fr: 'vous' } },
      'when-unsure': 'triage',
    };
    expect(
      namesIn(charterSchema, value).map(({ kind, name, path, isKey }) => [kind, name, path.join('.'), isKey]),
    ).toEqual([
      ['calendar', 'shop', 'roles.clerk.on-duty', false],
      ['language', 'fr', 'tone.address.fr', true],
      ['crisis', 'triage', 'when-unsure', false],
    ]);
  });

  it('are found in a deadline, whether it leads to a step or to a role', () => {
    const steps = (missed: unknown) => ({ workflow: { steps: { a: { deadline: { 'if-missed': missed } } } } });
    expect(namesIn(playbookSchema, steps('trace')).map(({ kind, name }) => [kind, name])).toEqual([['step', 'trace']]);
    const chain = { owner: 'clerk', 'if-missed': { owner: 'manager', 'if-missed': 'trace' } };
    expect(namesIn(playbookSchema, steps(chain)).map(({ kind, name }) => [kind, name])).toEqual([
      ['role', 'clerk'],
      ['role', 'manager'],
      ['step', 'trace'],
    ]);
  });

  it('are none in a value of another shape', () => {
    expect(namesIn(storiesSchema, { story: 'no list' })).toEqual([]);
    expect(namesIn(charterSchema, null)).toEqual([]);
    expect(namesIn(charterSchema, { roles: 3, channels: ['x'] })).toEqual([]);
  });

  it('say what the keys of a block name', () => {
    expect(keyKindAt(charterSchema, ['tone', 'never-say'])).toBe('language');
    expect(keyKindAt(playbookSchema, ['workflow', 'steps', 'a', 'action'])).toBe('action-channel');
    expect(keyKindAt(charterSchema, ['roles'])).toBeNull();
  });
});

it('finds every text, wherever it stands', () => {
  const value = {
    title: 'A',
    workflow: { steps: { a: { title: { fr: 'B' }, checklist: { one: 'C' }, choices: [{ label: 'D' }] } } },
  };
  expect(valuesOf(playbookSchema, value, text).map(({ path, value: said }) => [path.join('.'), said])).toEqual([
    ['title', 'A'],
    ['workflow.steps.a.title', { fr: 'B' }],
    ['workflow.steps.a.checklist.one', 'C'],
    ['workflow.steps.a.choices.0.label', 'D'],
  ]);
});
