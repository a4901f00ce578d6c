/** Every step, choice, reply and severity of a charter without a single test gets a drafted story that plays green. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import {
  type Charter,
  type Coverage,
  compile,
  coverageOf,
  type Drafts,
  draftTests,
  exampleYaml,
  isFailingTest,
  playStory,
  readDocument,
  type Source,
  storyYaml,
} from '../../../packages/core/src/index.ts';
import { readCharter } from '../../../packages/core/src/node.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const root = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const folders = [
  'playbooks/hirondelle',
  'playbooks/croquembouche',
  ...['retail', 'travel', 'public-service', 'usaf'].map((name) => `packages/cli/templates/${name}`),
];
const pasted = (drafts: readonly Drafts[], sources: readonly Source[]): Source[] => [
  ...sources,
  ...drafts.map(({ crisis, stories }) => ({
    path: `${crisis}/stories.yaml`,
    text: stories.map(({ story }) => storyYaml(story)).join(''),
  })),
];

describe.each(folders)('%s without a story', (folder) => {
  let charter: Charter;
  let untouched: Coverage[];
  let drafts: Drafts[];
  let after: Coverage[];
  let withStories: Source[];

  beforeAll(() => {
    expect(existsSync(root(folder))).toBe(true);
    const silent = readCharter(root(folder)).filter(({ path }) => !path.endsWith('stories.yaml'));
    const compiled = compile(silent, { year: 2026 }).charter;
    if (compiled === null) throw new Error(`${folder} does not compile`);
    charter = compiled;
    untouched = coverageOf(charter, readDocument(silent, 'en'));
    drafts = untouched.map((coverage) => draftTests(charter, coverage, 'en'));
    withStories = pasted(drafts, silent);
    after = coverageOf(charter, readDocument(withStories, 'en'));
  });

  it('begins with every step and choice untouched', () => {
    expect(untouched.map(({ steps }) => steps.touched)).toEqual(untouched.map(() => 0));
    expect(untouched.every(({ choices }) => choices.touched === 0)).toBe(true);
  });

  it('finds a way to everything', () => {
    expect(drafts.flatMap(({ crisis, unreachable }) => unreachable.map((one) => ({ crisis, ...one })))).toEqual([]);
  });

  it('drafts stories that the reader of stories.yaml accepts and that play green', () => {
    const folderOf = new Map(readDocument(withStories, 'en').playbooks.map((one) => [one.crisis, one.stories]));
    let played = 0;
    for (const { crisis, stories } of drafts) {
      const read = folderOf.get(crisis);
      expect(read?.findings).toEqual([]);
      expect(read?.value).toEqual(stories.map(({ story }) => story));
      for (const story of read?.value ?? []) {
        expect(playStory(charter, crisis, story), story.story).toMatchObject({ ok: true });
        played += 1;
      }
    }
    expect(played).toBeGreaterThan(10);
  });

  it('leaves nothing untouched once they are pasted, and each was needed', () => {
    const left = after.map(({ crisis, steps, choices, replies, severities }) => [
      crisis,
      ...[steps, choices, replies, severities].flatMap((one) => one.untouched),
    ]);
    expect(left).toEqual(after.map(({ crisis }) => [crisis]));
    const titles = drafts.flatMap(({ crisis, stories }) => stories.map(({ story }) => `${crisis}/${story.story}`));
    expect(new Set(titles).size).toBe(titles.length);
    expect(drafts.flatMap(({ stories }) => stories).every(({ reaches }) => reaches.length > 0)).toBe(true);
  });

  it('adds no finding to the charter', () => {
    const { diagnostics } = compile(withStories, { year: 2026 });
    expect(diagnostics.filter(isFailingTest)).toEqual([]);
  });
});

describe.each(folders)('%s without an example', (folder) => {
  it('drafts an example for each type, that lands there once pasted', () => {
    const sources = readCharter(root(folder)).filter(({ path }) => !path.endsWith('examples.yaml'));
    const { charter } = compile(sources, { year: 2026 });
    if (charter === null) throw new Error(`${folder} does not compile`);
    const drafts = coverageOf(charter, readDocument(sources, 'en')).map((one) => draftTests(charter, one, 'en'));
    const missing = drafts
      .filter(({ examples }) => examples.length !== 1)
      .map(({ crisis, unreachable }) => [crisis, unreachable]);
    expect(missing).toEqual([]);
    const all = [
      ...sources,
      ...drafts.map(({ crisis, examples }) => ({
        path: `${crisis}/examples.yaml`,
        text: examples.map(exampleYaml).join(''),
      })),
    ];
    const failing = compile(all, { year: 2026 }).diagnostics.filter(isFailingTest);
    expect(failing).toEqual([]);
  });
});

describe('what cannot be reached', () => {
  const sources = readCharter(root('packages/cli/templates/retail'));
  const compiled = compile(sources, { year: 2026 }).charter;
  if (compiled === null) throw new Error('the retail template does not compile');
  const sound: Charter = compiled;

  /** The first choice of `delivery` asks for what no delivery has. */
  function needing(...needs: Charter['playbooks'][string]['workflow']['steps'][string]['choices'][number]['needs']) {
    const charter = structuredClone(sound) as Charter;
    const { steps, start } = charter.playbooks.delivery!.workflow;
    const [first] = steps[start]!.choices;
    Object.assign(first!, { needs });
    const coverage = coverageOf(charter, readDocument([], 'en')).find(({ crisis }) => crisis === 'delivery')!;
    return { name: `${start}/${first!.event}`, coverage, charter };
  }

  it.each([
    ['en', 'always refused (severity-too-low), whatever is done before.'],
    ['fr', "toujours refusé (severity-too-low), quoi qu'on fasse avant."],
  ] as const)('says why in %s', (locale, why) => {
    const { name, coverage, charter } = needing({ kind: 'from-severity', level: 5 });
    const { unreachable } = draftTests(charter, coverage, locale);
    expect(unreachable[0]).toEqual({ kind: 'choice', name, why });
  });

  it('says so of what only such a choice leads to, and still drafts the rest', () => {
    const { coverage, charter } = needing({ kind: 'role', role: 'customer-care' }, { kind: 'role', role: 'director' });
    const { stories, unreachable } = draftTests(charter, coverage, 'en');
    expect(stories.length).toBeGreaterThan(0);
    expect(unreachable[0]?.why).toBe('always refused (not-your-role), whatever is done before.');
    for (const { story } of stories) expect(playStory(charter, 'delivery', story).ok).toBe(true);
  });
});
