/** `aplomb test`: every example and story of one brand or several, what they cover, and drafts for what they do not. */
import { styleText } from 'node:util';
import { exampleYaml, type Locale, storyYaml } from '@aplomb/core';
import { brandFolders, usualFolder, yearFrom } from './brands.ts';
import { coverageText } from './coverage-text.ts';
import { draftsText, unreachableText, worstCasesText } from './drafts-text.ts';
import { findingText } from './findings.ts';
import { counted, say } from './locale.ts';
import { checkLang, oneOf, parseWords } from './options.ts';
import { type Played, playBrand, type Tally } from './play.ts';
import { EXIT_FINDINGS, EXIT_OK } from './usage.ts';
import { appendDrafts, writeDrafts } from './write-drafts.ts';

const OPTIONS = {
  format: { type: 'string' },
  lang: { type: 'string' },
  coverage: { type: 'boolean' },
  drafts: { type: 'string' },
  write: { type: 'boolean' },
} as const;

export async function test(words: readonly string[], locale: Locale): Promise<number> {
  const { options, operands } = parseWords(words, OPTIONS, 1, locale);
  checkLang(options.lang, locale);
  const format = oneOf('format', options.format, ['text', 'json'], locale);
  const year = yearFrom(null);
  const played = brandFolders(operands[0] ?? usualFolder(), locale).map((folder) =>
    playBrand(folder, { year, locale }),
  );
  const ok = played.every(passes);
  const written = [
    ...(options.drafts === null ? [] : writeDrafts(played, options.drafts, locale)),
    ...(options.write ? played.flatMap((one) => appendDrafts(one, locale)) : []),
  ];
  const kept = options.write || options.drafts !== null;
  process.stdout.write(
    format === 'json'
      ? asJson(played, ok)
      : `${played.map((one) => asText(one, { listed: options.coverage, kept }, locale)).join('')}${writtenText(written, locale)}`,
  );
  return ok ? EXIT_OK : EXIT_FINDINGS;
}

const passes = ({ examples, stories, brokenPromises, coverage }: Played): boolean =>
  examples.failed + stories.failed + brokenPromises === 0 && coverage !== null;

/** What is asked of the text: names of what nothing touches; no drafts to paste, for they are written already. */
interface Asked {
  readonly listed: boolean;
  readonly kept: boolean;
}

function asText(played: Played, { listed, kept }: Asked, locale: Locale): string {
  const { brand, folder, diagnostics, examples, stories, brokenPromises, coverage, drafts, worstCases } = played;
  const findings = diagnostics
    .map((found) => `${findingText(found, brand.textOf(found.file), locale, process.stdout)}\n`)
    .join('');
  const colon = say(locale, ' :', ':');
  const tallies = [
    tally(examples, say(locale, 'exemple', 'example'), say(locale, 'exemples', 'examples'), locale),
    tally(stories, say(locale, 'scénario', 'story'), say(locale, 'scénarios', 'stories'), locale),
    ...(brokenPromises === 0 ? [] : [brokenText(brokenPromises, locale)]),
  ];
  const last =
    coverage === null
      ? say(locale, 'la charte ne se compile pas, rien n’est joué', 'the charter does not compile, nothing was played')
      : tallies.join(', ');
  const painted = styleText(passes(played) ? 'green' : 'red', `${brand.name}${colon} ${last}`, {
    stream: process.stdout,
  });
  const pasted = kept
    ? unreachableText(drafts, locale)
    : `${worstCasesText(worstCases, folder, locale)}${draftsText(drafts, folder, locale)}`;
  return `${findings}${coverageText(coverage ?? [], listed, locale)}${painted}\n${pasted}`;
}

function tally({ total, failed }: Tally, one: string, many: string, locale: Locale): string {
  const failing =
    failed === 0
      ? ''
      : ` (${counted(locale, failed, say(locale, 'échoue', 'fails'), say(locale, 'échouent', 'fail'))})`;
  return `${counted(locale, total, one, many)}${failing}`;
}

function brokenText(promises: number, locale: Locale): string {
  const [one, many] = [
    say(locale, 'promesse non tenue', 'broken promise'),
    say(locale, 'promesses non tenues', 'broken promises'),
  ];
  return counted(locale, promises, one, many);
}

function writtenText(files: readonly string[], locale: Locale): string {
  return files.map((file) => `${say(locale, 'écrit', 'written')} ${file}\n`).join('');
}

function asJson(played: readonly Played[], ok: boolean): string {
  const brands = played.map(({ brand, diagnostics, examples, stories, coverage, drafts, worstCases }) => ({
    brand: brand.name,
    digest: brand.charter?.digest ?? null,
    version: brand.version,
    examples,
    stories,
    diagnostics,
    coverage,
    drafts: drafts.map((one) => ({
      crisis: one.crisis,
      stories: one.stories.map(({ reaches, story }) => ({ reaches, story, yaml: storyYaml(story) })),
      examples: one.examples.map((example) => ({ example, yaml: exampleYaml(example) })),
      unreachable: one.unreachable,
    })),
    worstCases,
  }));
  return `${JSON.stringify({ ok, brands }, null, 2)}\n`;
}
