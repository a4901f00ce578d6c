/** `aplomb diff`: what a charter says otherwise than before, and the version that deserves. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Charter,
  type CharterDiff,
  compile,
  type Diagnostic,
  diffCharters,
  draftMigration,
  isBefore,
  type Locale,
  nextVersion,
  readDocument,
  type Source,
} from '@aplomb/core';
import { readCharter } from '@aplomb/core/node';
import { brandFolder, yearFrom } from './brands.ts';
import { diffText } from './diff-text.ts';
import { findingWords } from './findings.ts';
import { sourcesAt } from './git.ts';
import { say } from './locale.ts';
import { checkLang, oneOf, parseWords, wholeNumber } from './options.ts';
import { EXIT_FINDINGS, EXIT_OK, EXIT_USAGE, UsageError } from './usage.ts';

const OPTIONS = {
  format: { type: 'string' },
  lang: { type: 'string' },
  year: { type: 'string' },
  'draft-migration': { type: 'boolean' },
} as const;

/** Exit status as that of diff: 0 the same, 1 different, 2 trouble; a version too low for the change is trouble. */
export async function diff(words: readonly string[], locale: Locale): Promise<number> {
  const { options, operands } = parseWords(words, OPTIONS, 2, locale);
  checkLang(options.lang, locale);
  const format = oneOf('format', options.format, ['text', 'json'], locale);
  const year = yearFrom(wholeNumber('year', options.year, 1970, 9000, locale));
  const { before, after } = sidesOf(operands, locale);
  const [from, to] = [compiled(before, year, locale), compiled(after, year, locale)];
  if (from === null || to === null) return EXIT_USAGE;
  const found = diffCharters(from, to, locale);
  const tooLow = tooLowOf(found, { from, to, after }, locale);
  if (options['draft-migration']) process.stdout.write(draftMigration(from, to, found, locale));
  else if (format === 'json') process.stdout.write(asJson(from, to, found, tooLow));
  else process.stdout.write(diffText(from, to, found, tooLow, locale));
  if (tooLow !== null) return EXIT_USAGE;
  return found.changes.length === 0 ? EXIT_OK : EXIT_FINDINGS;
}

/** One of the two charters: its files, and what the person calls it. */
interface Side {
  readonly shown: string;
  readonly sources: readonly Source[];
}

/** `<brand>`: HEAD and the files as they are. `<folder or ref> <brand>`: both named. */
function sidesOf(operands: readonly string[], locale: Locale): { readonly before: Side; readonly after: Side } {
  const [first, second] = operands;
  if (first === undefined) {
    throw new UsageError(
      say(locale, 'Il faut le dossier d’une marque.', 'A brand folder is needed.'),
      'aplomb diff playbooks/hirondelle',
    );
  }
  const folder = brandFolder(second ?? first, locale);
  return { before: sideOf(second === undefined ? 'HEAD' : first, folder, locale), after: folderSide(folder) };
}

/** A folder where there is one of that name, else a ref. */
function sideOf(named: string, folder: string, locale: Locale): Side {
  if (existsSync(named) && statSync(named).isDirectory()) return folderSide(brandFolder(named, locale));
  const sources = sourcesAt(named, folder, locale);
  if (sources.some(({ path }) => path === 'charter.yaml')) return { shown: `${named}:${folder}`, sources };
  throw new UsageError(
    say(locale, `${named} n’a pas de charte dans ${folder}.`, `${named} has no charter in ${folder}.`),
    say(
      locale,
      'Elle est nouvelle, ou le dossier a changé de nom : nommez le commit ou le dossier d’avant.',
      'It is new, or the folder was renamed: name the commit or the folder before.',
    ),
  );
}

const folderSide = (folder: string): Side => ({ shown: folder, sources: readCharter(folder) });

/** Null, with every finding said, where a charter does not compile: what cannot be trusted is not compared. */
function compiled({ shown, sources }: Side, year: number, locale: Locale): Charter | null {
  const { charter, diagnostics } = compile(sources, { year, locale });
  if (charter !== null) return charter;
  const found = diagnostics.map((one) => findingWords({ ...one, file: join(shown, one.file) }, locale, process.stderr));
  const why = say(
    locale,
    `${shown} ne se compile pas : rien n’est comparé.`,
    `${shown} does not compile: nothing is compared.`,
  );
  process.stderr.write(`${[...found, why].join('\n')}\n`);
  return null;
}

/** A finding as `check` would say it, at the line of the version. */
function tooLowOf(
  { bump }: CharterDiff,
  { from, to, after }: { readonly from: Charter; readonly to: Charter; readonly after: Side },
  locale: Locale,
): Diagnostic | null {
  if (bump === null) return null;
  const least = nextVersion(from.version, bump);
  if (!isBefore(to.version, least)) return null;
  const place = readDocument(after.sources, locale).charter.at(['version']);
  return {
    ...place,
    file: join(after.shown, place.file),
    code: 'version/too-low',
    severity: 'error',
    message:
      to.version === from.version
        ? say(
            locale,
            `La charte change, mais sa version est restée ${to.version}.`,
            `The charter changes, but its version is still ${to.version}.`,
          )
        : say(
            locale,
            `La version ${to.version} est trop basse pour ce qui change depuis ${from.version}.`,
            `Version ${to.version} is too low for what changes since ${from.version}.`,
          ),
    hint: say(locale, `Écrivez au moins \`version: ${least}\`.`, `Write at least \`version: ${least}\`.`),
  };
}

function asJson(
  from: Charter,
  to: Charter,
  { bump, changes, renamed }: CharterDiff,
  tooLow: Diagnostic | null,
): string {
  const side = ({ brand, version, digest }: Charter) => ({ brand, version, digest });
  const deserves = bump === null ? null : nextVersion(from.version, bump);
  const shown = {
    from: side(from),
    to: side(to),
    bump,
    deserves,
    changes,
    renamed,
    diagnostics: tooLow === null ? [] : [tooLow],
  };
  return `${JSON.stringify(shown, null, 2)}\n`;
}
