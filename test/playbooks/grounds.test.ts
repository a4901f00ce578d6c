/** The law that ships: sourced, in both languages, shown in the reference as the data says it. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  compile,
  durationWords,
  grounds,
  hostRules,
  type LawSource,
  parseDuration,
} from '../../packages/core/src/index.ts';
import { lanterne, sourcesOf } from '../core/check/lanterne.ts';
import { groundsTable, hostTable } from './grounds-table.ts';

const page = readFileSync(new URL('../../playbooks/README.md', import.meta.url), 'utf8');
const all = Object.values(grounds);
const duties = all.flatMap(({ ground, duties: own }) => own.map((duty) => ({ ground, ...duty })));
const sources: LawSource[] = [
  ...duties.map(({ source }) => source),
  ...hostRules.map(({ source }) => source),
  ...all.flatMap(({ limitationSource, noReasons }) => [limitationSource, noReasons]).filter((one) => one !== null),
];

describe('law packs', () => {
  it('name a source with an address for every entry', () => {
    expect(sources.length).toBeGreaterThan(20);
    for (const { article, url, confidence } of sources) {
      expect(article.fr).toMatch(/\d/);
      expect(article.en).toMatch(/\d/);
      expect(new URL(url).protocol).toBe('https:');
      expect(['text', 'secondary', 'unverified']).toContain(confidence);
    }
    for (const { limitation, limitationSource } of all) expect(limitation === null).toBe(limitationSource === null);
  });

  it('say the same number in words and as a duration, or say that there is none', () => {
    const terms = [...duties, ...hostRules].map(({ term }) => term);
    const numbered = terms.filter(({ duration }) => duration !== null);
    expect(numbered.length).toBe(3);
    for (const { duration } of numbered) expect(parseDuration(durationWords(duration!, 'en'))).toEqual(duration);
    const silent = duties.filter(({ term }) => term.duration === null);
    for (const { term } of silent) expect(term.words.en).toMatch(/no (term|number) published/);
  });

  it('speak French and English everywhere', () => {
    const texts = [
      ...duties.flatMap(({ to, when, term, source }) => [to, when, term.words, source.article, source.disputed]),
      ...hostRules.flatMap(({ title, term, content, unless }) => [title, term.words, ...content, ...unless]),
      ...all.flatMap(({ title, text, keep }) => [title, text, ...keep]),
    ].filter((text) => text !== null);
    for (const text of texts) {
      expect(Object.keys(text)).toEqual(['fr', 'en']);
      expect(Object.values(text).every((words) => words.trim() !== '')).toBe(true);
    }
  });

  it('oblige only where the law does', () => {
    const must = duties.filter(({ force }) => force === 'must').map(({ ground, key }) => `${ground} ${key}`);
    expect(must).toEqual(['hate held-liable', 'hate authorities-of-danger', 'threat authorities-of-danger']);
    expect(all.filter(({ noReasons }) => noReasons !== null).map(({ ground }) => ground)).toEqual(['spam']);
  });

  it('stand in the reference as the data says them', () => {
    expect(page).toContain(groundsTable());
    expect(page).toContain(hostTable());
  });
});

describe('ground/nobody-told', () => {
  const insult = lanterne['insult/playbook.yaml'] ?? '';
  const silent = insult.replace('ground: insult', 'ground: threat');
  const codes = (playbook: string) =>
    compile(sourcesOf({ ...lanterne, 'insult/playbook.yaml': playbook }), { year: 2026 })
      .diagnostics.filter(({ code }) => code === 'ground/nobody-told')
      .map(({ file, severity, message }) => ({ file, severity, message }));

  it('warns of a threat that stays with who answers comments', () => {
    const owners = [...silent.matchAll(/owner: ([a-z-]+)/g)].map(([, owner]) => owner);
    const alone = silent
      .replace(/owner: [a-z-]+/g, `owner: ${owners[0]}`)
      .replace(/^.*\b(tell|relay): .*\n/gm, '')
      .replaceAll('otherwise: report', 'otherwise: let-stand');
    expect(codes(alone)).toEqual([
      {
        file: 'insult/playbook.yaml',
        severity: 'warning',
        message: expect.stringContaining('Regulation (EU) 2022/2065, art. 18'),
      },
    ]);
  });

  it('is silent of other grounds, and where a step tells somebody', () => {
    expect(codes(insult)).toEqual([]);
    expect(codes(silent)).toEqual([]);
  });
});
