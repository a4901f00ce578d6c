import { describe, expect, it } from 'vitest';
import type { Tone } from '../../../../packages/core/src/prescription.ts';
import { lintReply } from '../../../../packages/core/src/reply/lint.ts';
import { readReply } from '../../../../packages/core/src/reply/reading.ts';
import { replyRules } from '../../../../packages/core/src/reply/rules/index.ts';
import type { ReplyContext } from '../../../../packages/core/src/reply/rules/rule.ts';
import { contextOf } from './score.ts';

/** What a rule marks in a text; `null` is the whole text. */
function marks(
  rule: string,
  text: string,
  tone: Partial<Tone> = {},
  context: Partial<ReplyContext> = {},
  language = 'fr',
) {
  const found = replyRules[rule]!(readReply(text), contextOf(language, context, tone));
  return found.map(({ start, end }) => (start === null || end === null ? null : text.slice(start, end)));
}

describe('emoji', () => {
  it.each([
    ['Merci 😊', 1, []],
    ['Merci 😊😊', 1, ['😊']],
    ['Merci 👨‍👩‍👧‍👦', 0, ['👨‍👩‍👧‍👦']],
    ['🇫🇷 1️⃣ ❤️ 👍🏽 🫠', 0, ['🇫🇷', '1️⃣', '❤️', '👍🏽', '🫠']],
    ['Marque™, 50 %, → Lyon, n° 1 ©', 0, []],
    ['Train 12 #voyage *', 0, []],
  ] as [string, number, string[]][])('%j with %i allowed', (text, emoji, expected) => {
    expect(marks('emoji', text, { emoji })).toEqual(expected);
  });
});

describe('exclamation marks', () => {
  it.each([
    ['Merci !', 1, []],
    ['Merci !!', 1, ['!']],
    ['Oui ! Non ! Si !', 1, ['!', '!']],
    ['Merci.', 0, []],
    ['Quoi ?!', 0, ['!']],
  ] as [string, number, string[]][])('%j with %i allowed', (text, exclamations, expected) => {
    expect(marks('exclamations', text, { exclamations })).toEqual(expected);
  });
});

describe('long sentences', () => {
  it.each([
    ['Un deux trois quatre cinq.', 5, []],
    ['Un deux trois quatre cinq six.', 5, ['Un deux trois quatre cinq six.']],
    ['Un deux. Trois quatre cinq six. Sept.', 3, [' Trois quatre cinq six.']],
    ['L’heure d’été, c’est ici : non ?', 5, []],
    ['M. Durand et Mme Petit arrivent.', 6, []],
    ['M. Durand et Mme Petit arrivent.', 5, ['M. Durand et Mme Petit arrivent.']],
    ['Bonjour Ana,\nUn deux trois.', 3, []],
    ['Un deux trois https://a.fr/b.c?d=e. Cinq', 4, []],
    ['À 14.30 le train part.', 5, []],
    ['Voilà… un deux trois', 3, []],
    ['Il dit « oui. » Puis il part.', 4, []],
    ['A. B. Martin écrit.', 4, []],
  ] as [string, number, string[]][])('%j with %i words allowed', (text, sentenceWords, expected) => {
    expect(marks('sentence-words', text, { sentenceWords })).toEqual(expected);
  });
});

describe('words never said', () => {
  it.each([
    ['N’hésitez pas à écrire.', ["n'hésitez pas"], ['N’hésitez pas']],
    ['n hesitez  PAS', ["n'hésitez pas"], ['n hesitez  PAS']],
    ['Ces désagréments.', ['désagrément*'], ['désagréments']],
    ['Ces désagréments.', ['désagrément'], []],
    ['Indépendant de notre volonté', ['indépendant de notre volonté'], ['Indépendant de notre volonté']],
    ['Rest assured, REST ASSURED.', ['rest assured'], ['Rest assured', 'REST ASSURED']],
    ['Un interrest assured', ['rest assured'], []],
    ['a.b (c)', ['b (c'], ['b (c']],
    ['rien', ['…'], []],
  ] as [string, string[], string[]][])('%j without %j', (text, never, expected) => {
    expect(marks('never-say', text, { neverSay: never })).toEqual(expected);
  });
});

describe('partials every reply carries', () => {
  const signature = (...texts: string[]) => ({ mustInclude: [{ partial: 'signature', texts }] });
  it.each([
    ['Oui.\n— Léa, Hirondelle', ['— Léa, Hirondelle'], []],
    ['Oui. - léa,  HIRONDELLE', ['— Léa, Hirondelle'], []],
    ['Oui.', ['— Léa, Hirondelle'], [null]],
    ['— Max, Hirondelle', ['— Léa, Hirondelle'], [null]],
    ['— Max, Hirondelle', ['— Léa, Hirondelle', '— {{agent-name}}, Hirondelle'], []],
    ['Hirondelle —', ['— {{agent-name}}, Hirondelle'], [null]],
  ] as [string, string[], (string | null)[]][])('%j with %j', (text, texts, expected) => {
    expect(marks('must-include', text, {}, signature(...texts))).toEqual(expected);
  });
});

