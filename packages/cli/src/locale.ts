/** The language the CLI speaks to the person who typed the command. */
import type { Locale } from '@aplomb/core';

/**
 * `--lang` decides, else the environment as POSIX orders it (LC_ALL, LC_MESSAGES, LANG): French when it begins with `fr`,
 * English otherwise. Reads the arguments as they are, so that even a usage error is said in the right language.
 */
export function localeFrom(argv: readonly string[], env: NodeJS.ProcessEnv): Locale {
  const asked = languageAsked(argv);
  const spoken = asked ?? [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value) ?? '';
  return /^fr\b/i.test(spoken.replace('_', '-')) ? 'fr' : 'en';
}

function languageAsked(argv: readonly string[]): string | undefined {
  const end = argv.indexOf('--');
  const options = end === -1 ? argv : argv.slice(0, end);
  const at = options.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  return options[at]?.includes('=') ? options[at].slice('--lang='.length) : options[at + 1 || options.length];
}

/** One of two sentences. */
export function say(locale: Locale, fr: string, en: string): string {
  return locale === 'fr' ? fr : en;
}

/** Words between the quotation marks of a language. */
export const quoted = (words: string, locale: Locale): string => say(locale, `« ${words} »`, `“${words}”`);

/** "1 error", "2 errors"; French counts zero as singular. */
export function counted(locale: Locale, count: number, one: string, many: string): string {
  const singular = locale === 'fr' ? Math.abs(count) < 2 : count === 1;
  return `${count.toLocaleString(locale)} ${singular ? one : many}`;
}
