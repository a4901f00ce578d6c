/** The typed brief and the rewordings, against the real API. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, createClient, reworded } from '../../packages/client/src/index.ts';
import { type TestApi, testApi } from '../api/harness.ts';

let api: TestApi;
let gate: Client;
beforeAll(async () => {
  api = await testApi();
  gate = createClient({ url: api.graphqlUrl });
});
afterAll(() => api.close());

it('tells a writer, or a model, what to write before it is written', async () => {
  const { toneBrief } = await gate.send('ToneBrief', { brand: 'moulin', channel: 'x', crisis: 'lost-parcel' });
  expect(toneBrief).toMatchObject({
    crisis: { key: 'lost-parcel' },
    step: 'acknowledge',
    channel: 'x',
    public: true,
    language: 'fr',
    maxLength: 280,
    model: { template: 'acknowledge' },
  });
  for (const part of [toneBrief.musts, toneBrief.sounds]) expect(part.length).toBeGreaterThan(0);
  expect(toneBrief.prompt).toContain('280');
  await expect(gate.send('ToneBrief', { brand: 'moulin', channel: 'x', crisis: 'lost-parcle' })).rejects.toMatchObject({
    code: 'CRISIS_UNKNOWN',
    message: expect.stringContaining('lost-parcel'),
  });
});

it('proposes words that pass where none have to be chosen', async () => {
  const review = async (text: string) =>
    (await gate.send('ReviewReply', { brand: 'moulin', reply: { text, channel: 'x', language: 'fr' } })).checkReply;
  const text = 'Bonjour, nous cherchons votre colis !!! Merci !!!';
  const first = await review(text);
  expect(first.findings.some(({ proposal }) => proposal !== null)).toBe(true);
  const better = reworded(text, first.findings);
  expect(better).not.toBe(text);
  expect((await review(better)).findings.length).toBeLessThan(first.findings.length);
});

describe('reworded', () => {
  const made = (...proposals: [number, number, string][]) =>
    reworded(
      'un deux trois',
      proposals.map(([start, end, text]) => ({ proposal: { start, end, text } })),
    );
  it.each<[string, [number, number, string][], string]>([
    [
      'makes all of them, in any order',
      [
        [8, 13, 'III'],
        [0, 2, 'I'],
      ],
      'I deux III',
    ],
    [
      'makes equal ones once',
      [
        [0, 2, 'I'],
        [0, 2, 'I'],
      ],
      'I deux trois',
    ],
    [
      'inserts once',
      [
        [2, 2, ','],
        [2, 2, ','],
      ],
      'un, deux trois',
    ],
    [
      'lets the first of two that meet stand',
      [
        [0, 4, 'I '],
        [3, 7, 'II'],
      ],
      'I eux trois',
    ],
    ['leaves alone what is of another text', [[9, 99, 'x']], 'un deux trois'],
    ['takes away', [[2, 7, '']], 'un trois'],
  ])('%s', (_, proposals, expected) => {
    expect(made(...proposals)).toBe(expected);
  });
  it('leaves a text as it is where nothing is proposed', () => {
    expect(reworded('un', [{ proposal: null }])).toBe('un');
  });
});
