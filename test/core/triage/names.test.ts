import { describe, expect, it } from 'vitest';
import { blankNames, lexiconOf, NAME, withoutNames } from '../../../packages/core/src/triage/names.ts';
import { triage } from '../../../packages/core/src/triage/triage.ts';
import { wordsOf } from '../../../packages/core/src/triage/words.ts';
import { charterOf, example, playbook } from './charter.ts';

const charter = charterOf(
  [
    playbook('rude', {
      examples: [example('the driver was rude', 'en'), example('la vendeuse est désagréable', 'fr')],
    }),
    playbook('praise', { examples: [example('the driver was lovely', 'en'), example('Rachid is lovely', 'en')] }),
  ],
  { name: 'Blue Swallow', brand: 'swallow' },
);
const lexicon = lexiconOf(charter);
const read = (text: string) =>
  withoutNames(text, wordsOf(text), lexicon).map((word) => (word === NAME ? 'NAME' : word));

describe('a name', () => {
  it.each([
    ['a capitalised word that nobody taught in small letters', 'Fatima was rude', ['NAME', 'was', 'rude']],
    ['as many words as it has', 'Jean-Pierre Dupont was rude', ['NAME', null, null, 'was', 'rude']],
    ['a handle, whole', '@jean_dupont was rude', ['NAME', null, 'was', 'rude']],
    ['the brand, however it is spelt', 'SWALLOW and swallow', ['NAME', 'and', 'NAME']],
    ['initials', 'the SNCF driver', ['the', 'NAME', 'driver']],
  ])('is %s', (_, text, words) => {
    expect(read(text)).toEqual(words);
  });

  it('is no word that was taught in small letters, nor any word of a text that shouts', () => {
    expect(read('Driver Rude')).toEqual(['driver', 'rude']);
    expect(read('VERY RUDE')).toEqual(['very', 'rude']);
  });

  it('has no gender', () => {
    expect(read('elle est rude, madame')).toEqual(read('il est rude, monsieur'));
    expect(read('she told her')).toEqual(read('he told him'));
  });

  it('changes nothing in an answer, not even the confidence', () => {
    const ask = (name: string) => {
      const { evidence: _, ...answer } = triage(charter, { text: `${name} was rude to me`, channel: 'x' }, { now: 0 });
      return answer;
    };
    for (const name of ['Fatima', 'Rachid', 'Jean-Pierre Dupont', 'Nguyễn', '@someone', 'Swallow']) {
      expect(ask(name), name).toEqual(ask('John'));
    }
  });

  it('is blanked at its place', () => {
    const text = 'Hello Fatima, rude';
    const words = wordsOf(text);
    expect(blankNames(text, words, withoutNames(text, words, lexicon))).toBe(`${' '.repeat(12)}, rude`);
  });
});
