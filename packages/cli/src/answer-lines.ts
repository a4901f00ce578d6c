/** Comments in, answers out, one JSON object a line: what `triage` and `prescribe` share. */
import { createReadStream, statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import type { Charter, Comment, Locale, Situation } from '@aplomb/core';
import { readComment } from './comment-line.ts';
import { type Line, linesOf } from './lines.ts';
import { say } from './locale.ts';
import { openCharter } from './open-charter.ts';
import { checkLang, nowFrom, parseWords } from './options.ts';
import { write } from './output.ts';
import { Progress } from './progress.ts';
import { EXIT_FINDINGS, EXIT_OK, UsageError } from './usage.ts';

const OPTIONS = { charter: { type: 'string' }, now: { type: 'string' }, lang: { type: 'string' } } as const;

/** What is said of a comment besides its id. */
export type Answer = (charter: Charter, comment: Comment, situation: Situation) => Readonly<Record<string, unknown>>;

/** Runs one of the two commands. Answers come in the order of the lines, as soon as what has arrived is read. */
export async function answerLines(words: readonly string[], locale: Locale, answer: Answer): Promise<number> {
  const { options, operands } = parseWords(words, OPTIONS, 1, locale);
  checkLang(options.lang, locale);
  const said = options.now === null ? null : nowFrom(options.now, locale);
  if (options.charter === null)
    throw new UsageError(
      say(locale, 'Il faut --charter <marque>.', '--charter <brand> is needed.'),
      '--charter playbooks/hirondelle',
    );
  const charter = openCharter(options.charter, locale);
  if (charter === null) return EXIT_FINDINGS;
  const progress = new Progress(process.stderr, locale);
  let refused = false;
  const answerLine = (line: Line): string => {
    const read = readComment(charter, line, locale);
    if ('error' in read) refused = true;
    const rest =
      'error' in read
        ? { error: read.error }
        : answer(charter, read.comment, { now: said ?? Date.now(), locale: options.lang });
    return `${JSON.stringify({ id: read.id, ...rest })}\n`;
  };
  for await (const lines of linesOf(inputFrom(operands[0], locale))) {
    const full = lines.filter(({ text }) => text?.trim() !== '');
    await write(process.stdout, full.map(answerLine).join(''));
    progress.count(full.length);
  }
  progress.end();
  return refused ? EXIT_FINDINGS : EXIT_OK;
}

function inputFrom(file: string | undefined, locale: Locale): Readable {
  if (file !== undefined && file !== '-') {
    if (statSync(file).isDirectory())
      throw new UsageError(say(locale, `${file} est un dossier, pas un fichier.`, `${file} is a folder, not a file.`));
    return createReadStream(file);
  }
  if (process.stdin.isTTY)
    process.stderr.write(
      `${say(locale, 'Un objet JSON par ligne ; Ctrl-D pour finir.', 'One JSON object a line; Ctrl-D ends.')}\n`,
    );
  return process.stdin;
}
