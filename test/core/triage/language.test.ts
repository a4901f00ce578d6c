import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../packages/core/src/triage/language.ts';

const both = ['fr', 'en'];

describe('the language of a comment', () => {
  it.each([
    ['Toujours aucune nouvelle de ma valise depuis lundi', 'fr'],
    ['Still no news of my suitcase since Monday', 'en'],
    ['@Hirondelle #retard Mon train a deux heures de retard https://t.co/abc', 'fr'],
    ['Panne totale', 'fr'],
    ['Thanks', 'en'],
  ])('%s is %s', (text, language) => {
    expect(languageOf(both, text)).toMatchObject({ language, detectedLanguage: language });
  });

  it.each([[''], ['   '], ['😡😡'], ['12345'], ['@user'], ['\u202e\u0000']])('%j is in the first language', (text) => {
    expect(languageOf(both, text)).toEqual({ language: 'fr', detectedLanguage: 'fr', certain: false });
    expect(languageOf(['en', 'fr'], text).language).toBe('en');
  });

  it('that the charter lacks is told, and answered in the first one', () => {
    const text = 'Wo ist mein Koffer? Ich warte seit drei Tagen darauf.';
    expect(languageOf(both, text)).toEqual({ language: 'fr', detectedLanguage: 'de', certain: false });
    expect(languageOf(['en'], 'Ma valise est perdue depuis trois jours, que faire ?')).toMatchObject({
      language: 'en',
      detectedLanguage: 'fr',
    });
  });

  it('is not guessed to be foreign from a few letters', () => {
    expect(languageOf(both, 'Bagage perdu').detectedLanguage).toBe('fr');
  });

  it.each([
    ['en', 'en', 'en'],
    ['EN', 'en', 'en'],
    ['fr-CA', 'fr', 'fr'],
    ['en_GB', 'en', 'en'],
    ['de', 'fr', 'de'],
    ['pt-BR', 'fr', 'pt-BR'],
  ])('given as %s wins over the guess', (given, language, detectedLanguage) => {
    expect(languageOf(both, 'Toujours aucune nouvelle de ma valise', given)).toMatchObject({
      language,
      detectedLanguage,
    });
  });

  it.each([['und'], ['constructor'], ['???'], ['']])('given as %j is guessed', (given) => {
    expect(languageOf(both, 'Still no news of my suitcase since Monday', given).language).toBe('en');
  });

  it('finds the regional tag of the charter', () => {
    expect(languageOf(['fr-CA', 'en'], 'Toujours aucune nouvelle de ma valise', 'fr').language).toBe('fr-CA');
  });
});
