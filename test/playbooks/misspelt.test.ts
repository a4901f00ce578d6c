import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BUILT_IN_EVENTS } from '../../packages/core/src/check/names.ts';
import { compile } from '../../packages/core/src/compile.ts';
import type { Source } from '../../packages/core/src/document/source.ts';
import { readCharter } from '../../packages/core/src/node.ts';
import { cutTo } from './cut.ts';
import { misspell, pick } from './misspell.ts';
import { type Said, saidIn } from './said.ts';

const UNITS = 'business before minute hour day week month year minutes hours days weeks months years'.split(' ');

/** One misspelling of a brand, and the part of the brand it is compiled in. */
interface Slip {
  readonly said: Said;
  readonly written: string;
  readonly folders: ReadonlySet<string>;
}

/** Every distinct keyword and id once, at a place and with a slip that its name decides: mostly where it is used, or defined. */
function slipsOf(brand: readonly Source[]): Slip[] {
  const said = brand.flatMap(saidIn);
  const words = Map.groupBy(said, ({ kind }) => kind);
  const reached = foldersReached(said);
  return [...Map.groupBy(said, ({ kind, scope, word }) => `${kind} ${scope} ${word}`)].flatMap(([key, group]) => {
    const one = pick(group.some(({ defines }) => defines) ? sides(group, key) : group, key);
    const exist = new Set([
      ...(words.get(one?.kind ?? '') ?? []).map(({ word }) => word),
      ...UNITS,
      ...BUILT_IN_EVENTS,
    ]);
    const written = one === undefined ? null : misspell(one.word, key, exist);
    if (one === undefined || written === null) return [];
    return [{ said: one, written, folders: foldersFor(brand, one, group, reached) }];
  });
}

/** An id is misspelt where it is defined as often as where it is used. */
function sides(group: readonly Said[], key: string): readonly Said[] {
  const defined = group.filter(({ defines }) => defines);
  const used = group.filter(({ defines }) => !defines);
  return (
    pick(
      [defined, used].filter(({ length }) => length > 0),
      `${key} side`,
    ) ?? group
  );
}

/** A folder, and those whose steps its stories go through. */
function foldersReached(said: readonly Said[]): Map<string, Set<string>> {
  const reached = new Map<string, Set<string>>();
  for (const { file, scope } of said) {
    const folder = file.split('/')[0] ?? '';
    reached.set(folder, (reached.get(folder) ?? new Set([folder])).add(scope === '' ? folder : scope));
  }
  return reached;
}

/** For a word of charter.yaml or of a partial, three folders that use it stand for all. */
function foldersFor(
  brand: readonly Source[],
  { file }: Said,
  group: readonly Said[],
  reached: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlySet<string> {
  const folder = file.split('/')[0] ?? '';
  if (file.includes('/') && folder !== 'partials') return reached.get(folder) ?? new Set([folder]);
  const partial = `{{> ${/^partials\/([^.]+)/.exec(file)?.[1]}}}`;
  const users =
    folder === 'partials'
      ? brand.filter(({ text }) => text.includes(partial)).map(({ path }) => path)
      : group.map((one) => one.file);
  return new Set(
    [...new Set(users.filter((path) => path.includes('/')).map((path) => path.split('/')[0] ?? ''))].slice(0, 3),
  );
}

/** Whether a finding on that line names the word that was meant. */
function isFound(brand: readonly Source[], { said, written, folders }: Slip): boolean {
  const sources = cutTo(brand, folders, said.file).map((source) =>
    source.path === said.file ? { path: source.path, text: withSlip(source.text, said, written) } : source,
  );
  const meant = new RegExp(`(?<![a-z0-9-])${said.word}(?![a-z0-9-])`);
  return compile(sources, { year: 2026 }).diagnostics.some(
    ({ file, line, message, hint }) => file === said.file && line === said.line && meant.test(`${message} ${hint}`),
  );
}

function withSlip(text: string, { line, column, word }: Said, written: string): string {
  const lines = text.split('\n');
  const old = lines[line - 1] ?? '';
  const at = old.indexOf(word, column - 1);
  if (at === -1) throw new Error(`"${word}" does not stand on line ${line}: ${old}`);
  lines[line - 1] = old.slice(0, at) + written + old.slice(at + word.length);
  return lines.join('\n');
}

describe.each(['hirondelle', 'croquembouche'])('a keyword or an id of %s, misspelt', (name) => {
  const folder = new URL(`../../playbooks/${name}`, import.meta.url).pathname;
  it('is shown on its line with the right word, in 95 cases of 100', () => {
    expect(existsSync(folder)).toBe(true);
    const brand = readCharter(folder);
    const slips = slipsOf(brand);
    const missed = slips.filter((slip) => !isFound(brand, slip));
    const share = 1 - missed.length / slips.length;
    const list = missed.map(({ said, written }) => `${said.file}:${said.line} ${said.kind} ${said.word} → ${written}`);
    expect(slips.length).toBeGreaterThan(600);
    expect(share, list.join('\n')).toBeGreaterThanOrEqual(0.95);
    // Of words that nothing else says, none can be sure; of keywords nearly all are.
    const keywords = missed.filter(({ said }) => said.kind === 'keyword' || said.kind === 'unit');
    expect(keywords.length, list.join('\n')).toBeLessThanOrEqual(2);
  }, 300_000);
});
