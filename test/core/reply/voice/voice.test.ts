import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from '../../../../packages/core/node_modules/yaml/dist/index.js';
import { tone as toneSchema } from '../../../../packages/core/src/document/tone.ts';
import {
  type Charter,
  compileOrThrow,
  fromVoice,
  readDocument,
  type ToneSettings,
  toVoice,
} from '../../../../packages/core/src/index.ts';
import { brandsIn, readCharter } from '../../../../packages/core/src/node.ts';
import { charter } from '../charter.ts';

const folder = new URL('../../../../playbooks', import.meta.url).pathname;
const head = (text: string) => parse(/^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? '') as Record<string, never>;
let brands: readonly Charter[] = [];
beforeAll(() => {
  brands = brandsIn(folder).map((name) =>
    compileOrThrow(readCharter(`${folder}/${name}`), { year: 2026, locale: 'fr' }),
  );
});
const toneOf = (text: string) =>
  (parse(fromVoice(text).tone ?? 'tone: null') as { tone: Record<string, unknown> }).tone;
const voice = (yaml: string, body = '') => `---\nname: Acme\n${yaml}\n---\n${body}`;
const paths = (losses: readonly { path: string }[]) => losses.map(({ path }) => path);

describe('toVoice', () => {
  it('writes what both formats know', () => {
    const small = charter({
      tone: {
        address: { fr: 'tu' },
        formal: -1,
        respectful: 1,
        serious: 1,
        matterOfFact: -1,
        emoji: 0,
        exclamations: 2,
        neverSay: { fr: ['désagrément*', 'cher client'] },
      },
    });
    expect(head(toVoice(small, 'fr').text)).toEqual({
      version: 'alpha',
      name: 'Hirondelle',
      description: 'Taken from the charter hirondelle 1.0.0',
      language: { primary: 'fr', treatment: 'tu' },
      personality: { traits: ['serious', 'respectful', 'warm'] },
      register: { formality: 'low', emoji_policy: 'institutional-zero', exclamation_marks: 'max-2-per-piece' },
      beliefs: [],
      lexicon: {
        forbidden: [
          { phrase: 'désagrément', reason: 'never-say' },
          { phrase: 'cher client', reason: 'never-say' },
        ],
      },
      audiences: [
        { id: 'traveller', name: 'traveller', is_default: true },
        { id: 'press', name: 'press' },
      ],
      surfaces: [
        { id: 'x', name: 'X', max_length: 280, unit: 'characters', forbid_emoji: true },
        { id: 'linkedin', name: 'LinkedIn', max_length: 1250, unit: 'characters', forbid_emoji: true },
        { id: 'forum', name: 'Discourse', max_length: 32000, unit: 'characters', forbid_emoji: true },
        { id: 'email', name: 'E-mail', forbid_emoji: true },
      ],
    });
  });

  it('names every loss, with its place', () => {
    expect(paths(toVoice(charter({ playbooks: {} }), 'fr').losses)).toEqual([
      'tone.speaks-as',
      'tone.sentence-words',
      'tone.apology',
      'tone.address',
      'tone.must-include',
      'tone.never-say',
      'languages.en',
      'audiences.press.tone',
      'channels.x',
      'channels.linkedin.tone',
      'channels.linkedin',
      'tones.empathetic',
      'tones.firm',
      'from-severity.3',
      'from-severity.4',
    ]);
  });

  it('has the one default audience that the format wants, also where the charter names none', () => {
    expect(head(toVoice(charter({ audiences: {} }), 'fr').text).audiences).toEqual([
      { id: 'everyone', name: 'everyone', is_default: true },
    ]);
  });

  it('is what the format’s own checks ask for, for every brand in every language', () => {
    expect(brands.length).toBeGreaterThanOrEqual(2);
    for (const brand of brands) {
      for (const language of brand.languages) {
        const { text } = toVoice(brand, language);
        const tokens = head(text) as Record<string, unknown>;
        for (const key of ['name', 'language', 'personality', 'beliefs', 'audiences', 'surfaces'])
          expect(tokens[key]).toBeDefined();
        const audiences = tokens.audiences as { id: string; is_default?: boolean }[];
        expect(audiences.filter((one) => one.is_default === true)).toHaveLength(1);
        for (const group of [audiences, tokens.surfaces as { id: string }[]])
          expect(new Set(group.map(({ id }) => id)).size).toBe(group.length);
        expect((tokens.language as { primary: string }).primary).toMatch(/^[a-z]{2}(-[A-Z0-9]+)?$/);
        expect([...text.matchAll(/^## (.*)$/gm)].map(([, title]) => title)).toEqual(['Overview', 'Personality']);
      }
    }
  });
});

describe('fromVoice', () => {
  it('reads what a tone can say, ready for charter.yaml', () => {
    const { tone, losses } = fromVoice(
      voice(
        'language: { primary: fr, treatment: tu }\npersonality: { traits: [warm, serious] }\nregister: { formality: high, emoji_policy: institutional-zero, exclamation_marks: max-one-per-piece }\nlexicon: { forbidden: [{ phrase: synergie }, cher client] }',
      ),
    );
    expect(tone).toBe(
      'tone:\n  address:\n    fr: tu\n  formal: 1\n  emoji: 0\n  exclamations: 1\n  matter-of-fact: -1\n  serious: 1\n  never-say:\n    fr:\n      - synergie\n      - cher client\n',
    );
    expect(losses).toEqual([]);
  });

  it.each([
    [
      'language: { primary: es-419, treatment: usted }',
      { address: { es: 'vous' } },
      ['language.primary', 'language.treatment'],
    ],
    ['language: { primary: es, treatment: vos }', { address: { es: 'tu' } }, ['language.treatment']],
    [
      'language: { primary: en-US, treatment: you, contractions: allowed }',
      {},
      ['language.contractions', 'language.primary'],
    ],
    ['language: { primary: en, treatment: thou }', {}, ['language.treatment']],
    ['language: { primary: fr, treatment: constructor }', {}, ['language.treatment']],
    [
      'register: { formality: sky-high, emoji_policy: toString, exclamation_marks: few, default: calm }',
      {},
      ['register.default', 'register.formality', 'register.emoji_policy', 'register.exclamation_marks'],
    ],
    [
      'register: { emoji_policy: allowed, exclamation_marks: max-99 }',
      { emoji: 3 },
      ['register.emoji_policy', 'register.exclamation_marks'],
    ],
    ['register: { exclamation_marks: forbidden-except-quotes }', { exclamations: 0 }, []],
    [
      'personality: { archetypes: [sage], traits: [proof-obsession, warm] }',
      { 'matter-of-fact': -1 },
      ['personality.archetypes', 'personality.traits'],
    ],
    [
      'lexicon: { protected_terms: [{ term: Acme, never: [acme] }], forbidden: [{ phrase: synergy, reason: jargon, exception: talks }, { phrase: "…" }, 3, { phrase: synergy }] }',
      { 'never-say': { en: ['synergy'] } },
      ['lexicon.protected_terms', 'lexicon.forbidden', 'lexicon.forbidden', 'lexicon.forbidden'],
    ],
    [
      'beliefs: [{ id: a, statement: b }]\naudiences: []\nux_writing: { principles: [] }',
      {},
      ['beliefs', 'ux_writing'],
    ],
    ['personality: [1]\nlexicon: x\nregister: null', {}, []],
  ])('reads %s', (yaml, expected, lost) => {
    expect(toneOf(voice(yaml))).toEqual(expected);
    expect(paths(fromVoice(voice(yaml)).losses)).toEqual(lost);
  });

  it('says that prose is left behind', () => {
    expect(fromVoice(voice('', '\n## Overview\n\nWe are calm.\n'), 'fr').losses).toEqual([
      { path: '', message: 'Le texte sous l’en-tête : une charte n’a pas de prose sur la voix.' },
    ]);
  });

  it.each([
    ['nothing', ''],
    ['prose alone', '# Our voice\n'],
    ['a head that never ends', '---\nname: Acme\n'],
    ['YAML that is broken', '---\nname: [\n---\n'],
    ['a list', '---\n- a\n---\n'],
  ])('says that %s is no VOICE.md', (_, text) => {
    expect(fromVoice(text)).toEqual({
      tone: null,
      losses: [{ path: '', message: expect.stringMatching(/^This is no VOICE\.md/) }],
    });
  });

  it('reads a file with Windows line ends', () => {
    expect(toneOf(voice('register: { formality: low }', 'x').replaceAll('\n', '\r\n'))).toEqual({ formal: -1 });
  });

  it('never throws, and what it writes a charter always takes', () => {
    const value = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.constantFrom('tu', 'warm', 'high', 'allowed', 'max-2-per-piece', 'fr', '__proto__'),
    );
    const key = fc.oneof(
      fc.constantFrom(
        'primary',
        'treatment',
        'traits',
        'forbidden',
        'phrase',
        'formality',
        'emoji_policy',
        'exclamation_marks',
      ),
      fc.string(),
    );
    const token = fc.letrec((tie) => ({
      any: fc.oneof({ depthSize: 'small' }, value, fc.array(tie('any')), fc.dictionary(key, tie('any'))),
    })).any;
    const tokens = fc.record(
      { language: token, register: token, personality: token, lexicon: token },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          tokens.map((one) =>
            voice(
              JSON.stringify(one).slice(1, -1) === ''
                ? ''
                : Object.entries(one)
                    .map(([name, of]) => `${name}: ${JSON.stringify(of) ?? 'null'}`)
                    .join('\n'),
            ),
          ),
          fc.string(),
        ),
        (text) => {
          const { tone, losses } = fromVoice(text);
          if (tone === null) expect(losses).toHaveLength(1);
          else expect(toneSchema.safeParse((parse(tone) as { tone: unknown }).tone).error).toBeUndefined();
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('there and back', () => {
  it('brings home everything that was not lost', () => {
    const axis = fc.constantFrom<-1 | 0 | 1>(-1, 0, 1);
    const settings = fc.record({
      address: fc.constantFrom<{ fr: 'tu' | 'vous' }>({ fr: 'tu' }, { fr: 'vous' }),
      serious: axis,
      formal: axis,
      respectful: axis,
      matterOfFact: axis,
      emoji: fc.nat({ max: 50 }),
      exclamations: fc.nat({ max: 50 }),
      neverSay: fc
        .uniqueArray(
          fc.stringMatching(/^[a-zé'-]{1,8}( [a-zé]{1,8})?\*?$/).filter((one) => /[a-zé]/.test(one)),
          { maxLength: 5, selector: (one) => one.replace('*', '') },
        )
        .map((fr) => ({ fr })),
    });
    fc.assert(
      fc.property(settings, (tone) => {
        const { text, losses } = toVoice(charter({ tone: tone as ToneSettings }), 'fr');
        const home = toneOf(text);
        const lost = paths(losses);
        expect(home.address).toEqual(tone.address);
        for (const [name, value] of [
          ['serious', tone.serious],
          ['formal', tone.formal],
          ['respectful', tone.respectful],
          ['matter-of-fact', tone.matterOfFact],
          ['exclamations', tone.exclamations],
        ] as const)
          expect(home[name] ?? 0).toBe(value);
        if (!lost.includes('tone.emoji')) expect(home.emoji).toBe(tone.emoji);
        const words = tone.neverSay.fr.map((one) => (lost.includes('tone.never-say') ? one.replace(/\*$/, '') : one));
        expect((home['never-say'] as { fr: string[] } | undefined)?.fr ?? []).toEqual(words);
      }),
    );
  });

  it('gives a tone that every brand can take for its own', () => {
    for (const brand of brands) {
      const tone = fromVoice(toVoice(brand, 'fr').text).tone ?? '';
      const sources = readCharter(`${folder}/${brand.brand}`).map((source) =>
        source.path === 'charter.yaml'
          ? { ...source, text: source.text.replace(/^tone:[\s\S]*?\n(?=tones:)/m, () => tone) }
          : source,
      );
      const { value, findings } = readDocument(sources, 'en').charter;
      expect(findings).toEqual([]);
      expect(value?.tone).toEqual((parse(tone) as { tone: unknown }).tone);
    }
  });
});
