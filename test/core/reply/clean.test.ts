import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileOrThrow } from '../../../packages/core/src/index.ts';
import { readCharter } from '../../../packages/core/src/node.ts';
import { cleanName, cleanText } from '../../../packages/core/src/reply/clean.ts';
import { renderReply } from '../../../packages/core/src/reply/render.ts';
import { charter } from './charter.ts';

describe('a name from outside', () => {
  it.each([
    ['Camille', 'Camille'],
    ['  Jean‑Noël\n<b>D’Arc</b> 🎉', 'Jean-Noël D’Arc'],
    ["O'Brien", "O'Brien"],
    ['Mme d’Ornano', 'Mme d’Ornano'],
    ['J.R. Martin', 'J R Martin'],
    ['Ana75', 'Ana'],
    ['N\u0303ame', 'Ñame'],
    ['Дмитрий', 'Дмитрий'],
    ['李小龙', '李小龙'],
    ['{{brand}}', 'brand'],
    ['{{{x}}} {{> p}}', 'x p'],
    ['<script>alert(1)</script>', 'alert'],
    ['[click](http://evil.example)', 'click'],
    ['https://evil.example/x Bob', 'Bob'],
    ['\u202eevil\u2066', 'evil'],
    ['A\u200bn\u00ada', 'Ana'],
    ['Z̷̧̢̛̛̛a', 'Z̷̧̢a'],
    ['bob@mail.example', null],
    ['@@ 12 ##', null],
    ['', null],
    ['…', null],
    ["'-'", null],
  ])('%j becomes %j', (written, clean) => {
    expect(cleanName(written)).toBe(clean);
  });

  it('has at most 80 graphemes', () => {
    expect(cleanName('é'.repeat(200))).toBe('é'.repeat(80));
    expect([...new Intl.Segmenter('und').segment(cleanName('क्षि'.repeat(200))!)]).toHaveLength(80);
  });

  it('is clean once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (written) => {
        const clean = cleanName(written);
        expect(clean === null ? null : cleanName(clean)).toBe(clean);
      }),
    );
  });
});

describe('a text from outside', () => {
  it.each([
    ['Paris → Lyon {{x}} https://x.fr #promo', 'Paris → Lyon x promo'],
    ['Terminal 2.Porte B', 'Terminal 2. Porte B'],
    ['v2.0 à 49.90 €', 'v2.0 à 49.90 €'],
    ['TGV 6123 (retard)', 'TGV 6123 (retard)'],
    ['ligne 1\nligne 2', 'ligne 1 ligne 2'],
    ['bit.ly', null],
    ['promo．shop/x', null],
    ['a@b.fr', null],
    ['écrivez à evil.рф', 'écrivez à'],
    ['*gras* _souligné_ `code`', 'gras souligné code'],
    ['👍', null],
  ])('%j becomes %j', (written, clean) => {
    expect(cleanText(written)).toBe(clean);
  });

  it.each(['_http://x', '1http://x', 'xwww.a.b', '(www.a.b)', 'mailto:x'])('%j holds no link any more', (written) => {
    expect(cleanText(`a ${written} b`)).not.toMatch(/:\/\/|[^x]www\.|mailto:/);
  });

  it('is clean once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (written) => {
        const clean = cleanText(written);
        expect(clean === null ? null : cleanText(clean)).toBe(clean);
      }),
    );
  });

  it('is cut at its maximum', () => {
    expect(cleanText('abcdefghij', 4)).toBe('abcd');
  });
});

