import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { parseYaml } from '../../packages/core/src/document/yaml.ts';
import { demoWith } from './brand.ts';
import { aplomb } from './run.ts';

vi.setConfig({ testTimeout: 120_000 });

const NOW = ['--now', '2026-11-20T10:00:00Z'];

/** A small brand with files of JSON lines beside it. */
function brandWith(files: Readonly<Record<string, readonly object[]>>): string {
  const cwd = demoWith();
  for (const [name, lines] of Object.entries(files)) {
    writeFileSync(join(cwd, name), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  }
  return cwd;
}

const moved = { text: 'Le livreur a jeté le carton par-dessus la haie', lang: 'fr', from: 'other', to: 'parcel' };
const english = { text: 'The box was thrown over the hedge', lang: 'en', channel: 'x', from: 'parcel', to: 'other' };

describe('aplomb learn', () => {
  it('shows what corrections teach and are worth, as YAML, and writes nothing', () => {
    const cwd = brandWith({ 'c.jsonl': [moved, english] });
    const before = readFileSync(join(cwd, 'demo/parcel/examples.yaml'), 'utf8');
    const { code, out, err } = aplomb(['learn', 'demo', '--corrections', 'c.jsonl', ...NOW], { cwd });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^# demo: 0 comments read, 3 lines from corrections\. Nothing is written/);
    expect(out).toMatch(/# 1\. today \w+; accuracy \S+, macro-F1 \S+ \(\d+ examples gained, \d+ lost\)/);
    expect(parseYaml('learnt.yaml', out, 'en').value).toEqual({
      corrections: {
        'parcel/examples.yaml': [
          { text: moved.text, lang: 'fr' },
          { text: english.text, lang: 'en', channel: 'x', not: true },
        ],
        'other/examples.yaml': [{ text: english.text, lang: 'en', channel: 'x' }],
      },
    });
    expect(readFileSync(join(cwd, 'demo/parcel/examples.yaml'), 'utf8')).toBe(before);
  });

  it('speaks French', () => {
    const cwd = brandWith({ 'c.jsonl': [moved] });
    const { out } = aplomb(['learn', 'demo', '--corrections', 'c.jsonl', '--lang', 'fr', ...NOW], { cwd });
    expect(out).toMatch(/^# demo : 0 commentaire lu, 1 ligne de corrections\. Rien n'est écrit/);
    expect(out).toMatch(/# 1\. aujourd'hui \w+ ; exactitude \S+, macro-F1/);
  });

  it('appends what is accepted and leaves the rest of the file as it is', () => {
    const cwd = brandWith({ 'c.jsonl': [moved, english] });
    const file = join(cwd, 'demo/parcel/examples.yaml');
    const before = `# Ours, by hand.\n${readFileSync(file, 'utf8').trimEnd()}`;
    writeFileSync(file, before);
    const { code, out, err } = aplomb(['learn', 'demo', '--corrections', 'c.jsonl', '--accept', '1', ...NOW], { cwd });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe('demo/parcel/examples.yaml: +1 line\n');
    expect(readFileSync(file, 'utf8')).toBe(`${before}\n- { text: "${moved.text}", lang: fr }\n`);
    expect(aplomb(['check', 'demo', '--strict'], { cwd })).toMatchObject({ code: 0 });
  });

  it('writes nothing where the charter would lose an example', () => {
    const cwd = brandWith({
      'c.jsonl': [{ text: 'Mon colis est perdu depuis lundi', lang: 'fr', from: 'parcel', to: 'other' }],
    });
    const file = join(cwd, 'demo/other/examples.yaml');
    const before = readFileSync(file, 'utf8');
    const { code, out, err } = aplomb(
      ['learn', 'demo', '--corrections', 'c.jsonl', '--accept', 'corrections', ...NOW],
      { cwd },
    );
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^Nothing is written, for the charter would lose:\ndemo\/\S+ error \[example\//);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('gives the same to a program', () => {
    const cwd = brandWith({ 'c.jsonl': [moved] });
    const { out } = aplomb(['learn', 'demo', '--corrections', 'c.jsonl', '--format', 'json', ...NOW], { cwd });
    const { corrections, together, lessons } = JSON.parse(out);
    expect(corrections).toEqual([
      {
        text: moved.text,
        lang: 'fr',
        channel: null,
        crisis: 'parcel',
        not: false,
        today: expect.any(String),
        effect: expect.any(Object),
      },
    ]);
    expect(together).toMatchObject({ judged: 1, accuracy: expect.any(Number) });
    expect(lessons).toMatchObject({ heard: 0, phrases: [], examples: [] });
  });

  it('says that the time was up for a line', () => {
    const cwd = brandWith({ 'c.jsonl': [moved] });
    const { code, out, err } = aplomb(['learn', 'demo', '--corrections', 'c.jsonl', '--seconds', '0', ...NOW], { cwd });
    expect(code).toBe(0);
    expect(out).toContain('not measured');
    expect(err).toBe('1 line not measured: the 0 s are over (--seconds).\n');
  });

  it('writes the answer to a file', () => {
    const cwd = brandWith({ 'new.jsonl': [{ text: 'Où en est mon carton ?' }, { text: 'Un carton, perdu' }] });
    expect(aplomb(['learn', 'demo', '--from', 'new.jsonl', '--out', 'learnt.yaml', ...NOW], { cwd })).toEqual({
      code: 0,
      out: '',
      err: '',
    });
    expect(readFileSync(join(cwd, 'learnt.yaml'), 'utf8')).toMatch(/^# demo: 2 comments read/);
  });

  it.each([
    [
      'a type that is misspelt',
      { ...moved, to: 'parcl' },
      'c.jsonl:1: to: unknown type "parcl". Did you mean "parcel"?\n',
    ],
    [
      'a name that every object has',
      { ...moved, from: 'constructor' },
      'c.jsonl:1: from: unknown type "constructor".\n',
    ],
    ['a correction without its type', { text: 'Bonsoir', from: 'other' }, 'c.jsonl:1: The field to is missing.\n'],
    ['a line without text', { from: 'other', to: 'parcel' }, 'c.jsonl:1: The field text is missing.\n'],
  ])('tells %s at its line and goes on', (_, line, expected) => {
    const cwd = brandWith({ 'c.jsonl': [line, moved] });
    const { code, out, err } = aplomb(['learn', 'demo', '--corrections', 'c.jsonl', ...NOW], { cwd });
    expect({ code, err }).toEqual({ code: 1, err: expected });
    expect(out).toContain(moved.text);
  });

  it.each([
    ['nothing to learn from', ['demo'], 'aplomb: A brand is needed, and --from or --corrections.\n'],
    [
      'a number that is not offered',
      ['demo', '--corrections', 'c.jsonl', '--accept', '9'],
      'aplomb: --accept 9: expected "corrections", or numbers from 1 to 1 (1,4-6).\n',
    ],
    ['a file that is not there', ['demo', '--from', 'nowhere.jsonl'], 'aplomb: nowhere.jsonl does not exist.\n'],
  ])('refuses %s', (_, args, err) => {
    const cwd = brandWith({ 'c.jsonl': [moved] });
    expect(aplomb(['learn', ...args], { cwd })).toMatchObject({ code: 2, out: '', err: expect.stringContaining(err) });
  });
});
