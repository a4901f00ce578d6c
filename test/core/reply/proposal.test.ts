import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Tone } from '../../../packages/core/src/prescription.ts';
import { lintReply } from '../../../packages/core/src/reply/lint.ts';
import { applyProposals } from '../../../packages/core/src/reply/proposal.ts';
import type { ReplyContext } from '../../../packages/core/src/reply/rules/rule.ts';
import { fresh } from './rules/fresh.ts';
import { heldOut } from './rules/held-out.ts';
import { contextOf } from './rules/score.ts';
import { sentences } from './rules/sentences.ts';

const nbsp = '\u00a0';
const signature = { partial: 'signature', texts: ['— Inès, Hirondelle', '— {{agent-name}}, Hirondelle'] };

const reworded = (text: string, language: string, tone: Partial<Tone> = {}, more: Partial<ReplyContext> = {}) =>
  applyProposals(text, lintReply(text, contextOf(language, more, tone)));

describe('a rewording', () => {
  it.each([
    ['sets the spaces of French', 'Merci! Une question?', `Merci${nbsp}! Une question${nbsp}?`],
    ['takes a space before a comma away', 'Merci , à demain .', 'Merci, à demain.'],
    ['makes two stops three', 'On regarde.. à demain', 'On regarde… à demain'],
    ['sets French quotation marks', 'Le train "Lyon 1" part.', `Le train «${nbsp}Lyon 1${nbsp}» part.`],
    ['lowers what shouts', 'La livraison est GRATUITE.', 'La livraison est gratuite.'],
    ['keeps the capital of a sentence', 'GRATUIT pour tous. MERCI SNCF', 'Gratuit pour tous. Merci SNCF'],
    ['lowers what shouts in quotation marks', '"GRATUIT" pour tous', `«${nbsp}Gratuit${nbsp}» pour tous`],
    ['takes marks too many away', 'Bravo !!! Et merci !', 'Bravo ! Et merci.'],
    ['takes emoji too many away', 'Merci 😊😊 à vous 🎉.', 'Merci 😊 à vous.'],
    ['ends the sentence that an emoji ended', 'Merci 😊 Bonne soirée 🎉 À demain', 'Merci 😊 Bonne soirée. À demain'],
    ['takes an unknown link away', 'Tout est ici : https://evil.example/x.', 'Tout est ici.'],
    [
      'masks a mail and a telephone',
      'Écrivez à jean@free.fr ou au 06 12 34 56 78.',
      'Écrivez à [masqué] ou au [masqué].',
    ],
    ['masks an account', 'Votre IBAN FR76 3000 6000 0112 3456 7890 189 est noté.', 'Votre IBAN [masqué] est noté.'],
  ])('%s', (_, text, expected) => {
    expect(reworded(text, 'fr')).toBe(expected);
  });

  it.each([
    ['takes a space before a mark away', 'Thank you ! See you .', 'Thank you! See you.'],
    ['keeps “I” great', 'Thanks. I’M SORRY about it.', 'Thanks. I’m sorry about it.'],
    ['says what the "if" doubted', 'We are sorry if the train was late.', 'We are sorry that the train was late.'],
    ['masks a mail', 'Write to jo@mail.example now.', 'Write to [hidden] now.'],
  ])('%s, in English', (_, text, expected) => {
    expect(reworded(text, 'en', { speaksAs: text.includes('I’M') ? 'i' : 'we' })).toBe(expected);
  });

  it('leaves no mark where the tone has none', () => {
    expect(reworded('Merci ! Oh ! que c’est bon 😊 !', 'fr', { exclamations: 0, emoji: 0 })).toBe(
      'Merci. Oh, que c’est bon',
    );
    expect(reworded('😊 🎉 Merci !', 'fr', { exclamations: 0, emoji: 0 })).toBe('Merci.');
  });

  it('adds the partial that is missing, once all of it is known', () => {
    const context = { mustInclude: [signature, { partial: 'hello', texts: ['Bonjour Ana,'] }] };
    expect(reworded('Nous regardons.', 'fr', {}, context)).toBe('Bonjour Ana,\nNous regardons.\n— Inès, Hirondelle');
    const unknown = { mustInclude: [{ partial: 'signature', texts: ['— {{agent-name}}, Hirondelle'] }] };
    expect(reworded('Nous regardons.', 'fr', {}, unknown)).toBe('Nous regardons.');
    const full = { ...context, maxLength: { max: 20, unit: 'characters' } as const };
    expect(reworded('Nous regardons.', 'fr', {}, full)).toBe('Nous regardons.');
  });

  it.each([
    ['an address', 'Tu peux venir.', { address: 'vous' }],
    ['a word never said', 'Rassurez-vous, c’est réglé.', { neverSay: ['rassurez-vous'] }],
    ['excuses that are none', 'Désolés si cela vous a gêné.', {}],
    ['a promise', 'Nous vous rembourserons.', {}],
  ] as [string, string, Partial<Tone>][])('is left to a person for %s', (_, text, tone) => {
    const findings = lintReply(text, contextOf('fr', {}, tone));
    expect(findings).not.toEqual([]);
    expect(findings.some(({ proposal }) => proposal !== undefined)).toBe(false);
    expect(applyProposals(text, findings)).toBe(text);
  });

  it('stands at its own place, in the text as given', () => {
    const apart = 'Dé́jà GRATUIT'.normalize('NFD');
    const [found] = lintReply(apart, contextOf('fr'));
    expect(found).toMatchObject({ code: 'capitals', proposal: { text: 'gratuit' } });
    expect(apart.slice(found?.proposal?.start, found?.proposal?.end)).toBe('GRATUIT');
    expect(applyProposals(apart, lintReply(apart, contextOf('fr')))).toBe('Dé́jà gratuit'.normalize('NFD'));
  });
});

