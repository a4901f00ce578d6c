import { describe, expect, it } from 'vitest';
import type { Charter } from '../../../packages/core/src/charter.ts';
import { branchesOf } from '../../../packages/core/src/reply/branches.ts';
import { isPublicAt, replyContext } from '../../../packages/core/src/reply/context.ts';
import { checkReply, type DraftSituation, draftReply } from '../../../packages/core/src/reply/draft.ts';
import { parseTemplate } from '../../../packages/core/src/reply/template.ts';
import { chooseVariant } from '../../../packages/core/src/reply/variant.ts';
import { sampleReplies, worstCase } from '../../../packages/core/src/reply/worstCase.ts';
import { resolveTone } from '../../../packages/core/src/tone/resolveTone.ts';
import { charter, playbook, step } from './charter.ts';

const lost = playbook(
  'lost-luggage',
  [
    step('acknowledge', { reply: { template: 'acknowledge', in: 'public' } }),
    step('offer', { draft: 'compensation' }),
    step('send', { reply: { template: 'compensation', in: 'private' } }),
    step('trace'),
  ],
  {
    tone: 'empathetic',
    replies: {
      acknowledge: {
        fr: '{{> greeting}}\nNous sommes désolés pour cette attente{{#if city}} à {{city}}{{/if}}.\n{{> signature}}',
        en: '{{> greeting}}\nWe are sorry for the wait{{#if city}} in {{city}}{{/if}}.\n{{> signature}}',
        'x.fr': 'Nous sommes désolés pour cette attente. {{> signature}}',
      },
      compensation: {
        fr: 'Toutes nos excuses. Dossier {{booking-reference}} : {{money gesture}}. {{> signature}}',
        en: 'Our apologies. File {{booking-reference}}: {{money gesture}}. {{> signature}}',
      },
    },
  },
);
const brand = charter({ playbooks: { 'lost-luggage': lost } });

function situation(more: Partial<DraftSituation> = {}, of: Charter = brand): DraftSituation {
  const where = {
    crisis: 'lost-luggage',
    step: 'acknowledge',
    channel: 'forum',
    language: 'fr',
    audience: null,
    severity: 2 as const,
    ...more,
  };
  return {
    facts: {},
    authorName: 'Ana',
    agentName: 'Léa',
    now: Date.parse('2026-11-20T09:00:00Z'),
    tone: resolveTone(of, where),
    locale: 'fr',
    ...where,
  };
}

describe('the draft of a step', () => {
  it('is written, measured and judged', () => {
    expect(draftReply(brand, situation({ facts: { city: 'Lisbonne' } }))).toEqual({
      template: 'acknowledge',
      language: 'fr',
      text: 'Bonjour Ana,\nNous sommes désolés pour cette attente à Lisbonne.\n— Léa, Hirondelle',
      missingFacts: [],
      length: { used: 81, max: 32_000, unit: 'characters' },
      sendable: true,
      findings: [],
    });
  });

  it('is cut for its channel where there is a file for it', () => {
    const draft = draftReply(brand, situation({ channel: 'x' }))!;
    expect(draft.text).toBe('Nous sommes désolés pour cette attente. — Léa, Hirondelle');
    expect(draft.length).toEqual({ used: 57, max: 280, unit: 'x-weighted' });
  });

  it('is null where the step prescribes none', () => {
    expect(draftReply(brand, situation({ step: 'trace' }))).toBeNull();
    expect(draftReply(brand, situation({ step: 'constructor' }))).toBeNull();
    expect(draftReply(brand, situation({ crisis: 'constructor' }))).toBeNull();
  });

  it('shows what is missing, and is then not sendable', () => {
    const draft = draftReply(brand, situation({ step: 'send' }))!;
    expect(draft.text).toBe('Toutes nos excuses. Dossier {{booking-reference}}\u00a0: {{gesture}}. — Léa, Hirondelle');
    expect(draft.missingFacts).toEqual(['booking-reference', 'gesture']);
    expect(draft.sendable).toBe(false);
    expect(draft.findings.map(({ code, start, end }) => [code, draft.text.slice(start!, end!)])).toEqual([
      ['missing-fact', '{{booking-reference}}'],
      ['missing-fact', '{{gesture}}'],
    ]);
  });

  it('of a step that writes for a later one is that text, as private as its sending', () => {
    const facts = { 'booking-reference': 'H42XYZ', gesture: { amount: '50', currency: 'EUR' } };
    const draft = draftReply(brand, situation({ step: 'offer', facts }))!;
    expect(draft.template).toBe('compensation');
    expect(draft.findings).toEqual([]);
  });

  it('falls back to the charter’s first language', () => {
    expect(draftReply(brand, situation({ language: 'de' }))!.language).toBe('fr');
  });

  it('on an unknown channel has no limit', () => {
    expect(draftReply(brand, situation({ channel: 'constructor' }))!.length.max).toBeNull();
  });
});

