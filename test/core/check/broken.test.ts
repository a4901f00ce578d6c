import { describe, expect, it } from 'vitest';
import { playStory } from '../../../packages/core/src/check/stories.ts';
import { compile } from '../../../packages/core/src/compile.ts';
import { readDocument } from '../../../packages/core/src/document/read.ts';
import { type Break, breaks } from './broken.ts';
import { lanterne, sourcesOf } from './lanterne.ts';

/** Where the one finding of a broken charter must stand. */
function expected({ file, from, to, code, at, warns }: Break, text: string) {
  const [where, mark] = at ?? [file, ''];
  const files = { ...lanterne, [file]: text };
  const before = at === undefined ? changedLine(lanterne[file] ?? '', text) : lineOf(files[where] ?? '', mark);
  return {
    file: where,
    line: before,
    code,
    severity: warns ? 'warning' : 'error',
    from: undefined,
    to: to === from ? '' : undefined,
  };
}

function changedLine(before: string, after: string): number {
  const [a, b] = [before.split('\n'), after.split('\n')];
  return a.findIndex((line, index) => line !== b[index]) + 1;
}

const lineOf = (text: string, mark: string) =>
  text.slice(0, text.indexOf(mark)).split('\n').length + (mark.startsWith('\n') ? 1 : 0);

function broken({ file, from, to }: Break): string {
  const text = lanterne[file] ?? '';
  const at = text.indexOf(from);
  if (at < 0) throw new Error(`"${from}" does not stand in ${file}`);
  return text.slice(0, at) + to + text.slice(at + from.length);
}

describe('a good charter', () => {
  it('has no finding', () => {
    const { charter, diagnostics } = compile(sourcesOf(lanterne), { year: 2026 });
    expect(diagnostics).toEqual([]);
    expect(charter?.digest).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('a charter', () => {
  it('is the same in whichever order its calendars stand, in zones half a world apart', () => {
    const text = lanterne['charter.yaml'] ?? '';
    const far = '  far:\n    zone: Pacific/Auckland\n    open: { mon: "09:00-12:00" }\n';
    const digests = [
      text.replace('audiences:', `${far}audiences:`),
      text.replace('calendars:\n', `calendars:\n${far}`),
    ].map((changed) => compile(sourcesOf({ ...lanterne, 'charter.yaml': changed }), { year: 2026 }).charter?.digest);
    expect(digests[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(digests[0]).toBe(digests[1]);
  });

  it.each([
    ['"22:00-06:00"', 'A night is written in two: until "24:00" that day, and from "00:00" the day after.'],
    ['"20:00-24:30"', 'A night is written in two: until "24:00" that day, and from "00:00" the day after.'],
  ])('says how a night is written: %s', (hours, hint) => {
    const text = (lanterne['charter.yaml'] ?? '').replace('"10:00-18:00"', hours);
    const { diagnostics } = compile(sourcesOf({ ...lanterne, 'charter.yaml': text }), { year: 2026 });
    expect(diagnostics.map((found) => found.hint)).toEqual([hint]);
  });

  it('names the country that is written in small letters', () => {
    const text = (lanterne['charter.yaml'] ?? '').replace('holidays: FR', 'holidays: fr');
    const { diagnostics } = compile(sourcesOf({ ...lanterne, 'charter.yaml': text }), { year: 2026 });
    expect(diagnostics.map(({ code, hint }) => [code, hint])).toEqual([['calendar/holidays', 'Did you mean "FR"?']]);
  });

  it('shows what else is wrong beside a word that stands twice', () => {
    const text = (lanterne['charter.yaml'] ?? '')
      .replace('name: Lanterne', 'name: Lanterne\nname: Lampion')
      .replace('apology: allowed', 'apology: alowed');
    const { diagnostics } = compile(sourcesOf({ ...lanterne, 'charter.yaml': text }), { year: 2026 });
    expect(diagnostics.map(({ line, code }) => [line, code])).toEqual([
      [4, 'yaml/duplicate-key'],
      [32, 'shape/unknown-word'],
    ]);
  });
});

describe('a year that is none', () => {
  it.each([Number.NaN, 2026.5, -1, 1969, 9001])('%s is refused by its name', (year) => {
    expect(() => compile(sourcesOf(lanterne), { year })).toThrow(`compile: ${year} is no year from 1970 to 9000.`);
  });
});

describe('a charter broken in one place has one finding, with the right code at the right line', () => {
  it.each(
    breaks.map(
      (change) =>
        [
          `${change.code}: ${change.file}: ${change.to.slice(0, 70).trim() || `without ${change.from.slice(0, 60).trim()}`}`,
          change,
        ] as const,
    ),
  )('%s', (_, change) => {
    const text = broken(change);
    const { diagnostics } = compile(sourcesOf({ ...lanterne, [change.file]: text }), { year: 2026, locale: 'en' });
    const { file, line, code, severity } = expected(change, text);
    expect(
      diagnostics.map((found) => ({ file: found.file, line: found.line, code: found.code, severity: found.severity })),
    ).toEqual([{ file, line, code, severity }]);
  });

  it.each(
    breaks
      .filter(({ code }) => code.startsWith('promise/') && code !== 'promise/words')
      .map((change) => [`${change.code}: ${change.file}: ${change.to}`, change] as const),
  )('%s: its worst case plays once it stands in stories.yaml, and answers nobody', (_, change) => {
    const files = { ...lanterne, [change.file]: broken(change) };
    const before = compile(sourcesOf(files), { year: 2026, locale: 'en' });
    const worst = before.diagnostics[0]!.worstCase!;
    const stories = `${worst.crisis}/stories.yaml`;
    const kept = { ...files, [stories]: `${lanterne[stories] ?? ''}${worst.yaml}` };
    const after = compile(sourcesOf(kept), { year: 2026, locale: 'en' });
    expect(after.diagnostics).toEqual(before.diagnostics);
    expect(after.charter).toBeNull();
    const folder = readDocument(sourcesOf(kept), 'en').playbooks.find(({ crisis }) => crisis === worst.crisis);
    const story = folder!.stories!.value!.find((one) => one.story === worst.story);
    expect(playStory(after.playable!, worst.crisis, story!)).toMatchObject({ ok: true });
  });

  it('every kind of finding is said in French and in English, in different words', () => {
    const oneOfEach = new Map(breaks.map((change) => [change.code, change])).values();
    for (const change of oneOfEach) {
      const files = sourcesOf({ ...lanterne, [change.file]: broken(change) });
      const [french] = compile(files, { year: 2026, locale: 'fr' }).diagnostics;
      const [english] = compile(files, { year: 2026, locale: 'en' }).diagnostics;
      expect(french?.message, change.code).not.toBe(english?.message);
    }
  }, 240_000);
});