/** Every kind is there as often as before, less those answered. */
function expectNoNewFinding(text: string, context: ReplyContext): void {
  const before = lintReply(text, context);
  const better = applyProposals(text, before);
  const after = lintReply(better, context);
  const count = (codes: readonly { code: string }[], wanted: string) =>
    codes.filter(({ code }) => code === wanted).length;
  for (const code of new Set([...before, ...after].map((found) => found.code))) {
    const answered = count(
      before.filter(({ proposal }) => proposal !== undefined),
      code,
    );
    expect(count(after, code), `${code} in ${JSON.stringify(better)} of ${JSON.stringify(text)}`).toBeLessThanOrEqual(
      count(before, code) - answered,
    );
  }
  expect(applyProposals(better, after), text).toBe(better);
}

describe('all rewordings of a text', () => {
  it('raise no finding, answer theirs and change nothing twice, on every labelled sentence', () => {
    let proposed = 0;
    for (const { language, tone, context, wrong, right } of [...sentences, ...heldOut, ...fresh]) {
      for (const text of [...wrong, ...right]) {
        const judged = contextOf(language, context, { ...tone, emoji: 0, exclamations: 0 });
        proposed += lintReply(text, judged).filter(({ proposal }) => proposal !== undefined).length;
        expectNoNewFinding(text, judged);
      }
    }
    expect(proposed).toBeGreaterThan(100);
  });

  it('raise no finding, answer theirs and change nothing twice, on texts full of mistakes', () => {
    const pieces = [
      'Merci',
      'GRATUIT',
      'NOUS SOMMES LÀ',
      'SNCF',
      '!',
      ' !!',
      '?!',
      '😊',
      ' 🎉🎉',
      '👨‍👩‍👧',
      ' .',
      '..',
      ',',
      ':',
      '"vu"',
      '"PROMO !"',
      '« oui »',
      ' https://evil.example/a',
      '(https://evil.example)',
      'evil.com',
      ' jean@free.fr ',
      ' 06 12 34 56 78',
      'FR7630006000011234567890189',
      'QX7T4Z',
      'sorry if the box was late',
      'désolés si cela vous a gêné',
      '\n',
      ' ',
      ' ',
      'Nous regardons le dossier de près',
      '{{agent-name}}',
      'e\u0301te\u0301',
      '\u202e',
      '\ud83d',
    ];
    const context = fc.record({
      language: fc.constantFrom('fr', 'en', 'de'),
      emoji: fc.integer({ min: 0, max: 2 }),
      exclamations: fc.integer({ min: 0, max: 2 }),
      max: fc.constantFrom(null, 40, 280),
      signed: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), context, (parts, about) => {
        const maxLength = about.max === null ? null : { max: about.max, unit: 'x-weighted' as const };
        const more = {
          maxLength,
          mustInclude: about.signed ? [signature] : [],
          privateValues: [{ fact: 'booking-reference', value: 'QX7T4Z' }],
        };
        const { emoji, exclamations } = about;
        expectNoNewFinding(parts.join(''), contextOf(about.language, more, { emoji, exclamations }));
      }),
      { numRuns: 4000 },
    );
  });
});