describe('facts that are missing', () => {
  it.each([
    ['Bonjour {{author-name}}, à {{city}}', ['{{author-name}}', '{{city}}']],
    ['un }} de trop', ['}}']],
    ['{ rien }', []],
  ])('%j', (text, expected) => {
    expect(marks('missing-fact', text)).toEqual(expected);
  });
});

describe('private facts', () => {
  const privateValues = [
    { fact: 'booking-reference', value: 'H42-X.Z' },
    { fact: 'seat', value: '12' },
  ];
  it.each([
    ['Dossier h42-x.z.', true, ['h42-x.z']],
    ['Dossier H42-X.Z.', false, []],
    ['Dossier H42-XYZ, place 12', true, []],
    ['AH42-X.Z', true, []],
  ])('%j in public: %j', (text, isPublic, expected) => {
    expect(marks('private-fact', text, {}, { privateValues, isPublic })).toEqual(expected);
  });
});

describe('the limit of a platform', () => {
  it.each([
    ['é'.repeat(280), 'x-weighted', []],
    ['é'.repeat(281), 'x-weighted', [null]],
    [`@ana ${'é'.repeat(280)}`, 'x-weighted', []],
    ['€'.repeat(141), 'x-weighted', [null]],
  ] as const)('%#', (text, unit, expected) => {
    expect(marks('too-long', text, {}, { maxLength: { max: 280, unit } })).toEqual(expected);
  });

  it('is none where the platform publishes none', () => {
    expect(marks('too-long', 'a'.repeat(100_000))).toEqual([]);
  });
});

describe('what the case knows', () => {
  it.each([
    ['Nous vous remboursons 49,90 € demain.', ['49,90\u00a0€'], []],
    ['Nous vous remboursons 49.90 EUR demain.', ['49,90\u00a0€'], []],
    ['Nous vous remboursons 99,90 € demain.', ['49,90\u00a0€'], ['Nous vous remboursons']],
    ['Nous vous remboursons demain.', ['49,90\u00a0€'], []],
    ['Nous vous remboursons demain.', [], ['Nous vous remboursons']],
  ])('promise %j with %j granted', (text, sums, expected) => {
    expect(marks('promise', text, {}, { sums })).toEqual(expected);
  });

  it('knows the brand’s own telephone and mail', () => {
    const contacts = ['contact@hirondelle.fr', '0170363900'];
    expect(marks('personal-data', 'Appelez le 01 70 36 39 00 ou Contact@hirondelle.fr.', {}, { contacts })).toEqual([]);
    expect(marks('personal-data', 'Appelez le 01 70 36 39 00.')).toEqual(['01 70 36 39 00']);
  });

  it('says nothing of personal data in private', () => {
    expect(marks('personal-data', '06 12 34 56 78', {}, { isPublic: false })).toEqual([]);
    expect(marks('asks-personal-data', 'Quel est votre numéro ?', {}, { isPublic: false })).toEqual([]);
  });
});

describe('personal data', () => {
  it.each([
    ['FR76 3000 6000 0112 3456 7890 189', ['FR76 3000 6000 0112 3456 7890 189']],
    ['FR76 3000 6000 0112 3456 7890 188', []],
    ['4970101234567893', ['4970101234567893']],
    ['4970 1012 3456 7894', []],
    ['3782 822463 10005', ['3782 822463 10005']],
    ['+33 (0)6 12 34 56 78', ['+33 (0)6 12 34 56 78']],
    ['le 20/11/2026 à 14 h 30, 1 250 000 voyageurs', []],
  ])('%j', (text, expected) => {
    expect(marks('personal-data', text)).toEqual(expected);
  });
});

describe('a denial', () => {
  it.each([
    ['preventable', ['Cette rumeur est fausse']],
    ['victim', []],
    ['accidental', []],
  ] as const)('in a crisis called %s', (responsibility, expected) => {
    const marked = marks('stance', 'Cette rumeur est fausse.', {}, { responsibility });
    expect(marked).toEqual(expected.map((words) => words.slice('Cette '.length)));
  });
});

describe('a language the rules do not know', () => {
  it('is judged by what can be counted alone', () => {
    const context = contextOf('de', {}, { apology: 'required', address: 'vous' });
    const findings = lintReply('Wir sind bestürzt! Sorry, pardon. Du kannst 4970101234567893 nennen 😀😀', context);
    expect(findings.map(({ code }) => code)).toEqual(['personal-data', 'emoji']);
  });
});

describe('messages', () => {
  it('are in the language of the reader, about a reply in another', () => {
    const say = (locale: 'fr' | 'en') =>
      replyRules.emoji!(readReply('Thanks 😊'), contextOf('en', { locale }, { emoji: 0 }))[0]!.message;
    expect([say('fr'), say('en')]).toEqual(['Aucun emoji ici.', 'No emoji here.']);
  });
});