/** Pieces that try to get through: syntax, markup, mentions, links, controls, directions. */
const hostile = fc.oneof(
  fc.constantFrom(
    '{{',
    '}}',
    '{{{x}}}',
    '{{> signature}}',
    '{{#if a}}',
    '\\{{',
    '<b>',
    '</b>',
    '<img src=x onerror=alert(1)>',
    '&lt;',
    '@',
    '＠',
    '@ana',
    '#',
    '＃tag',
    'https://evil.example',
    'http://',
    'www.evil.example',
    'evil.com',
    'evil。com',
    'bit.ly/x',
    'javascript:alert(1)',
    'mailto:a@b.fr',
    '[x](y)',
    '**',
    '`',
    '\n',
    '\r\n',
    '\t',
    '\u0000',
    '\u0007',
    '\u001b[31m',
    '\u200b',
    '\u200d',
    '\u202e',
    '\u2066',
    '\ufeff',
    '\u2028',
    '\u0085',
    '\u{e0041}',
    '\ufff9',
    'Ana',
    'Jean-Noël',
    'D’Arc',
    '李',
    'é',
    '🎉',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const hostileName = fc.array(hostile, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(''));

const FORBIDDEN =
  /[{}<>@＠#＃\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]|:\/\/|www\.[\p{L}\p{N}]|evil\.com|bit\.ly|javascript:|mailto:/u;

describe('100 000 hostile names', () => {
  it('bring no template syntax, markup, mention, link or control character into a reply', () => {
    const brand = charter();
    const template = '{{#if author-name}}Bonjour {{author-name}} et bienvenue{{else}}Bonjour et bienvenue{{/if}}';
    fc.assert(
      fc.property(hostileName, (authorName) => {
        const { text, missingFacts } = renderReply(brand, template, 'en', {
          facts: {},
          authorName,
          agentName: null,
          account: null,
          now: 0,
        });
        expect(missingFacts).toEqual([]);
        expect(text).toMatch(/^Bonjour (?:[\p{L}\p{M} '’-]+ )?et bienvenue$/u);
        expect(text).toBe(text.normalize('NFC'));
        expect(text.length).toBeLessThan(700);
      }),
      { numRuns: 100_000 },
    );
  });

  it('bring none of it into a text, a list or a signature either', () => {
    const brand = charter();
    const template =
      '{{#if city}}{{city}}{{/if}} {{#if stops}}{{#each stops}}{{this}}, {{/each}}{{stops}}{{/if}} {{#if agent-name}}{{agent-name}}{{/if}}';
    fc.assert(
      fc.property(hostileName, hostileName, fc.constantFrom('fr', 'en'), (one, other, language) => {
        const facts = { city: one, stops: [other, one] };
        const given = { facts, authorName: null, agentName: other, account: null, now: 0 };
        const { text } = renderReply(brand, template, language, given);
        if (FORBIDDEN.test(text)) expect.fail(`${JSON.stringify(text)} from ${JSON.stringify([one, other])}`);
      }),
      { numRuns: 100_000 },
    );
  });

  it('change no word of the replies of both brands but their own', () => {
    const brands = ['hirondelle', 'croquembouche'].map((name) =>
      compileOrThrow(readCharter(fileURLToPath(new URL(`../../../playbooks/${name}`, import.meta.url))), {
        year: 2026,
      }),
    );
    const replies = brands.flatMap((brand) =>
      Object.values(brand.playbooks).flatMap((playbook) =>
        Object.values(playbook.replies).flatMap((variants) =>
          Object.entries(variants).map(([key, words]) => ({ brand, words, language: key.split('.').at(-1) ?? 'fr' })),
        ),
      ),
    );
    const known = (brand: (typeof brands)[number], value: (max: number) => string) =>
      Object.fromEntries(
        Object.values(brand.facts)
          .filter(({ type }) => type === 'text')
          .map(({ key, max }) => [key, value(max)]),
      );
    fc.assert(
      fc.property(fc.nat(replies.length - 1), hostileName, (number, said) => {
        const { brand, words, language } = replies[number]!;
        const write = (name: string, value: (max: number) => string) =>
          renderReply(brand, words, language, {
            facts: known(brand, value),
            authorName: name,
            agentName: name,
            account: null,
            now: 0,
          }).text;
        const hostileText = write(said, () => said);
        // Cleaned before or only there: nothing is left to clean.
        expect(hostileText).toBe(write(cleanName(said) ?? '', (max) => cleanText(said, max) ?? ''));
        const own = write('Ana', () => 'Ana');
        for (const sign of hostileText.match(/[{}<>@#\p{Cc}\p{Cf}]|https?:/gu) ?? []) {
          expect(sign === '\n' || own.includes(sign) || /\{\{[a-z-]+\}\}/.test(hostileText), hostileText).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
