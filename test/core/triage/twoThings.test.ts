import { describe, expect, it } from 'vitest';
import { saidApart } from '../../../packages/core/src/triage/saidApart.ts';
import { says } from '../../../packages/core/src/triage/signals.ts';
import { evidenceOf, triage } from '../../../packages/core/src/triage/triage.ts';
import { charterOf, example, playbook, signal } from './charter.ts';

const now = Date.parse('2026-11-20T10:00:00Z');

const charter = charterOf([
  playbook('delay', {
    signals: { en: signal(['late', 'delayed']) },
    examples: ['the train is late', 'late again', 'an hour late this morning'].map((text) => example(text, 'en')),
  }),
  playbook('rude-service', {
    signals: { en: signal(['insulted', 'rude']) },
    examples: ['the agent was rude', 'rude again', 'your driver insulted us this morning'].map((text) =>
      example(text, 'en'),
    ),
  }),
  playbook('sort'),
]);

const asked = (text: string) => triage(charter, { text, channel: 'x', language: 'en' }, { now });

describe('a comment that says two things', () => {
  it('has one crisis and the other as alternative, where each has its own clause', () => {
    const { crisis, abstained, alternatives } = asked('Late again, and rude again');
    expect(abstained).toBe(false);
    expect([crisis, alternatives[0]?.crisis].sort()).toEqual(['delay', 'rude-service']);
  });

  it('is left to a person where both stand in one clause', () => {
    const fruit = (crisis: string, word: string) => playbook(crisis, { signals: { en: signal([word]) } });
    const fruits = charterOf([fruit('aa', 'apple'), fruit('bb', 'berry'), fruit('cc', 'cherry')]);
    const verdict = (text: string) => triage(fruits, { text, channel: 'x', language: 'en' }, { now });
    expect(verdict('apple or berry')).toMatchObject({ crisis: 'sort', abstained: true });
    expect(
      verdict('apple or berry')
        .alternatives.map((one) => one.crisis)
        .slice(0, 2)
        .sort(),
    ).toEqual(['aa', 'bb']);
    expect(verdict('apple, berry')).toMatchObject({ abstained: false });
  });

  it('shows for each what it rests on', () => {
    const comment = { text: 'The train is late. Your agent insulted us.', channel: 'x', language: 'en' };
    const quotes = (crisis: string) =>
      evidenceOf(charter, comment, { now }, crisis).flatMap(({ quote, signal: phrase }) =>
        phrase === null ? [] : [quote],
      );
    expect(quotes('delay')).toEqual(['late']);
    expect(quotes('rude-service')).toEqual(['insulted']);
    expect(evidenceOf(charter, comment, { now }, 'constructor')).toEqual([]);
  });

  it('gives for the crisis found the evidence that triage gives', () => {
    const comment = { text: 'The train is late', channel: 'x', language: 'en' };
    const { crisis, evidence } = triage(charter, comment, { now });
    expect(evidenceOf(charter, comment, { now }, crisis)).toEqual(evidence);
  });
});

describe('words said apart', () => {
  it.each([
    ['in two sentences', 'Late. Rude.', true],
    ['on two lines', 'late\nrude', true],
    ['the other way round', 'Rude! Late!', true],
    ['in two clauses', 'late, then rude', true],
    ['with a word between that joins', 'Late and RUDE', true],
    ['in one clause', 'late or rude', false],
    ['where the joining word is part of another', 'late Anders rude', false],
    ['once apart and once together', 'Late. Rude or late.', false],
  ])('%s', (_, text, apart) => {
    expect(saidApart(says(['late'], text), says(['rude'], text), text)).toBe(apart);
  });
});
