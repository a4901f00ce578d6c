import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Comment } from '../../../../packages/core/src/comment.ts';
import { crossvalidate } from '../../../../packages/core/src/triage/crossvalidate.ts';
import { proposeFromCorrections, withExamples } from '../../../../packages/core/src/triage/learn/corrections.ts';
import { effectOf, foundAmong } from '../../../../packages/core/src/triage/learn/effect.ts';
import { groupsOf, neighboursOf } from '../../../../packages/core/src/triage/learn/groups.ts';
import { learn } from '../../../../packages/core/src/triage/learn/learn.ts';
import { standsOut } from '../../../../packages/core/src/triage/learn/standsOut.ts';
import { charterOf, example, playbook, signal } from '../charter.ts';

const now = Date.parse('2026-11-20T10:00:00Z');

const of = (lang: string, ...texts: readonly string[]) => texts.map((text) => example(text, lang));

const luggage = playbook('lost-luggage', {
  signals: { fr: signal(['bagage*', 'valise*']), en: signal(['luggage', 'suitcase*']) },
  examples: [
    ...of(
      'fr',
      'ma valise est perdue depuis lundi',
      'toujours pas de bagage à Porto',
      'valise restée à Lyon, le tapis vide',
    ),
    ...of('fr', 'le tapis est vide, aucun bagage', 'bagage jamais arrivé, le tapis tourne à vide'),
    ...of('en', 'my suitcase is lost', 'the luggage never came out on the belt'),
  ],
});
/** Enough of other things, so that a word stands out. */
const trains = ['train', 'car', 'bus', 'autocar', 'tram'].flatMap((vehicle) =>
  ['ce matin', 'hier soir', 'depuis Lyon', 'sans un mot', 'en gare', 'au départ', 'encore une fois', 'à Brest'].map(
    (rest) => `${vehicle} en retard ${rest}`,
  ),
);
const delay = playbook('delay', {
  signals: { fr: signal(['en retard', 'retard*']), en: signal(['late', 'delayed']) },
  examples: [
    ...of('fr', ...trains),
    ...of('fr', 'le train a deux heures de retard', 'encore en retard ce matin', 'retard annoncé de trente minutes'),
    ...of('fr', 'le car est en retard, on gèle sur le quai', 'une heure de retard sans un mot'),
    ...of('en', 'the train is two hours late', 'delayed again this morning'),
  ],
});
const sort = playbook('sort', { examples: of('fr', 'bonjour à tous', 'quelle belle journée', 'bonsoir la compagnie') });
const charter = charterOf([luggage, delay, sort], {
  channels: { x: { key: 'x', platform: 'x', account: null, brandIsHost: false, tone: null } },
});

const said = (...texts: readonly string[]): readonly Comment[] =>
  texts.map((text) => ({ text, channel: 'x', language: 'fr' }));

/** The belt is empty: a way to speak of luggage that no signal knows. */
const belts = said(
  'le tapis est vide et personne pour nous répondre',
  'tapis vide depuis une heure, où sont nos affaires',
  'devant le tapis vide avec les enfants',
  'rien sur le tapis vide, encore',
  'le tapis tourne à vide, merci',
);
const bikes = said(
  'où ranger un vélo pliant dans la rame',
  'le vélo pliant est refusé par votre agent',
  'mon vélo refusé à la montée',
  'vos règles pour le vélo sont floues',
  'vélo cargo, quelle rame prendre',
);

describe('what comments teach', () => {
  it('proposes words that a type says and others do not', () => {
    const { phrases } = learn(charter, belts, { now });
    for (const { crisis, language } of phrases) expect([crisis, language]).toEqual(['lost-luggage', 'fr']);
    expect(phrases.map(({ phrase }) => phrase).sort()).toEqual(['tapis', 'vide']);
    const tapis = phrases.find(({ phrase }) => phrase === 'tapis');
    expect(tapis).toMatchObject({ others: 0 });
    expect(tapis!.reaches).toBeGreaterThanOrEqual(3);
    expect(tapis!.own).toBeGreaterThan(tapis!.reaches);
  });

  it('proposes no word that a signal has', () => {
    const texts = said('ma valise bleue', 'ma valise noire', 'ma valise verte', 'une valise rouge', 'une valise grise');
    expect(learn(charter, texts, { now }).phrases).toEqual([]);
  });

  it('proposes one example for a group of like comments, in words as sent', () => {
    const { examples } = learn(charter, belts, { now });
    expect(examples.length).toBeGreaterThan(0);
    expect(examples.length).toBeLessThan(belts.length);
    for (const { crisis, text, lang, channel, not, confidence } of examples) {
      expect({ crisis, lang, channel, not }).toEqual({ crisis: 'lost-luggage', lang: 'fr', channel: 'x', not: false });
      expect(belts.map((one) => one.text)).toContain(text);
      expect(confidence).toBeGreaterThanOrEqual(0.7);
    }
  });

  it('leaves out comments that an example already teaches, and those said twice', () => {
    const known = said('le tapis est vide, aucun bagage', 'Le tapis est vide, aucun bagage !');
    const lessons = learn(charter, known, { now });
    expect(lessons.heard).toBe(1);
    expect(lessons.examples).toEqual([]);
  });

  it('asks about the comment that hesitates between two types, and not about one that is sure', () => {
    const odd = 'valise en retard';
    const sure = 'toujours pas de bagage à Lisbonne';
    const { doubts } = learn(charter, [...belts, ...said(odd, sure)], { now });
    const asked = doubts.find(({ text }) => text === odd);
    expect(asked?.between.map(({ crisis }) => crisis).sort()).toEqual(['delay', 'lost-luggage']);
    expect(doubts.map(({ text }) => text)).not.toContain(sure);
    for (const { between } of doubts) {
      const order = between.map(({ confidence }) => confidence);
      expect(order).toEqual(order.toSorted((one, other) => other - one));
    }
  });

  it('shows a group that no type reaches, by its word', () => {
    const { newTypes } = learn(charter, [...belts, ...bikes], { now });
    expect(newTypes).toHaveLength(1);
    expect(newTypes[0]).toMatchObject({ count: 5 });
    expect(newTypes[0]?.words[0]).toBe('velo');
  });

  it('proposes nothing from nothing', () => {
    expect(learn(charter, [], { now })).toEqual({ heard: 0, phrases: [], examples: [], doubts: [], newTypes: [] });
  });

  it('says the same of the same comments', () => {
    expect(learn(charter, [...belts, ...bikes], { now })).toEqual(learn(charter, [...belts, ...bikes], { now }));
  });
});

