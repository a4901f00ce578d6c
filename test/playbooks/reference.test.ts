import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compile } from '../../packages/core/src/compile.ts';
import { lanterne, sourcesOf } from '../core/check/lanterne.ts';
import { type Block, blocksOf, withFragment } from './blocks.ts';
import { findingCodes, keywords } from './vocabulary.ts';

const page = readFileSync(new URL('../../playbooks/README.md', import.meta.url), 'utf8');
const blocks = blocksOf(page);
const whole = blocks.filter(({ mark }) => mark?.startsWith('file: '));
const fragments = blocks.filter(({ mark }) => mark?.startsWith('in: '));
/** Words in code: `like this`. */
const spans = [...page.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/`([^`\n]+)`/g)].map(([, words = '']) => words);

/** What a fragment breaks of the brand it is put into: words and names, not the flow around it. */
function findingsOf({ mark, text }: Block) {
  const [, file = '', path = ''] = (mark ?? '').split(' ');
  const isList = text.startsWith('- ') && !file.endsWith('playbook.yaml') && path === '';
  const changed = isList ? text : withFragment(lanterne[file] ?? '', path === '' ? [] : path.split('.'), text);
  const { diagnostics } = compile(sourcesOf({ ...lanterne, [file]: changed }), { year: 2026 });
  return { changed, diagnostics: diagnostics.filter((found) => found.file === file) };
}

const OF_WORDS = /^(yaml|shape|reference|name|text|channel|date|promise\/words|story|example|calendar|duty)/;

describe('the examples of the reference', () => {
  it('are all marked: whole files, or fragments of a file', () => {
    const unmarked = blocks.filter(({ language, mark }) => language === 'yaml' && mark === null);
    expect(unmarked.map(({ line }) => line)).toEqual([]);
    expect(whole.length).toBeGreaterThan(5);
    expect(fragments.length).toBeGreaterThan(20);
  });

  it('make a whole brand without a finding', () => {
    const sources = whole.map(({ mark, text }) => ({ path: (mark ?? '').slice('file: '.length), text }));
    const { charter, diagnostics } = compile(sources, { year: 2026 });
    expect(diagnostics).toEqual([]);
    expect(Object.keys(charter?.playbooks ?? {})).toEqual(['question', 'triage']);
  });

  it.each(fragments.map((block) => [block.mark, block.line, block] as const))('%s, line %i', (_mark, _line, block) => {
    const { changed, diagnostics } = findingsOf(block);
    for (const line of block.text.trim().split('\n')) expect(changed).toContain(line);
    expect(diagnostics.filter(({ code }) => OF_WORDS.test(code))).toEqual([]);
  });

  it('would show a misspelt word', () => {
    const [fragment] = fragments.filter(({ text }) => text.includes('tell-again'));
    const text = (fragment?.text ?? '').replace('tell-again', 'tell-agian');
    const codes = findingsOf({ ...(fragment as Block), text }).diagnostics.map(({ code }) => code);
    expect(codes).toContain('shape/unknown-key');
  });
});

describe('the reference', () => {
  it('explains every keyword', () => {
    const said = new Set(spans.flatMap((span) => span.match(/[a-z0-9]+(-[a-z0-9]+)*/g) ?? []));
    expect(keywords().length).toBeGreaterThan(150);
    expect(keywords().filter((word) => !said.has(word))).toEqual([]);
  });

  it('lists every code of a finding, and none that does not exist', () => {
    const codes = findingCodes();
    const listed = page
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([a-z-]+\/[a-z-]+)`/g)].map(([, code]) => code));
    expect(codes.length).toBeGreaterThan(130);
    expect([...new Set(listed)].sort()).toEqual(codes);
    expect(listed.length).toBe(new Set(listed).size);
  });

  it('names every platform', async () => {
    const { platforms } = await import('../../packages/core/src/knowledge/channels.ts');
    expect(Object.keys(platforms).filter((id) => !spans.includes(id))).toEqual([]);
  });
});
