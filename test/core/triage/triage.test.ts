import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Charter } from '../../../packages/core/src/charter.ts';
import type { Comment } from '../../../packages/core/src/comment.ts';
import { classifierOf, trainClassifier } from '../../../packages/core/src/triage/classifier.ts';
import { crossvalidate } from '../../../packages/core/src/triage/crossvalidate.ts';
import { triage } from '../../../packages/core/src/triage/triage.ts';
import { charterOf, example, playbook, signal } from './charter.ts';

const luggage = playbook('luggage', {
  title: { fr: 'Bagage perdu', en: 'Lost luggage' },
  signals: {
    fr: signal(['bagage*', 'valise*'], { with: ['perdu*', 'égaré*', 'jamais arrivé*'], never: ['bagage à main'] }),
    en: signal(['luggage', 'suitcase', 'bag'], { with: ['lost', 'missing', 'never arrived'] }),
  },
  examples: [
    example('Toujours pas de nouvelles de ma valise depuis Lisbonne', 'fr'),
    example('Vous avez perdu mes bagages, bravo', 'fr'),
    example('ma valise est restée à Rome', 'fr'),
    example('My suitcase never made it to Oslo', 'en'),
    example('you lost my bag again', 'en'),
    example('Quelle taille de bagage à main ?', 'fr', { not: true }),
  ],
});
const delay = playbook('delay', {
  title: { fr: 'Retard', en: 'Delay' },
  signals: { fr: signal(['retard*']), en: signal(['delay*', 'late']) },
  examples: [
    example('Deux heures de retard et personne pour nous informer', 'fr'),
    example('encore en retard ce matin', 'fr'),
    example('Mon train devait partir à midi, il est quatorze heures', 'fr'),
    example('Two hours late and nobody tells us anything', 'en'),
    example('Our train is delayed again', 'en'),
  ],
});
const praise = playbook('praise', {
  title: { fr: 'Éloge', en: 'Praise' },
  signals: { fr: signal(['merci', 'bravo']), en: signal(['thank you', 'thanks']) },
  examples: [
    example('Merci au contrôleur, il a été adorable', 'fr'),
    example('Voyage parfait, équipe charmante', 'fr'),
    example('Thank you so much, wonderful crew', 'en'),
    example('Lovely trip, friendly staff', 'en'),
  ],
});
const sort = playbook('sort', {
  title: { fr: 'À trier', en: 'To sort' },
  examples: [
    example('@paul regarde ça', 'fr'),
    example('ok', null),
    example('first!', 'en'),
    example('quelqu’un connaît une pizzeria ?', 'fr'),
  ],
});
const charter = charterOf([luggage, delay, praise, sort]);

const ask = (text: string, also: Partial<Comment> = {}, by: Charter = charter) =>
  triage(by, { text, channel: 'x', ...also }, { now: 0 });

