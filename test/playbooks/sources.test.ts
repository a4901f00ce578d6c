import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { platforms } from '../../packages/core/src/knowledge/channels.ts';

const root = new URL('../../', import.meta.url).pathname;
const playbooks = [
  ...globSync(`${root}playbooks/*/*/playbook.yaml`),
  ...globSync(`${root}packages/cli/templates/*/*/playbook.yaml`),
];

/** Where a text of law, a judgment, an authority's page or a paper stands for good; the form of its address there. */
const stable = [
  /^https:\/\/eur-lex\.europa\.eu\/eli\/reg\/\d{4}\/\d+\/oj$/,
  /^https:\/\/www\.legifrance\.gouv\.fr\/(?:loda\/id\/JORFTEXT\d{12}|codes\/texte_lc\/LEGITEXT\d{12})\/$/,
  /^https:\/\/www\.service-public\.gouv\.fr\/particuliers\/vosdroits\/[FR]\d{4,5}$/,
  /^https:\/\/hudoc\.echr\.coe\.int\/eng\?i=001-\d+$/,
  /^https:\/\/doi\.org\/10\.\d{4,}\/\S+$/,
  /^https:\/\/(?:rappel\.conso\.gouv\.fr|www\.economie\.gouv\.fr\/dgccrf\/|europa\.eu\/youreurope\/)/,
];

const sources = playbooks.flatMap((path) => {
  const [, address = null] = /^source: (\S+)/m.exec(readFileSync(path, 'utf8')) ?? [];
  return address === null ? [] : [{ path: path.slice(root.length), address }];
});

describe('the sources that playbooks name', () => {
  it('are many', () => {
    expect(sources.length).toBeGreaterThan(25);
  });

  it.each(sources)('$path cites a text at its own address', ({ address }) => {
    expect(stable.filter((form) => form.test(address))).toHaveLength(1);
  });

  it('are not a press article, a law firm or an encyclopedia', () => {
    const others = ['https://en.wikipedia.org/wiki/Rumour', 'https://www.gisti.org/spip.php?article1655'];
    expect(others.filter((address) => stable.some((form) => form.test(address)))).toEqual([]);
  });
});

describe('the lengths of the platforms', () => {
  it('are called the platform’s own only where its own pages or code hold them', () => {
    const own = Object.values(platforms).filter(({ confidence }) => confidence === 'A');
    expect(Object.fromEntries(own.map(({ id, source }) => [id, new URL(source).host]))).toEqual({
      x: 'docs.x.com',
      'google-review': 'developers.google.com',
      'google-play': 'developers.google.com',
      discourse: 'github.com',
      wordpress: 'developer.wordpress.org',
      bluesky: 'github.com',
      threads: 'developers.facebook.com',
    });
  });

  it('are unverified where none is published, and only there', () => {
    const all = Object.values(platforms);
    expect(all.filter(({ confidence }) => confidence === 'U').map(({ id }) => id)).toEqual(
      all.filter(({ maxLength }) => maxLength === null).map(({ id }) => id),
    );
  });

  it.each([
    ['x', 280, 'x-weighted'],
    ['facebook', 5000, 'utf16'],
    ['instagram', 2196, 'utf16'],
    ['linkedin', 1250, 'utf16'],
    ['youtube', 10000, 'utf16'],
    ['tiktok', 150, 'utf16'],
    ['google-review', 4096, 'utf8-bytes'],
    ['google-play', 350, 'utf16'],
    ['app-store', 5970, 'utf16'],
    ['discourse', 32000, 'characters'],
    ['wordpress', 65525, 'utf8-bytes'],
    ['bluesky', 300, 'characters'],
    ['threads', 500, 'utf8-bytes'],
    ['reddit', 10000, 'utf16'],
  ])('%s: %i in %s', (id, max, unit) => {
    expect(platforms[id]?.maxLength).toEqual({ max, unit });
  });
});
