/** A folder or a file that cannot be read or written, as a sentence. */
import type { Locale } from '@aplomb/core';
import { say } from './locale.ts';
import { UsageError } from './usage.ts';

type Sentence = (path: string) => readonly [fr: string, en: string];

const SENTENCES: Readonly<Record<string, Sentence>> = {
  ENOENT: (path) => [`${path} n'existe pas.`, `${path} does not exist.`],
  ENOTDIR: (path) => [`${path} n'est pas un dossier.`, `${path} is not a folder.`],
  EISDIR: (path) => [`${path} est un dossier, pas un fichier.`, `${path} is a folder, not a file.`],
  EEXIST: (path) => [`${path} existe déjà et n'est pas un dossier.`, `${path} is there already and is no folder.`],
  EACCES: (path) => [`${path} : accès refusé.`, `${path}: permission denied.`],
  EPERM: (path) => [`${path} : accès refusé.`, `${path}: permission denied.`],
  EROFS: (path) => [`${path} : le disque est en lecture seule.`, `${path}: the disk is read-only.`],
  ENOSPC: (path) => [`${path} : il n'y a plus de place sur le disque.`, `${path}: no space is left on the disk.`],
  ENAMETOOLONG: () => ['Ce nom de fichier est trop long.', 'This file name is too long.'],
  ELOOP: (path) => [`${path} : trop de liens symboliques.`, `${path}: too many symbolic links.`],
};

/** The sentence for an error of the file system; null for any other error, which is our own bug. */
export function fileProblem(error: unknown, locale: Locale): UsageError | null {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return null;
  const { code, path } = error as NodeJS.ErrnoException;
  const sentence = code !== undefined && Object.hasOwn(SENTENCES, code) ? SENTENCES[code] : undefined;
  return sentence === undefined
    ? null
    : new UsageError(say(locale, ...sentence(path ?? say(locale, 'Entrée ou sortie', 'Input or output'))));
}