describe('triage', () => {
  it.each([
    ['Ma valise est perdue depuis hier soir', 'luggage'],
    ['MES VALISES JAMAIS ARRIVEES !!!', 'luggage'],
    ['the airline lost our luggage', 'luggage'],
    ['Une heure de retard pour le train de Lyon', 'delay'],
    ['the train is late once more', 'delay'],
    ['Thanks for the lovely crew', 'praise'],
  ])('%s is %s', (text, crisis) => {
    expect(ask(text)).toMatchObject({ crisis, abstained: false });
  });

  it('shows the words that decided, at their place in the text as sent', () => {
    const text = '😀 Ma VALISE, toujours perdue…';
    const { evidence } = ask(text);
    expect(evidence.filter((one) => one.signal !== null).map(({ quote, signal: phrase }) => [quote, phrase])).toEqual([
      ['VALISE', 'valise*'],
      ['perdue', 'perdu*'],
    ]);
    for (const { quote, start, end } of evidence) expect(text.slice(start, end)).toBe(quote);
    const learnt = evidence.filter((one) => one.signal === null);
    expect(learnt).toContainEqual(expect.objectContaining({ quote: 'toujours', weight: expect.any(Number) }));
    expect(learnt.map((one) => one.quote)).not.toContain('VALISE');
  });

  it('gives confidences between 0 and 1, best alternatives first, without the one chosen', () => {
    const { crisis, confidence, alternatives } = ask('Ma valise est perdue');
    expect(confidence).toBeGreaterThan(0.5);
    expect(confidence).toBeLessThan(1);
    expect(alternatives.map((one) => one.crisis)).not.toContain(crisis);
    const order = alternatives.map((one) => one.confidence);
    expect(order).toEqual([...order].sort((a, b) => b - a));
    expect(confidence + order.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(1);
  });

  it('names the likeliest first where it abstains, a ground that is too much of a guess included', () => {
    const insult = playbook('insult', {
      ground: 'insult',
      signals: { en: signal(['idiot*']) },
      examples: ['what a bunch of clowns', 'clowns, all of you', 'useless clowns at the desk', 'you are clowns'].map(
        (text) => example(text, 'en'),
      ),
    });
    const text = 'do clowns travel free on weekdays with children';
    const others = ['app', 'noise', 'price', 'refund', 'shop', 'site', 'taste'].map((crisis) => playbook(crisis));
    const answer = ask(text, { language: 'en' }, charterOf([insult, delay, praise, sort, ...others]));
    expect(answer).toMatchObject({ crisis: 'sort', abstained: true });
    const order = answer.alternatives.map((one) => one.confidence);
    expect(answer.alternatives[0]?.crisis).toBe('insult');
    expect(order.length).toBeGreaterThan(1);
    expect(order).toEqual([...order].sort((a, b) => b - a));
    expect(answer.confidence).toBe(order[0]);
    expect(answer.evidence.map(({ quote }) => quote)).toContain('clowns');
  });

  it.each([[''], ['   '], ['?!'], ['\u202e\u200b\u0000']])('abstains from %j and names no candidate', (text) => {
    expect(ask(text)).toMatchObject({ crisis: 'sort', abstained: true, confidence: 0, alternatives: [], evidence: [] });
  });

  it.each([['😡'], ['xyzzy qwfp'], ['ok'], ['@paul regarde ça']])('abstains where nothing fits: %s', (text) => {
    expect(ask(text)).toMatchObject({ crisis: 'sort', abstained: true });
  });

  it('abstains when two crises fit equally, and names both', () => {
    const alike = (crisis: string, word: string) => playbook(crisis, { signals: { en: signal([word]) } });
    const twins = charterOf([alike('aa', 'apple'), alike('bb', 'berry'), alike('cc', 'cherry')]);
    const answer = ask('apple or berry', { language: 'en' }, twins);
    expect(answer).toMatchObject({ crisis: 'sort', abstained: true });
    expect(
      answer.alternatives
        .slice(0, 2)
        .map((one) => one.crisis)
        .sort(),
    ).toEqual(['aa', 'bb']);
    expect(answer.confidence).toBe(answer.alternatives[0]!.confidence);
    expect(answer.evidence.length).toBeGreaterThan(0);
    expect(ask('apple', { language: 'en' }, twins)).toMatchObject({ crisis: 'aa', abstained: false });
  });

  it('is less sure of a word that stands among words nobody has taught', () => {
    const alone = ask('lovely crew', { language: 'en' });
    const among = ask('lovely crew zyxwv qponm kjihg', { language: 'en' });
    expect(alone.crisis).toBe('praise');
    const share = (answer: typeof alone) =>
      answer.crisis === 'praise'
        ? answer.confidence
        : (answer.alternatives.find((one) => one.crisis === 'praise')?.confidence ?? 0);
    expect(share(among)).toBeLessThan(share(alone));
  });

  it('leaves out a playbook that is not active', () => {
    const summer = { ...luggage, active: { from: '2026-06-01', until: '2026-09-30' } };
    const seasonal = charterOf([summer, delay, praise, sort]);
    const at = (now: string) =>
      triage(seasonal, { text: 'Ma valise est perdue', channel: 'x' }, { now: Date.parse(now) });
    expect(at('2026-07-14T12:00:00Z').crisis).toBe('luggage');
    expect(at('2026-06-01T00:00:00Z').crisis).toBe('luggage');
    expect(at('2026-09-30T23:59:59Z').crisis).toBe('luggage');
    for (const outside of [at('2026-05-31T23:59:59Z'), at('2026-10-01T00:00:00Z')]) {
      expect(outside.crisis).not.toBe('luggage');
      expect(outside.alternatives.map((one) => one.crisis)).not.toContain('luggage');
    }
  });

  it('counts the days of a season where the brand is', () => {
    const paris = { key: 'office', zone: 'Europe/Paris', week: [], days: {} };
    const summer = { ...luggage, calendar: 'office', active: { from: '2026-06-01', until: null } };
    const seasonal = charterOf([summer, delay, praise, sort], { calendars: { office: paris } });
    const answer = triage(
      seasonal,
      { text: 'Ma valise est perdue', channel: 'x' },
      { now: Date.parse('2026-05-31T22:30:00Z') },
    );
    expect(answer.crisis).toBe('luggage');
  });

  it('answers a foreign comment in the first language and says what it was', () => {
    const answer = ask('Wo ist mein Koffer? Ich warte seit drei Tagen darauf.');
    expect(answer).toMatchObject({ language: 'fr', detectedLanguage: 'de' });
  });

  it('judges the severity of the crisis it names', () => {
    const grave = {
      ...luggage,
      severity: { base: 2, raise: [{ to: 4, when: { says: { fr: ['insuline'] } } }] },
    } as const;
    const answer = ask(
      'Mon insuline est dans la valise que vous avez perdue',
      {},
      charterOf([grave, delay, praise, sort]),
    );
    expect(answer.severity).toMatchObject({ level: 4 });
  });

  it('is the same for a charter that went through JSON', () => {
    const copy = JSON.parse(JSON.stringify(charter)) as Charter;
    for (const text of ['Ma valise est perdue', 'late again', 'ok']) expect(ask(text, {}, copy)).toEqual(ask(text));
  });

  const quotesTruly = (text: string) => {
    const answer = ask(text);
    expect(answer.evidence.every(({ quote, start, end }) => text.slice(start, end) === quote)).toBe(true);
    expect(answer.abstained).toBe(answer.crisis === 'sort');
  };

  it('never throws, and quotes truly, whatever the text', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), quotesTruly));
  });

  it.each([['perdu valise 😡 '], ['a'], ['é.'], ['😡'], ['\u202e']])('reads 20 000 characters of %j', (part) => {
    quotesTruly(part.repeat(20_000).slice(0, 20_000));
  });
});