describe('a reply that somebody else wrote', () => {
  it('is refused for each of its mistakes', () => {
    const { sendable, findings } = checkReply(
      brand,
      'Désolés si cela t’a gêné !! Ton dossier H42XYZ est ouvert 😀😀',
      situation({ facts: { 'booking-reference': 'H42XYZ' } }),
    );
    expect(sendable).toBe(false);
    expect(findings.map(({ code, severity }) => `${code} ${severity}`)).toEqual([
      'private-fact error',
      'personal-data warning',
      'false-apology error',
      'must-include error',
      'address error',
      'address warning',
      'emoji error',
      'exclamations error',
    ]);
  });

  it('says no private sum in public', () => {
    const privately = charter({
      facts: { refund: { key: 'refund', type: 'money', label: {}, max: 40, items: 1, private: true } },
      playbooks: brand.playbooks,
    });
    const facts = { refund: { amount: '49.90', currency: 'EUR' } };
    const text = 'Nous sommes désolés : 49,90 € vous attendent.\n— Léa, Hirondelle';
    const codes = (channel: string) =>
      checkReply(privately, text, situation({ facts, channel })).findings.map(({ code }) => code);
    expect(codes('forum')).toEqual(['private-fact']);
    expect(codes('email')).toEqual([]);
  });

  it.each(['français', '', 'constructor', 'en-aa-aa', '🇫🇷'])('in %j is judged all the same', (language) => {
    const known = situation({ facts: { travellers: 3, gesture: { amount: '1', currency: 'EUR' } } });
    expect(() => checkReply(brand, 'Bonjour', { ...known, language })).not.toThrow();
  });

  it('is empty when nobody could read anything', () => {
    expect(checkReply(brand, ' …\n', situation()).findings[0]!.code).toBe('empty');
    expect(checkReply(brand, '', situation()).sendable).toBe(false);
  });

  it('may be signed whatever the name', () => {
    const text = 'Nous sommes désolés.\n— Dominique, Hirondelle';
    expect(checkReply(brand, text, situation({ agentName: null })).findings).toEqual([]);
    expect(
      checkReply(brand, text.replace('Hirondelle', 'Moineau'), situation({ agentName: null })).findings.map(
        ({ code }) => code,
      ),
    ).toEqual(['must-include']);
  });

  it('gives places in the text as it was written, accents apart or not', () => {
    const text = 'E\u0301te\u0301 : de\u0301sagre\u0301ments. Nous sommes de\u0301sole\u0301s. — Léa, Hirondelle';
    const found = checkReply(brand, text, situation()).findings.find(({ code }) => code === 'never-say')!;
    expect(text.slice(found.start!, found.end!)).toBe('de\u0301sagre\u0301ments');
  });
});

describe('who reads a reply', () => {
  it.each([
    [{ channel: 'forum', step: 'acknowledge' }, true],
    [{ channel: 'forum', step: 'send' }, false],
    [{ channel: 'forum', step: 'offer' }, false],
    [{ channel: 'email', step: 'acknowledge' }, false],
    [{ channel: 'forum', step: 'trace' }, true],
    [{ channel: 'forum', step: 'acknowledge', isPrivate: true }, false],
    [{ channel: 'nowhere', step: null }, true],
  ])('%j: everybody %j', (where, isPublic) => {
    expect(isPublicAt(brand, { crisis: 'lost-luggage', ...where })).toBe(isPublic);
  });

  it('lets the brand’s own links and contacts through', () => {
    const replies = { r: { fr: 'https://aide.hirondelle.fr, 01 70 36 39 00, Contact@Hirondelle.fr' } };
    const context = replyContext(charter({ playbooks: { a: playbook('a', [step('s')], { replies }) } }), situation());
    expect(context.hosts).toContain('aide.hirondelle.fr');
    expect(context.contacts).toEqual(['contact@hirondelle.fr', '0170363900']);
  });
});