describe('what a correction teaches', () => {
  const correction = { comment: said('le chef de bord a fermé la porte')[0]!, from: 'delay', to: 'lost-luggage' };

  it('is an example for the right type and a near miss for the wrong one', () => {
    const line = { text: 'le chef de bord a fermé la porte', lang: 'fr', channel: 'x', today: expect.any(String) };
    expect(proposeFromCorrections(charter, [correction], now)).toEqual([
      { ...line, crisis: 'lost-luggage', not: false },
      { ...line, crisis: 'delay', not: true },
    ]);
  });

  it.each([
    ['what a person sorted from when-unsure is nobody’s near miss', { ...correction, from: 'sort' }, 1],
    ['a correction to the same type teaches nothing', { ...correction, to: 'delay' }, 0],
    [
      'a line that stands already is not proposed again',
      { ...correction, comment: said('my suitcase is lost')[0]! },
      1,
    ],
  ])('%s', (_, one, count) => {
    expect(proposeFromCorrections(charter, [one], now)).toHaveLength(count);
  });

  it('names no language and no channel that the charter lacks', () => {
    const comment = { text: 'der Koffer ist nicht angekommen', channel: 'forum', language: 'de' };
    const [line] = proposeFromCorrections(charter, [{ ...correction, comment }], now);
    expect(line).toMatchObject({ lang: null, channel: null });
  });

  it('is measured over the examples that stand today', () => {
    const before = crossvalidate(charter);
    const lines = proposeFromCorrections(charter, [correction], now);
    const effect = effectOf(charter, before, lines);
    const more = withExamples(charter, lines);
    expect(more.playbooks['lost-luggage']?.examples).toHaveLength(8);
    expect(charter.playbooks['lost-luggage']?.examples).toHaveLength(7);
    expect(effect.accuracy).toBeCloseTo((effect.gained - effect.lost) / before.judged, 12);
    expect(effectOf(charter, before, [])).toEqual({ accuracy: 0, macroF1: 0, gained: 0, lost: 0 });
  });

  it('finds corrected comments that are like each other', () => {
    const corrections = said(
      'le chef de bord a fermé la porte au nez',
      'chef de bord odieux, porte fermée au nez',
      'porte fermée au nez par le chef de bord',
    ).map((comment) => ({ comment, from: 'sort', to: 'lost-luggage' }));
    expect(foundAmong(charter, proposeFromCorrections(charter, corrections, now))).toEqual({ judged: 3, right: 3 });
  });
});

describe('groups', () => {
  const vector = (...columns: readonly number[]) => ({
    columns: Int32Array.from(columns),
    values: Float64Array.from(columns, () => 1 / Math.sqrt(columns.length)),
  });

  it('finds neighbours by the columns that are shared', () => {
    expect(neighboursOf([vector(1, 2), vector(1, 3), vector(4)], 0.49)).toEqual([[1], [0], []]);
    expect(neighboursOf([vector(1, 2), vector(1, 3), vector(4)], 0.6)).toEqual([[], [], []]);
  });

  it('puts every number in exactly one group, the largest first', () => {
    const neighbourhoods = fc
      .uniqueArray(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 30 })
      .map((pairs) =>
        Array.from({ length: 12 }, (_, one) =>
          [...Array(12).keys()].filter(
            (two) => one !== two && pairs.some(([a, b]) => (a === one && b === two) || (a === two && b === one)),
          ),
        ),
      );
    fc.assert(
      fc.property(neighbourhoods, (neighbours) => {
        const groups = groupsOf(neighbours);
        expect(groups.flat().sort((a, b) => a - b)).toEqual([...Array(12).keys()]);
        const sizes = groups.map((group) => group.length);
        expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
      }),
    );
  });

  it('finds a word that is said eight times in forty and twice in four hundred remarkable, and one said alike not', () => {
    expect(standsOut(8, 40, 2, 400)).toBeGreaterThan(4);
    expect(Math.abs(standsOut(4, 40, 40, 400))).toBeLessThan(0.5);
  });
});