describe('the classifier', () => {
  it('is trained to the same bits each time', () => {
    const { model, clueWeights, echoes } = trainClassifier(charter);
    const again = trainClassifier(charter);
    expect(again.echoes).toEqual(echoes);
    expect(again.clueWeights).toEqual(clueWeights);
    expect(again.model.weights).toEqual(model.weights);
    expect(again.model.biases).toEqual(model.biases);
  });

  it('is kept as long as its charter', () => {
    expect(classifierOf(charter)).toBe(classifierOf(charter));
  });

  it('learns from a near miss', () => {
    const text = 'Quelle taille de bagage à main ?';
    const share = (by: Charter) => {
      const { crisis, confidence, alternatives } = ask(text, {}, by);
      return crisis === 'luggage'
        ? confidence
        : (alternatives.find((one) => one.crisis === 'luggage')?.confidence ?? 0);
    };
    const without = { ...luggage, signals: {}, examples: luggage.examples.filter((one) => !one.not) };
    const taught = { ...luggage, signals: {} };
    expect(share(charterOf([taught, delay, praise, sort]))).toBeLessThan(
      share(charterOf([without, delay, praise, sort])),
    );
  });

  it('works with titles alone, and with the fallback alone', () => {
    const bare = charterOf([playbook('delay', { title: { fr: 'Retard', en: 'Delay' } }), playbook('price')]);
    expect(ask('retard', {}, bare).crisis).toBe('delay');
    expect(ask('retard', {}, charterOf([]))).toMatchObject({ crisis: 'sort', abstained: true, alternatives: [] });
  });
});

describe('cross-validation', () => {
  it('shows which example is taken for what', () => {
    const odd = { ...praise, examples: [...praise.examples, example('Deux heures de retard, encore en retard', 'fr')] };
    const { judged, right, confusions } = crossvalidate(charterOf([luggage, delay, odd, sort]));
    expect(judged).toBe(19); // near misses are not judged
    expect(right).toBe(judged - confusions.length);
    expect(confusions).toContainEqual(expect.objectContaining({ crisis: 'praise', example: 4, takenFor: 'delay' }));
  });
});
