/** Folders that a person names → brands with what the compiler says about them. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import {
  type Charter,
  type CharterDocument,
  compile,
  type Diagnostic,
  type Locale,
  nearest,
  readDocument,
  type Source,
} from '@aplomb/core';
import { brandsIn, readCharter } from '@aplomb/core/node';
import { say } from './locale.ts';
import { UsageError } from './usage.ts';

export interface Brand {
  /** As the charter calls itself; the folder's name where it does not say. */
  readonly name: string;
  readonly version: string | null;
  /** Null when a finding is an error. */
  readonly charter: Charter | null;
  /** The same, also where nothing is wrong but promises that do not hold: for playing stories, never for answering. */
  readonly playable: Charter | null;
  readonly sources: readonly Source[];
  readonly document: CharterDocument;
  /** Places are relative to where the person stands. */
  readonly diagnostics: readonly Diagnostic[];
  /** A file of the brand as seen from where the person stands. */
  shown(file: string): string;
  /** The text of a file shown; null for a file that is not there. */
  textOf(shown: string): string | null;
}

export interface Reading {
  readonly year: number;
  readonly locale: Locale;
}

/** The year that a charter without `valid-from` is compiled for: this one, unless it is said. */
export const yearFrom = (said: number | null): number => said ?? new Date().getFullYear();

/** Where brands are when nobody says: the folder `playbooks`, else where the person stands. */
export const usualFolder = (): string => (existsSync('playbooks') ? 'playbooks' : '.');

/** Brand folders at or below a folder. Refuses a folder that holds none, with what was probably meant. */
export function brandFolders(folder: string, locale: Locale): string[] {
  if (!existsSync(folder)) throw noFolder(folder, locale);
  if (!statSync(folder).isDirectory()) throw notAFolder(folder, locale);
  if (isBrand(folder)) return [folder];
  const brands = brandsIn(folder).map((name) => join(folder, name));
  if (brands.length > 0) return brands;
  throw new UsageError(
    say(
      locale,
      `Pas de charter.yaml dans ${folder}, ni dans un dossier juste en dessous.`,
      `No charter.yaml in ${folder}, nor in a folder right below it.`,
    ),
    meant(folder, locale),
  );
}

/** The one brand at or below a folder. */
export function brandFolder(folder: string, locale: Locale): string {
  const [first = folder, ...others] = brandFolders(folder, locale);
  if (others.length === 0) return first;
  const names = [first, ...others].join(', ');
  throw new UsageError(
    say(locale, `${folder} contient plusieurs marques : ${names}.`, `${folder} holds several brands: ${names}.`),
    say(locale, 'Nommez-en une.', 'Name one of them.'),
  );
}

/** Reads and compiles a brand's folder. Throws the file system's error when it cannot be read. */
export function readBrand(folder: string, { year, locale }: Reading): Brand {
  const sources = readCharter(folder);
  const { charter, playable, diagnostics } = compile(sources, { year, locale });
  const document = readDocument(sources, locale);
  const shown = (file: string) => relative(process.cwd(), resolve(folder, file));
  const texts = new Map(sources.map(({ path, text }) => [shown(path), text]));
  return {
    name: document.charter.value?.brand ?? basename(resolve(folder)),
    version: document.charter.value?.version ?? null,
    charter,
    playable,
    sources,
    document,
    diagnostics: diagnostics.map((found) => ({ ...found, file: shown(found.file) })),
    shown,
    textOf: (file) => texts.get(file) ?? null,
  };
}

const isBrand = (folder: string): boolean => existsSync(join(folder, 'charter.yaml'));

/** The nearest folder beside the one that is not there. */
function noFolder(path: string, locale: Locale): UsageError {
  const above = dirname(path);
  const beside = existsSync(above) && statSync(above).isDirectory() ? foldersIn(above) : [];
  const near = nearest(basename(path), beside);
  const meant = near === null ? null : join(above, near);
  return new UsageError(
    path === ''
      ? say(locale, 'Le nom du dossier est vide.', 'The name of the folder is empty.')
      : say(locale, `${path} n'existe pas.`, `${path} does not exist.`),
    meant === null ? null : say(locale, `Vouliez-vous dire « ${meant} » ?`, `Did you mean "${meant}"?`),
  );
}

const foldersIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => name);

function notAFolder(path: string, locale: Locale): UsageError {
  const hint =
    basename(path) === 'charter.yaml'
      ? say(locale, `Nommez le dossier : ${dirname(path)}.`, `Name the folder: ${dirname(path)}.`)
      : null;
  return new UsageError(say(locale, `${path} n'est pas un dossier.`, `${path} is not a folder.`), hint);
}

function meant(folder: string, locale: Locale): string | null {
  const names = readdirSync(folder);
  if (names.includes('charter.yml'))
    return say(locale, 'Renommez charter.yml en charter.yaml.', 'Rename charter.yml to charter.yaml.');
  const above = dirname(resolve(folder));
  if (names.includes('playbook.yaml') && isBrand(above)) {
    const shown = relative(process.cwd(), above) || '.';
    return say(
      locale,
      `C'est un type de crise ; la marque est ${shown}.`,
      `This is a crisis type; the brand is ${shown}.`,
    );
  }
  const typed = folder === '.' || names.length > 0 ? say(locale, 'ma-marque', 'my-brand') : folder;
  return say(locale, `Pour créer une charte : aplomb init ${typed}`, `To make a charter: aplomb init ${typed}`);
}
