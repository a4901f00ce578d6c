import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchSignals, matchTable, says, tabulateSignals } from '../../../packages/core/src/triage/signals.ts';
import { wordsOf } from '../../../packages/core/src/triage/words.ts';
import { playbook, signal } from './charter.ts';

const quotes = (phrases: readonly string[], text: string) =>
  says(phrases, text).map(({ start, end }) => text.slice(start, end));

describe('a phrase', () => {
  it.each([
    ['case', 'bagage', 'BAGAGE perdu', ['BAGAGE']],
    ['accents in the text', 'egare', 'bagage égaré', ['égaré']],
    ['accents in the phrase', 'égaré', 'bagage EGARE', ['EGARE']],
    ['accents typed as combining marks', 'égaré', 'e\u0301gare\u0301 !', ['e\u0301gare\u0301']],
    ['ligatures', 'sœur', 'ma soeur', ['soeur']],
    ['typographic apostrophes', "jamais l'avion", 'Jamais l’avion', ['Jamais l’avion']],
    ['hyphens as spaces', 'rendez-vous', 'mon rendez vous', ['rendez vous']],
    ['punctuation as spaces', 'bonjour madame', 'Bonjour, madame', ['Bonjour, madame']],
    ['hashtags', 'bagage', '#bagage', ['bagage']],
    ['zero-width characters inside a word', 'valise', 'va\u200blise', ['va\u200blise']],
    ['bidi controls', 'valise', '\u202evalise\u202c', ['valise']],
    ['full-width letters', 'free', 'ＦＲＥＥ', ['ＦＲＥＥ']],
    ['an emoji', '😡', 'super 😡😡', ['😡', '😡']],
    ['an abbreviation with points', 'S.A.V.', 'le S.A.V. et le S A V', ['S.A.V', 'S A V']],
    ['every place', 'bag', 'bag, bag', ['bag', 'bag']],
  ])('matches without regard to %s', (_, phrase, text, found) => {
    expect(quotes([phrase], text)).toEqual(found);
  });

  it.each([
    ['part of a word', 'bag', 'baggage'],
    ['the end of a word', 'age', 'bagage'],
    ['words with another between', 'jamais arrivé', 'jamais bien arrivé'],
    ['words in two sentences', 'perdu bagage', 'Perdu. Bagage'],
    ['the empty text', 'bag', ''],
  ])('does not match %s', (_, phrase, text) => {
    expect(quotes([phrase], text)).toEqual([]);
  });

  it.each([
    ['perdu*', 'perdues', ['perdues']],
    ['perdu*', 'perdu', ['perdu']],
    ['perdu*', 'éperdu', []],
    ['jamais arriv*', 'jamais arrivée', ['jamais arrivée']],
    ['jam* arriv*', 'jamais arrivée', ['jamais arrivée']],
    ['égar*', 'EGAREES', ['EGAREES']],
  ])('%s ends a stem: %s', (phrase, text, found) => {
    expect(quotes([phrase], text)).toEqual(found);
  });

  it('of punctuation alone never matches', () => {
    expect(says(['!!!', '*', ''], 'Quoi !!! *')).toEqual([]);
  });

  it('is reported as the charter writes it, at offsets of the text as sent', () => {
    expect(says(['médicament*'], '😀 Mes MEDICAMENTS !')).toEqual([{ start: 7, end: 18, phrase: 'médicament*' }]);
  });
});

describe('a signal', () => {
  const lost = signal(['bagage*', 'valise*'], {
    with: ['perdu*', 'jamais arrivé*'],
    never: ['bagage à main autorisé'],
  });

  it.each([
    ['one of any and one of with in a sentence', 'Bagages : perdus', true],
    ['in either order', 'perdue, ma valise', true],
    ['any alone', 'ma valise est bleue', false],
    ['with alone', 'je suis perdu', false],
    ['with in the next sentence', 'Ma valise est bleue. Je suis perdu', false],
    ['with after a question mark', 'Ma valise ? Perdu', false],
    ['with after an ellipsis', 'Ma valise… perdu', false],
    ['with on the next line', 'ma valise\nperdu', false],
    ['with in the same sentence after a decimal', 'valise de 23.5 kg perdue', true],
    ['never, in any sentence', 'Valise perdue. Bagage à main autorisé ?', false],
    ['the second any beside with', 'Ma valise est bleue. Mes bagages sont perdus', true],
  ])('judges %s', (_, text, matched) => {
    expect(matchSignals(lost, text).matched).toBe(matched);
  });

  it('gives the words that count, and the nearest of with', () => {
    const text = 'Ma valise est bleue. Perdu mon bagage, perdu !';
    const { evidence } = matchSignals(lost, text);
    expect(evidence.map(({ start, end, phrase }) => [text.slice(start, end), phrase])).toEqual([
      ['bagage', 'bagage*'],
      ['perdu', 'perdu*'],
    ]);
  });

  it('without any never matches', () => {
    expect(matchSignals(signal([]), 'bagage').matched).toBe(false);
  });
});

describe('the table of a charter', () => {
  const table = tabulateSignals({
    bread: playbook('bread', { signals: { fr: signal(['pain*']) } }),
    injury: playbook('injury', { signals: { en: signal(['pain*']), fr: signal(['mal de tête']) } }),
  });
  const crises = (text: string, languages: readonly string[] | null) =>
    [...matchTable(table, wordsOf(text), languages).keys()].sort();

  it('keeps to the language asked for', () => {
    expect(crises('Le pain est rassis', ['fr'])).toEqual(['bread']);
    expect(crises('Such pain', ['en'])).toEqual(['injury']);
  });

  it('takes every language where none is known', () => {
    expect(crises('pain', null)).toEqual(['bread', 'injury']);
  });

  it('agrees with one signal at a time', () => {
    const words = ['valise', 'bag', 'perdu', 'perdue', 'main', '.', '\n', 'é', '!', 'jamais'];
    const phrases = fc.array(fc.constantFrom('valise', 'bag*', 'perdu*', 'main', 'valise perdue', 'jamais'), {
      maxLength: 3,
    });
    const text = fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(phrases, phrases, phrases, text, (any, also, never, said) => {
        const one = { any, with: also, never };
        const whole = matchTable(tabulateSignals({ a: playbook('a', { signals: { fr: one } }) }), wordsOf(said), null);
        expect(whole.get('a') ?? []).toEqual(matchSignals(one, said).evidence);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('words', () => {
  it('stand where they say, in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const places = [0, ...wordsOf(text).flatMap(({ start, end }) => [start, end]), text.length];
        expect(places).toEqual([...places].sort((a, b) => a - b));
      }),
    );
  });

  it('survive lone surrogates', () => {
    expect(wordsOf('a\ud800b').map((word) => word.text)).toEqual(['a', 'b']);
  });
});
