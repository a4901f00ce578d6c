import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUnchanged, type SentSituation } from '../../../packages/core/src/reply/unchanged.ts';
import { charter, playbook, step } from './charter.ts';

const nbsp = '\u00a0';
const holding =
  '{{> greeting}}\nNous regardons{{#if city}} à {{city}}{{/if}}, {{brand}} aussi : {{date today}}.\n{{> signature}}';
const ours = charter({
  playbooks: {
    delay: playbook('delay', [step('hold', { reply: { template: 'holding', in: 'public' } }), step('think')], {
      replies: {
        holding: {
          fr: holding,
          en: 'We are looking into it.\n{{> signature}}',
          'x.fr': 'On regarde.\n{{> signature}}',
        },
      },
    }),
  },
});
const situation: SentSituation = {
  crisis: 'delay',
  step: 'hold',
  channel: 'linkedin',
  language: 'fr',
  facts: { city: 'Lyon' },
  authorName: 'Camille',
  now: Date.parse('2026-11-20T10:00:00Z'),
};
const written = (agent: string, name = ' Camille') =>
  `Bonjour${name},\nNous regardons à Lyon, Hirondelle aussi${nbsp}: 20 novembre 2026.\n— ${agent}, Hirondelle`;
const sent = (text: string, more: Partial<SentSituation> = {}) => isUnchanged(ours, text, { ...situation, ...more });

describe('a reply approved in advance', () => {
  it.each(['Inès', 'Jean-Noël d’Arc', 'Marie de la Tour', 'Ludwig van Beethoven', '李娜', 'ana'])(
    'is unchanged when %s signs it',
    (agent) => {
      expect(sent(written(agent))).toBe(true);
    },
  );

  it.each([
    ['a word more', written('Inès').replace('Nous', 'Nous vous')],
    ['a space more', `${written('Inès')} `],
    ['another space', written('Inès').replace(nbsp, ' ')],
    ['another fact', written('Inès').replace('Lyon', 'Nice')],
    ['another author', written('Inès', ' Dominique')],
    ['nobody who signs', written('')],
    ['a name with a mention', written('@ines')],
    ['a name with a link', written('ines.example')],
    ['a sentence for a name', written('Inès vous demande encore pardon pour tout')],
    ['two lines for a name', written('Inès\nPaul')],
    ['a name longer than the templates take', written('I'.repeat(120))],
    ['a fact still to fill in', written('{{agent-name}}')],
    ['the place of a name in a name', written('Inès').replace('Inès', 'Inès  Paul')],
    ['the words of another step', 'Bonjour.'],
    ['nothing', ''],
  ])('is changed by %s', (_, text) => {
    expect(sent(text)).toBe(false);
  });

  it('goes without the name of the author, and with any where the case knows none', () => {
    expect(sent(written('Inès', ''))).toBe(true);
    expect(sent(written('Inès', ' Dominique'), { authorName: null })).toBe(true);
    expect(sent(written('Inès', ''), { authorName: null })).toBe(true);
    expect(sent(written('Inès', ' @tous'), { authorName: null })).toBe(false);
    expect(sent(written('Inès'), { authorName: '@Camille <b>' })).toBe(true);
  });

  it('is the one of its channel, in any language of the charter', () => {
    expect(sent('On regarde.\n— Inès, Hirondelle', { channel: 'x' })).toBe(true);
    expect(sent('On regarde.\n— Inès, Hirondelle')).toBe(false);
    expect(sent('We are looking into it.\n— Inès, Hirondelle')).toBe(true);
  });

  it('is none where the step writes nothing, or is unknown', () => {
    for (const where of [{ step: 'think' }, { step: 'constructor' }, { crisis: '__proto__' }]) {
      expect(sent(written('Inès'), where)).toBe(false);
    }
  });

  it('is changed by one character anywhere but in the name', () => {
    const text = written('Inès');
    const name = text.indexOf('Inès');
    fc.assert(
      fc.property(
        fc.nat(text.length - 1).filter((at) => at < name - 1 || at > name + 4),
        fc.string({ unit: 'binary', minLength: 0, maxLength: 1 }),
        fc.boolean(),
        (at, unit, keep) => {
          const changed = text.slice(0, at) + unit + text.slice(keep ? at : at + 1);
          fc.pre(changed !== text);
          expect(sent(changed)).toBe(false);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is not lost in a text made to be read slowly', () => {
    expect(sent(written(`${'A B C '.repeat(3000)}!`))).toBe(false);
    expect(sent(`Bonjour Camille,\n${'Nous regardons à Lyon, '.repeat(800)}`)).toBe(false);
  });
});
