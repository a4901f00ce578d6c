/** Drafted stories and examples into files: added at the end of a brand's own, or to a folder beside it. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { exampleYaml, type Locale, storyYaml } from '@aplomb/core';
import { quoted, say } from './locale.ts';
import type { Played } from './play.ts';
import { storyNames } from './story-names.ts';
import { UsageError } from './usage.ts';

interface Page {
  readonly file: string;
  readonly text: string;
}

/**
 * Adds every draft to the brand's own files; what stands there stays as it is. Refuses, before anything is written, a story
 * whose title is taken. Returns the files written.
 */
export function appendDrafts(played: Played, locale: Locale): string[] {
  const { brand, drafts, folder } = played;
  const taken = drafts.flatMap(({ crisis, stories }) => {
    const titles = storyNames(brand.document, crisis);
    return stories
      .filter(({ story }) => titles.has(story.story))
      .map(({ story }) => `${crisis}, ${quoted(story.story, locale)}`);
  });
  if (taken.length > 0) {
    throw new UsageError(
      say(locale, `Un scénario porte déjà ce titre : ${taken[0]}.`, `A story has this title already: ${taken[0]}.`),
      say(locale, 'Renommez-le, ou collez le brouillon à la main.', 'Rename it, or paste the draft by hand.'),
    );
  }
  return pagesOf(played, folder).map(({ file, text }) => {
    const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
    writeFileSync(file, before === '' || before.endsWith('\n') ? `${before}${text}` : `${before}\n${text}`);
    return file;
  });
}

/** Writes the drafts of a brand below `out/<brand>`. Refuses, before anything is written, a file that is there. */
export function writeDrafts(played: readonly Played[], out: string, locale: Locale): string[] {
  const pages = played.flatMap((one) => pagesOf(one, join(out, one.brand.name)));
  const there = pages.find(({ file }) => existsSync(file));
  if (there !== undefined)
    throw new UsageError(say(locale, `${there.file} existe déjà.`, `${there.file} is there already.`));
  for (const { file, text } of pages) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return pages.map(({ file }) => file);
}

/** One page a file, what breaks a promise first. */
function pagesOf({ drafts, worstCases }: Pick<Played, 'drafts' | 'worstCases'>, folder: string): Page[] {
  const pages = new Map<string, string>();
  const add = (file: string, text: string) => {
    if (text !== '') pages.set(file, `${pages.get(file) ?? ''}${text}`);
  };
  for (const { crisis, yaml } of worstCases) add(join(folder, crisis, 'stories.yaml'), yaml);
  for (const { crisis, stories, examples } of drafts) {
    add(join(folder, crisis, 'stories.yaml'), stories.map(({ story }) => storyYaml(story)).join(''));
    add(join(folder, crisis, 'examples.yaml'), examples.map(exampleYaml).join(''));
  }
  return [...pages].map(([file, text]) => ({ file, text }));
}