describe('the file of a reply', () => {
  const variants = { fr: 'a', en: 'b', 'x.fr': 'c', 'discourse.fr': 'd', 'forum.fr': 'e', 'x.en': 'f' };
  const choose = (channel: string, platform: string, language: string, of: Record<string, string> = variants) =>
    chooseVariant(of, { channel, platform, language, languages: ['fr', 'en'] })?.key ?? null;

  it.each([
    ['x', 'x', 'fr', 'x.fr'],
    ['x', 'x', 'en', 'x.en'],
    ['forum', 'discourse', 'fr', 'forum.fr'],
    ['board', 'discourse', 'fr', 'discourse.fr'],
    ['forum', 'discourse', 'en', 'en'],
    ['email', 'email', 'fr-CA', 'fr'],
    ['x', 'x', 'de', 'x.fr'],
    ['constructor', 'toString', 'fr', 'fr'],
  ])('on %s like %s in %s is %s', (channel, platform, language, key) => {
    expect(choose(channel, platform, language)).toBe(key);
  });

  it('is none where no language has one', () => {
    expect(choose('x', 'x', 'en', { de: 'a' })).toBeNull();
  });
});

describe('the worst case of a template', () => {
  const longest = (text: string, language = 'fr', unit: 'x-weighted' | 'utf16' | 'utf8-bytes' = 'x-weighted') =>
    worstCase(brand, text, language, unit).length;

  it.each([
    ['Bonjour', 7],
    ['{{#if author-name}}{{author-name}}{{/if}}', 80],
    ['{{agent-name}}', 40],
    ['{{brand}}', 10],
    ['{{#if account}}{{account}}{{/if}}', 11],
    ['{{#if city}}{{city}}{{else}}une très longue autre branche{{/if}}', 29],
    ['{{#if city}}a{{/if}}{{#unless city}}bb{{/unless}}', 2],
    ['{{#if city}}a{{/if}}{{#if city}}{{else}}bbb{{/if}}', 3],
    ['{{#if gesture}}{{money gesture}}{{/if}}', 12],
    ['{{date today}}', 17],
    ['{{time today}}', 5],
    ['{{#if travellers}}{{travellers}}{{/if}}', 9],
    ['{{plural travellers one="a" many="de voyageurs" other="bb"}}', 12],
    ['{{gender gender f="Chère" m="Cher" n="Bonjour"}}', 7],
    ['{{#each stops}}-{{this}}{{/each}}', 33],
    ['{{#if stops}}{{stops}}{{/if}}', 36],
    ['{{> greeting}}', 89],
    ['{{> signature}}', 54],
  ])('%j is %i long', (text, length) => {
    expect(longest(text)).toBe(length);
  });

  it('counts two bytes for a letter where the platform counts bytes', () => {
    expect(longest('{{agent-name}}', 'fr', 'utf8-bytes')).toBe(80);
  });

  it('is never shorter than a reply with values within their limits', () => {
    const text = lost.replies.acknowledge!.fr!;
    for (const { text: sample } of sampleReplies(brand, text, 'fr'))
      expect(longest(text, 'fr', 'utf16')).toBeGreaterThanOrEqual(sample.length);
  });

  it('goes through every combination of conditions', () => {
    const template = parseTemplate('{{#if city}}a{{/if}}{{#each stops}}{{this}}{{/each}}{{> greeting}}', 'f').template!;
    const greeting = parseTemplate('{{#if author-name}}a{{/if}}', 'g').template!;
    const branches = branchesOf(template, { greeting });
    expect(branches).toHaveLength(8);
    expect(new Set(branches.map((branch) => JSON.stringify(branch))).size).toBe(8);
    expect(Object.keys(branches[0]!)).toEqual(['author-name', 'city', 'stops']);
  });

  it('keeps to the telling ones beyond ten conditions', () => {
    const text = Array.from({ length: 20 }, (_, i) => `{{#if f${i}}}a{{/if}}`).join('');
    expect(branchesOf(parseTemplate(text, 'f').template!, {})).toHaveLength(42);
  });

  it('samples a reply with and without its facts', () => {
    expect(sampleReplies(brand, lost.replies.acknowledge!.en!, 'en').map(({ text }) => text)).toEqual([
      'Hello Camille,\nWe are sorry for the wait in Exemple.\n— Dominique, Hirondelle',
      'Hello,\nWe are sorry for the wait in Exemple.\n— Dominique, Hirondelle',
      'Hello Camille,\nWe are sorry for the wait.\n— Dominique, Hirondelle',
      'Hello,\nWe are sorry for the wait.\n— Dominique, Hirondelle',
    ]);
  });
});
