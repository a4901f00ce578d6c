/** A folder or a file that cannot be read, as a sentence. */
import type { Locale } from '@aplomb/core';
import { say } from './locale.ts';
import { UsageError } from './usage.ts';

type Sentence = (path: string) => readonly [fr: string, en: string];

const SENTENCES: Readonly<Record<string, Sentence>> = {
  ENOENT: (path) => [`${path} n'existe pas.`, `${path} does not exist.`],
  ENOTDIR: (path) => [`${path} n'est pas un dossier.`, `${path} is not a folder.`],
  EISDIR: (path) => [`${path} est un dossier, pas un fichier.`, `${path} is a folder, not a file.`],
  EACCES: (path) => [`${path} : lecture refusée.`, `${path}: permission denied.`],
  EPERM: (path) => [`${path} : lecture refusée.`, `${path}: permission denied.`],
  ELOOP: (path) => [`${path} : trop de liens symboliques.`, `${path}: too many symbolic links.`],
};

/** The sentence for an error of the file system; null for any other error, which is our own bug. */
export function fileProblem(error: unknown, locale: Locale): UsageError | null {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return null;
  const { code, path } = error as NodeJS.ErrnoException;
  const sentence = code !== undefined && Object.hasOwn(SENTENCES, code) ? SENTENCES[code] : undefined;
  return sentence === undefined
    ? null
    : new UsageError(say(locale, ...sentence(path ?? say(locale, "L'entrée", 'The input'))));
}
