/** The words of a command line → the command that they name, its exit code, and every refusal in one place. */
import { styleText } from 'node:util';
import type { Locale } from '@aplomb/core';
import { fileProblem } from './file-problem.ts';
import { type CommandName, commandNames, helpOf, overview, versionLine } from './help.ts';
import { localeFrom, say } from './locale.ts';
import { EXIT_OK, EXIT_USAGE, UsageError } from './usage.ts';

/** What a command is given: the words after its name, and the language to speak. It returns its exit code. */
export type Command = (words: readonly string[], locale: Locale) => Promise<number>;

/** Loaded when asked for, so that `help` stays quick. */
const COMMANDS: Readonly<Record<CommandName, () => Promise<Command>>> = {
  init: async () => (await import('./init.ts')).init,
  check: async () => (await import('./check.ts')).check,
  try: async () => (await import('./try.ts')).tryComment,
  draw: async () => (await import('./draw.ts')).draw,
  brief: async () => (await import('./brief.ts')).brief,
  voice: async () => (await import('./voice.ts')).voice,
  learn: async () => (await import('./learn.ts')).learn,
  triage: async () => (await import('./triage.ts')).triageLines,
  prescribe: async () => (await import('./prescribe.ts')).prescribeLines,
  test: async () => (await import('./test.ts')).test,
  diff: async () => (await import('./diff.ts')).diff,
};

/** Runs one command line and returns its exit code: 0 ok, 1 findings, 2 usage. */
export async function run(argv: readonly string[]): Promise<number> {
  const locale = localeFrom(argv, process.env);
  try {
    return await dispatch(argv, locale);
  } catch (error) {
    const refused = error instanceof UsageError ? error : fileProblem(error, locale);
    if (refused === null) throw error;
    const head = styleText('red', say(locale, 'aplomb :', 'aplomb:'), { stream: process.stderr });
    process.stderr.write(`${head} ${refused.message}\n${refused.hint === null ? '' : `    ${refused.hint}\n`}`);
    return EXIT_USAGE;
  }
}

async function dispatch(argv: readonly string[], locale: Locale): Promise<number> {
  const [word, ...words] = withoutLeadingLang(argv);
  if (word === '--version' || word === '-V') return print(versionLine());
  if (word === 'help' || word === '--help' || word === '-h') {
    const [asked] = withoutLang(words);
    return print(asked === undefined ? overview(locale) : helpOf(await commandNamed(asked, locale), locale));
  }
  if (word === undefined) {
    process.stderr.write(`${overview(locale)}\n`);
    return EXIT_USAGE;
  }
  const name = await commandNamed(word, locale);
  if (asksForHelp(words)) return print(helpOf(name, locale));
  const command = await COMMANDS[name]();
  return command(words, locale);
}

function print(text: string): number {
  process.stdout.write(`${text}\n`);
  return EXIT_OK;
}

/** `aplomb --lang fr help`: the language may stand before the command. */
function withoutLeadingLang(argv: readonly string[]): readonly string[] {
  return argv[0]?.startsWith('--lang') ? withoutLang(argv.slice(0, 2)).concat(argv.slice(2)) : argv;
}

/** `--lang fr` and `--lang=fr` taken out: `localeFrom` has read them. */
function withoutLang(words: readonly string[]): string[] {
  return words.filter(
    (word, index) => words[index - 1] !== '--lang' && word !== '--lang' && !word.startsWith('--lang='),
  );
}

function asksForHelp(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  return (end === -1 ? words : words.slice(0, end)).some((word) => word === '--help' || word === '-h');
}

async function commandNamed(word: string, locale: Locale): Promise<CommandName> {
  const found = commandNames.find((name) => name === word);
  if (found !== undefined) return found;
  // Core is half a second of loading: help and version do without it.
  const { nearest } = await import('@aplomb/core');
  const near = nearest(word, [...commandNames, 'help']);
  const there = [...commandNames, 'help'].join(', ');
  const shown = JSON.stringify(word);
  throw new UsageError(
    word.startsWith('-')
      ? say(locale, `Option inconnue : ${word}.`, `Unknown option: ${word}.`)
      : say(locale, `Commande inconnue : ${shown}.`, `Unknown command: ${shown}.`),
    near === null
      ? say(locale, `Il y a : ${there}.`, `There are: ${there}.`)
      : say(locale, `Vouliez-vous dire « ${near} » ?`, `Did you mean "${near}"?`),
  );
}
