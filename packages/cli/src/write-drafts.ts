/** Drafted stories and examples into files: added at the end of a brand's own, or to a folder beside it. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Drafts, exampleYaml, type Locale, storyYaml } from '@aplomb/core';
import { say } from './locale.ts';
import type { Played } from './play.ts';
import { UsageError } from './usage.ts';

interface Page {
  readonly file: string;
  readonly text: string;
}

/**
 * Adds every draft to the brand's own files; what stands there stays as it is. Refuses, before anything is written, a story
 * whose title is taken. Returns the files written.
 */
export function appendDrafts({ brand, drafts, folder }: Played, locale: Locale): string[] {
  const taken = drafts.flatMap(({ crisis, stories }) => {
    const own = brand.document.playbooks.find((one) => one.crisis === crisis)?.stories?.value ?? [];
    const titles = new Set(own.map(({ story }) => story));
    return stories.filter(({ story }) => titles.has(story.story)).map(({ story }) => `${crisis}, « ${story.story} »`);
  });
  if (taken.length > 0) {
    throw new UsageError(
      say(locale, `Une histoire porte déjà ce titre : ${taken[0]}.`, `A story has this title already: ${taken[0]}.`),
      say(locale, 'Renommez-la, ou collez le brouillon à la main.', 'Rename it, or paste the draft by hand.'),
    );
  }
  return pagesOf(drafts, folder).map(({ file, text }) => {
    const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
    writeFileSync(file, before === '' || before.endsWith('\n') ? `${before}${text}` : `${before}\n${text}`);
    return file;
  });
}

/** Writes the drafts of a brand below `out/<brand>`. Refuses, before anything is written, a file that is there. */
export function writeDrafts(played: readonly Played[], out: string, locale: Locale): string[] {
  const pages = played.flatMap(({ brand, drafts }) => pagesOf(drafts, join(out, brand.name)));
  const there = pages.find(({ file }) => existsSync(file));
  if (there !== undefined)
    throw new UsageError(say(locale, `${there.file} existe déjà.`, `${there.file} is there already.`));
  for (const { file, text } of pages) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return pages.map(({ file }) => file);
}

function pagesOf(drafts: readonly Drafts[], folder: string): Page[] {
  return drafts.flatMap(({ crisis, stories, examples }) =>
    [
      { file: join(folder, crisis, 'stories.yaml'), text: stories.map(({ story }) => storyYaml(story)).join('') },
      { file: join(folder, crisis, 'examples.yaml'), text: examples.map(exampleYaml).join('') },
    ].filter(({ text }) => text !== ''),
  );
}
