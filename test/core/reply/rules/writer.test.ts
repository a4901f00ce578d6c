import { describe, expect, it } from 'vitest';
import type { Charter } from '../../../../packages/core/src/charter.ts';
import type { ReplySituation, Writer } from '../../../../packages/core/src/reply/context.ts';
import { checkReply } from '../../../../packages/core/src/reply/draft.ts';
import { lintReply } from '../../../../packages/core/src/reply/lint.ts';
import { applyProposals } from '../../../../packages/core/src/reply/proposal.ts';
import { resolveTone } from '../../../../packages/core/src/tone/resolveTone.ts';
import { charter, playbook, step } from '../charter.ts';
import { contextOf } from './score.ts';

const role = (key: string, outside: boolean) => ({
  key,
  title: { fr: key, en: key },
  onDuty: 'always',
  otherwise: null,
  outside,
});
const roles = { house: role('house', false), agency: role('agency', true) } as Charter['roles'];
const disclosing = charter({
  roles,
  partials: { signature: '— {{agent-name}}, {{brand}}', 'disclosure.fr': 'Écrit pour {{brand}} par son agence.' },
  playbooks: {
    delay: playbook('delay', [step('say')]),
    insult: playbook('insult', [step('say')], { ground: 'insult' }),
  },
});

function codes(text: string, writer: Writer | null, of: Charter = disclosing, more: Partial<ReplySituation> = {}) {
  const where = {
    crisis: 'delay',
    step: 'say',
    channel: 'forum',
    language: 'fr',
    audience: null,
    severity: 2 as const,
  };
  const situation: ReplySituation = {
    ...where,
    facts: {},
    authorName: 'Rose Lefèvre',
    agentName: 'Inès',
    now: 0,
    tone: resolveTone(of, where),
    ...(writer === null ? {} : { writer }),
    ...more,
  };
  return checkReply(of, text, situation).findings.map(({ code }) => code);
}

const plain = 'Nous regardons.\n— Inès, Hirondelle';
const told = 'Nous regardons.\nÉcrit pour Hirondelle par son agence.\n— Inès, Hirondelle';

describe('who writes', () => {
  it.each([
    ['the house', { role: 'house', isModel: false }, []],
    ['nobody known', null, []],
    ['an unknown role', { role: 'constructor', isModel: false }, []],
    ['an agency', { role: 'agency', isModel: false }, ['disclosure']],
    ['a model', { role: 'house', isModel: true }, ['disclosure']],
    ['a model, nobody beside it', { role: null, isModel: true }, ['disclosure']],
  ] as [string, Writer | null, string[]][])('is asked of %s', (_, writer, expected) => {
    expect(codes(plain, writer)).toEqual(expected);
    expect(codes(told, writer)).toEqual([]);
  });

  it('is asked of nobody where the charter has no words for it', () => {
    const silent = charter({ roles, playbooks: disclosing.playbooks });
    expect(codes(plain, { role: 'agency', isModel: true }, silent)).toEqual([]);
    const english = { language: 'en', tone: resolveTone(disclosing, { ...at, language: 'en' }) };
    expect(
      codes('We are looking.\n— Inès, Hirondelle', { role: 'agency', isModel: true }, disclosing, english),
    ).toEqual([]);
  });

  it('is added by the rewording', () => {
    const context = contextOf('fr', { disclosure: ['Écrit par une machine.'] });
    expect(applyProposals('Nous regardons.', lintReply('Nous regardons.', context))).toBe(
      'Nous regardons.\nÉcrit par une machine.',
    );
  });
});

const at = { crisis: 'delay', step: 'say', channel: 'forum', audience: null, severity: 2 as const };

describe('who is written to', () => {
  const signed = (text: string) => `${text}\n— Inès, Hirondelle`;
  it.each([
    ['Bonjour Rose Lefèvre, ce message est masqué.', true],
    ['Bonjour Rose, ce message est masqué.', true],
    ['Ce message de ROSE LEFEVRE est masqué.', true],
    ['Madame Lefèvre, ce message est masqué.', true],
    ['Bonjour, ce message est masqué.', false],
    ['Ce message est masqué, la rose reste.', false],
    ['Les roses de Lefèvres restent.', false],
  ])('%j, in an insult', (text, named) => {
    const found = (crisis: string, more: Partial<ReplySituation> = {}) =>
      codes(signed(text), null, disclosing, { crisis, ...more }).includes('names-author');
    expect(found('insult')).toBe(named);
    expect(found('delay')).toBe(false);
    expect(found('insult', { isPrivate: true })).toBe(false);
    expect(found('insult', { authorName: null })).toBe(false);
    expect(found('insult', { authorName: '1 (' })).toBe(false);
  });
});

describe('characters that nobody sees', () => {
  it.each([
    ['a mark that turns the direction', 'Merci \u202ebeaucoup', 'error', 'Merci beaucoup'],
    ['an isolate', '\u2066Merci\u2069', 'error', 'Merci'],
    ['a control', 'Mer\u0000ci\u0007', 'error', 'Merci'],
    ['half a character', 'Merci \ud83d', 'error', 'Merci '],
    ['what replaces a broken one', 'L\ufffdquipe', 'error', 'Lquipe'],
    ['a private character', 'Merci \ue000', 'error', 'Merci '],
    ['a space of no width', 'Mer\u200bci', 'warning', 'Merci'],
    ['a soft hyphen', 'Mer\u00adci', 'warning', 'Merci'],
    ['a byte order mark', '\ufeffMerci', 'warning', 'Merci'],
  ])('%s is told and taken out', (_, text, severity, better) => {
    const findings = lintReply(text, contextOf('fr')).filter(({ code }) => code === 'characters');
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.every((found) => found.severity === severity)).toBe(true);
    expect(applyProposals(text, lintReply(text, contextOf('fr')))).toBe(better);
  });

  it.each(['Bonjour,\nmerci\tbien.\r\n— Ana', 'Merci 👨‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️ 🇫🇷', 'क्‍ष नमस्ते', 'À 12 h 30 : « oui »'])(
    '%j has none',
    (text) => {
      const findings = lintReply(text, contextOf('fr', {}, { emoji: 9 }));
      expect(findings.filter(({ code }) => code === 'characters')).toEqual([]);
    },
  );
});
