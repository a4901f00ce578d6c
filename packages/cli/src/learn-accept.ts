/** `aplomb learn --accept`: appends accepted lines to examples.yaml, where the charter stays as sound as it was. */
import { writeFileSync } from 'node:fs';
import {
  type CorrectionProposal,
  compile,
  type Diagnostic,
  type ExampleProposal,
  type Lessons,
  type Locale,
  type Source,
} from '@aplomb/core';
import { type Brand, yearFrom } from './brands.ts';
import { findingWords } from './findings.ts';
import { exampleLine } from './learn-yaml.ts';
import { counted, say } from './locale.ts';
import { EXIT_FINDINGS, EXIT_OK, UsageError } from './usage.ts';

interface Offered {
  readonly lessons: Lessons;
  readonly proposals: readonly CorrectionProposal[];
  /** `corrections`, or numbers and ranges: `1,4-6`. */
  readonly said: string;
}

/** Writes nothing at all when a finding would be new. */
export function accept(brand: Brand, { lessons, proposals, said }: Offered, locale: Locale): number {
  const offered = [...proposals, ...lessons.examples];
  const numbers = said === 'corrections' ? [...proposals.keys()] : numbersOf(said, offered.length, locale);
  const accepted = numbers.map((number) => offered[number]!);
  const changed = appended(brand.sources, accepted);
  const { diagnostics } = compile([...rest(brand.sources, changed), ...changed], { year: yearFrom(null), locale });
  const fresh = newFindings(brand, diagnostics);
  if (fresh.length > 0) {
    const head = say(
      locale,
      'Rien n’est écrit, car la charte y perdrait :',
      'Nothing is written, for the charter would lose:',
    );
    process.stderr.write(
      `${head}\n${fresh.map((found) => `${findingWords(found, locale, process.stderr)}\n`).join('')}`,
    );
    return EXIT_FINDINGS;
  }
  for (const { path, text } of changed) {
    writeFileSync(brand.shown(path), text);
    const count = accepted.filter(({ crisis }) => path === fileOf(crisis)).length;
    const lines = counted(locale, count, say(locale, 'ligne', 'line'), say(locale, 'lignes', 'lines'));
    process.stdout.write(`${brand.shown(path)}: +${lines}\n`);
  }
  return EXIT_OK;
}

const fileOf = (crisis: string): string => `${crisis}/examples.yaml`;

const rest = (sources: readonly Source[], changed: readonly Source[]): readonly Source[] =>
  sources.filter(({ path }) => !changed.some((one) => one.path === path));

/** The files with the lines at their end; what stands there stays as it is, comments included. */
function appended(sources: readonly Source[], accepted: readonly ExampleProposal[]): readonly Source[] {
  return [...Map.groupBy(accepted, ({ crisis }) => fileOf(crisis))].map(([path, own]) => {
    const before = sources.find((source) => source.path === path)?.text ?? '';
    const kept = /^\s*\[\s*\]\s*$/.test(before) ? '' : before;
    const gap = kept === '' || kept.endsWith('\n') ? '' : '\n';
    return { path, text: `${kept}${gap}${own.map((one) => `- ${exampleLine(one)}\n`).join('')}` };
  });
}

/** Findings that were not there; lines move, so that place does not count. */
function newFindings(brand: Brand, after: readonly Diagnostic[]): readonly Diagnostic[] {
  const keyOf = ({ file, code, message }: Diagnostic) => JSON.stringify([file, code, message]);
  const before = brand.diagnostics.map(keyOf);
  return after
    .map((found) => ({ ...found, file: brand.shown(found.file) }))
    .filter((found) => {
      const at = before.indexOf(keyOf(found));
      if (at !== -1) before.splice(at, 1);
      return at === -1;
    });
}

/** "1,4-6" → [0, 3, 4, 5]. */
function numbersOf(said: string, most: number, locale: Locale): readonly number[] {
  const numbers = said.split(',').flatMap((part) => {
    const [, first, last = first] = /^\s*(\d+)(?:-(\d+))?\s*$/.exec(part) ?? [];
    const [from, to] = [Number(first), Number(last)];
    if (first === undefined || from < 1 || to < from || to > most) {
      throw new UsageError(
        say(
          locale,
          `--accept ${said} : attendu « corrections », ou des numéros de 1 à ${most} (1,4-6).`,
          `--accept ${said}: expected "corrections", or numbers from 1 to ${most} (1,4-6).`,
        ),
      );
    }
    return Array.from({ length: to - from + 1 }, (_, step) => from - 1 + step);
  });
  return [...new Set(numbers)];
}
