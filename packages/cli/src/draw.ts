/** `aplomb draw`: the workflows of a brand as pictures to print, or as Mermaid text. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Charter, drawPages, drawPlaybook, type Locale, mermaid, nearest } from '@aplomb/core';
import { usualFolder } from './brands.ts';
import { quoted, say } from './locale.ts';
import { openCharter } from './open-charter.ts';
import { oneOf, parseWords } from './options.ts';
import { EXIT_FINDINGS, EXIT_OK, UsageError } from './usage.ts';

const OPTIONS = {
  crisis: { type: 'string' },
  format: { type: 'string' },
  lang: { type: 'string' },
  out: { type: 'string' },
} as const;

const FORMATS = ['svg', 'png', 'mermaid'] as const;
type Format = (typeof FORMATS)[number];

export async function draw(words: readonly string[], locale: Locale): Promise<number> {
  const { options, operands } = parseWords(words, OPTIONS, 1, locale);
  const format = oneOf('format', options.format, FORMATS, locale);
  const charter = openCharter(operands[0] ?? usualFolder(), locale);
  if (charter === null) return EXIT_FINDINGS;
  const language = languageOf(charter, options.lang, locale);
  const crises = options.crisis === null ? Object.keys(charter.playbooks) : [crisisOf(charter, options.crisis, locale)];
  const [only] = crises;
  if (options.out === null && crises.length === 1 && only !== undefined && format !== 'png') {
    process.stdout.write(
      format === 'svg' ? await drawPlaybook(charter, only, language) : mermaid(charter, only, language),
    );
    return EXIT_OK;
  }
  const folder = options.out ?? 'pictures';
  const files = await drawingOf(format, locale);
  mkdirSync(folder, { recursive: true });
  for (const crisis of crises) {
    for (const { name, data } of await files(charter, crisis, language)) {
      const path = join(folder, name);
      writeFileSync(path, data);
      process.stdout.write(`${relative(process.cwd(), path)}\n`);
    }
  }
  return EXIT_OK;
}

interface Drawn {
  readonly name: string;
  readonly data: string | Uint8Array;
}
type Drawing = (charter: Charter, crisis: string, language: string) => Promise<readonly Drawn[]>;

async function drawingOf(format: Format, locale: Locale): Promise<Drawing> {
  if (format === 'mermaid') {
    return async (charter, crisis, language) => [{ name: `${crisis}.mmd`, data: mermaid(charter, crisis, language) }];
  }
  const as = format === 'png' ? await pngOf(locale) : (svg: string) => svg;
  return async (charter, crisis, language) => {
    const pages = await drawPages(charter, crisis, language);
    const name = (at: number) => `${crisis}${pages.length === 1 ? '' : `-${at + 1}`}.${format}`;
    return pages.map((page, at) => ({ name: name(at), data: as(page) }));
  };
}

/** A4 at 200 dots to the inch. */
const PNG_WIDTH = 1654;

/** The renderer is optional: npm has no build of it for every machine. */
async function pngOf(locale: Locale): Promise<(svg: string) => Uint8Array> {
  const renderer = await import('@resvg/resvg-js').catch(() => null);
  if (renderer !== null) {
    const { Resvg } = renderer;
    return (svg) => new Resvg(svg, { fitTo: { mode: 'width', value: PNG_WIDTH } }).render().asPng();
  }
  throw new UsageError(
    say(locale, 'PNG : @resvg/resvg-js n’est pas installé ici.', 'PNG: @resvg/resvg-js is not installed here.'),
    say(
      locale,
      'Installez-le (npm install @resvg/resvg-js), ou imprimez le SVG depuis un navigateur.',
      'Install it (npm install @resvg/resvg-js), or print the SVG from a browser.',
    ),
  );
}

/** `--lang` is here a language of the charter too; without it, the one we speak where the charter has it. */
function languageOf({ languages, name }: Charter, asked: string | null, locale: Locale): string {
  if (asked === null) return languages.includes(locale) ? locale : languages[0]!;
  if (languages.includes(asked)) return asked;
  throw new UsageError(
    say(locale, `${name} ne parle pas ${quoted(asked, locale)}.`, `${name} does not speak ${quoted(asked, locale)}.`),
    say(locale, `Ses langues : ${languages.join(', ')}.`, `Its languages: ${languages.join(', ')}.`),
  );
}

function crisisOf({ playbooks }: Charter, asked: string, locale: Locale): string {
  if (Object.hasOwn(playbooks, asked)) return asked;
  const keys = Object.keys(playbooks);
  const near = nearest(asked, keys);
  throw new UsageError(
    say(locale, `Pas de type de crise ${quoted(asked, locale)}.`, `No crisis type ${quoted(asked, locale)}.`),
    near === null
      ? say(locale, `Il y a : ${keys.join(', ')}.`, `There are: ${keys.join(', ')}.`)
      : say(locale, `Vouliez-vous dire ${quoted(near, locale)} ?`, `Did you mean ${quoted(near, locale)}?`),
  );
}
