import type { Locale } from '@aplomb/core';
import { CommandRefused, type ServerCommand } from './command.ts';
import { commands } from './index.ts';

/** The command of that name, and null for one that is not the server's. */
export function commandNamed(name: string | undefined): ServerCommand | null {
  return name !== undefined && Object.hasOwn(commands, name) ? (commands[name] ?? null) : null;
}

/** Runs one command of the server on the real streams; the exit code. */
export async function run(command: ServerCommand, argv: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { locale, words } = languageOf(argv, env);
  const print = (line: string) => void process.stdout.write(`${line}\n`);
  const warn = (line: string) => void process.stderr.write(`${line}\n`);
  if (words.includes('--help') || words.includes('-h')) {
    print(command.help[locale]);
    return 0;
  }
  try {
    return await command.run(words, { env, locale, print, warn });
  } catch (fault) {
    if (!(fault instanceof CommandRefused)) throw fault;
    warn(`${locale === 'fr' ? 'aplomb :' : 'aplomb:'} ${fault.message}`);
    return 2;
  }
}

/** What `aplomb help` adds where the server is at hand. */
export function overview(locale: Locale): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary[locale]}`);
  return [locale === 'fr' ? 'Avec le serveur :' : 'With the server:', ...lines].join('\n');
}

/** `--lang fr` and `--lang=fr` decide and are taken out; else the environment, as POSIX orders it. */
export function languageOf(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
): { readonly locale: Locale; readonly words: readonly string[] } {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const asked = argv[at]?.includes('=') ? argv[at].slice('--lang='.length) : argv[at + 1];
  const taken = at === -1 ? 0 : argv[at]?.includes('=') ? 1 : 2;
  const spoken = (at === -1 ? undefined : asked) ?? (env.LC_ALL || env.LC_MESSAGES || env.LANG || '');
  return {
    locale: /^fr\b/i.test(spoken.replace('_', '-')) ? 'fr' : 'en',
    words: at === -1 ? argv : argv.toSpliced(at, taken),
  };
}
