/** `aplomb init`: a first charter in an empty folder, complete enough to be checked and tried at once. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locale } from '@aplomb/core';
import { counted, quoted, say } from './locale.ts';
import { checkLang, oneOf, parseWords } from './options.ts';
import { EXIT_OK, UsageError } from './usage.ts';

const OPTIONS = { from: { type: 'string' }, lang: { type: 'string' } } as const;

/** The folders below `templates/`; the first is the default. */
export const templateNames = ['retail', 'travel', 'public-service', 'usaf'] as const;
export type TemplateName = (typeof templateNames)[number];

/** Something to try on each, in words its signals know. */
const COMMENTS: Readonly<Record<TemplateName, Readonly<Record<Locale, string>>>> = {
  retail: { fr: 'Toujours pas de colis !', en: 'My parcel never arrived' },
  travel: { fr: 'Valise oubliée dans le car', en: 'Left my bag on the coach' },
  'public-service': { fr: 'Nid de poule rue des Lilas', en: 'Huge pothole in Lilac Street' },
  usaf: { fr: 'Il paraît que la base va doubler ses vols', en: 'I heard the base will double its flights' },
};

export async function init(words: readonly string[], locale: Locale): Promise<number> {
  const { options, operands } = parseWords(words, OPTIONS, 1, locale);
  checkLang(options.lang, locale);
  const template = oneOf('from', options.from, templateNames, locale);
  const folder = operands[0] ?? '.';
  refuseOccupied(folder, locale);
  const brand = brandKey(basename(resolve(folder)));
  mkdirSync(folder, { recursive: true });
  cpSync(templateFolder(template), folder, { recursive: true });
  makeItsOwn(join(folder, 'charter.yaml'), brand, locale);
  process.stdout.write(nextSteps(folder, brand, template, locale));
  return EXIT_OK;
}

const templateFolder = (template: TemplateName): string =>
  fileURLToPath(new URL(`../templates/${template}/`, import.meta.url));

/** What git and a Mac leave in a folder that its owner calls empty. */
const UNSEEN = ['.git', '.DS_Store'];

/** A folder with anything in it may hold somebody's work: nothing is written there. */
function refuseOccupied(folder: string, locale: Locale): void {
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory()) {
    throw new UsageError(say(locale, `${folder} n'est pas un dossier.`, `${folder} is not a folder.`));
  }
  if (readdirSync(folder).every((name) => UNSEEN.includes(name))) return;
  const free = freeName(folder === '.' ? say(locale, 'ma-marque', 'my-brand') : folder);
  throw new UsageError(
    say(locale, `${folder} n'est pas vide ; rien n'a été écrit.`, `${folder} is not empty; nothing was written.`),
    say(
      locale,
      `Nommez un dossier nouveau : aplomb init ${typed(free)}`,
      `Name a new folder: aplomb init ${typed(free)}`,
    ),
  );
}

/** `shop` → `shop`, or `shop-2` where there is one already. */
function freeName(folder: string): string {
  const own = folder.replace(/\/+$/, '');
  const numbered = Array.from({ length: 98 }, (_, at) => `${own}-${at + 2}`);
  return [own, ...numbered].find((name) => !existsSync(name)) ?? own;
}

/** As a shell takes it. */
const typed = (path: string): string => (/^[\w./-]+$/.test(path) ? path : JSON.stringify(path));

/** The name of a folder as an id: "L'Étoile 2" → "l-etoile-2". */
function brandKey(name: string): string {
  const words = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  const key = words?.join('-') ?? '';
  return /^[a-z]/.test(key) ? key : `brand${key === '' ? '' : `-${key}`}`;
}

/** The brand bears its folder's name; the language it was made in comes first. */
function makeItsOwn(file: string, brand: string, locale: Locale): void {
  const languages = locale === 'fr' ? '[fr, en]' : '[en, fr]';
  const text = readFileSync(file, 'utf8')
    .replace(/^brand: .*$/m, `brand: ${brand}`)
    .replace(/^languages: .*$/m, `languages: ${languages}`);
  writeFileSync(file, text);
}

function nextSteps(folder: string, brand: string, template: TemplateName, locale: Locale): string {
  const shown = relative(process.cwd(), resolve(folder)) || '.';
  const files = readdirSync(templateFolder(template), { recursive: true, withFileTypes: true });
  const written = counted(
    locale,
    files.filter((entry) => entry.isFile()).length,
    say(locale, 'fichier', 'file'),
    say(locale, 'fichiers', 'files'),
  );
  const steps = [
    [
      `aplomb check ${typed(shown)}`,
      say(locale, 'tout ce qui ne va pas, à sa ligne', 'everything that is wrong, at its line'),
    ],
    [
      `aplomb test ${typed(shown)}`,
      say(locale, 'joue les exemples et les scénarios', 'plays the examples and stories'),
    ],
    [`aplomb try ${typed(shown)} --agent Ana "${COMMENTS[template][locale]}"`, ''],
    [
      `aplomb draw ${typed(shown)} --out pictures`,
      say(locale, 'un dessin par type de crise', 'a picture of each crisis type'),
    ],
  ] as const;
  const width = Math.max(...steps.filter(([, why]) => why !== '').map(([command]) => command.length));
  const lines = steps.map(([command, why]) => `  ${why === '' ? command : `${command.padEnd(width)}   ${why}`}`);
  const head = say(
    locale,
    `La charte de ${quoted(brand, locale)} est dans ${shown} : ${written}, d'après ${template}.`,
    `The charter of ${quoted(brand, locale)} is in ${shown}: ${written}, from ${template}.`,
  );
  const first = say(
    locale,
    `D'abord, dans ${join(shown, 'charter.yaml')} : le nom, les rôles, les horaires, les canaux. Ensuite :`,
    `First, in ${join(shown, 'charter.yaml')}: the name, the roles, the hours, the channels. Then:`,
  );
  return `${head}\n\n${first}\n\n${lines.join('\n')}\n`;
}
