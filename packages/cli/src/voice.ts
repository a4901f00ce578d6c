/** `aplomb voice`: a charter's tone as a VOICE.md, and a VOICE.md as a charter's tone. Losses go to stderr. */
import { readFileSync } from 'node:fs';
import { fromVoice, type Locale, nearest, toVoice, type VoiceLoss } from '@aplomb/core';
import { visible } from './excerpt.ts';
import { say } from './locale.ts';
import { openCharter } from './open-charter.ts';
import { checkLang, oneOf, parseWords } from './options.ts';
import { EXIT_FINDINGS, EXIT_OK, UsageError } from './usage.ts';

const OPTIONS = { 'voice-lang': { type: 'string' }, lang: { type: 'string' } } as const;

export async function voice(words: readonly string[], locale: Locale): Promise<number> {
  const { options, operands } = parseWords(words, OPTIONS, 2, locale);
  checkLang(options.lang, locale);
  const [way, path] = operands;
  if (way === undefined || path === undefined)
    throw new UsageError(
      say(
        locale,
        'Il faut export et une marque, ou import et un fichier.',
        'Say export and a brand, or import and a file.',
      ),
      'aplomb voice export playbooks/hirondelle > VOICE.md',
    );
  if (way === 'export') return exportVoice(path, options['voice-lang'], locale);
  if (way === 'import') return importVoice(path, locale);
  const near = nearest(way, ['export', 'import']);
  throw new UsageError(
    say(locale, `« ${way} » : attendu export ou import.`, `"${way}": expected export or import.`),
    near === null ? null : say(locale, `Vouliez-vous dire « ${near} » ?`, `Did you mean "${near}"?`),
  );
}

function exportVoice(folder: string, asked: string | null, locale: Locale): number {
  const charter = openCharter(folder, locale);
  if (charter === null) return EXIT_FINDINGS;
  const language = oneOf('voice-lang', asked, charter.languages as [string, ...string[]], locale);
  const { text, losses } = toVoice(charter, language, locale);
  process.stdout.write(text);
  tell(losses, locale);
  return EXIT_OK;
}

function importVoice(file: string, locale: Locale): number {
  const { tone, losses } = fromVoice(readFileSync(file, 'utf8'), locale);
  if (tone !== null) process.stdout.write(tone);
  tell(losses, locale);
  return tone === null ? EXIT_FINDINGS : EXIT_OK;
}

function tell(losses: readonly VoiceLoss[], locale: Locale): void {
  const colon = say(locale, ' :', ':');
  const lines = losses.map(
    ({ path, message }) => `${path === '' ? '' : `${visible(path)}${colon} `}${visible(message)}\n`,
  );
  process.stderr.write(lines.join(''));
}
