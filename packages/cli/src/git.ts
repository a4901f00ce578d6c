/** A brand's folder as git kept it at some commit. */
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { Locale, Source } from '@aplomb/core';
import { say } from './locale.ts';
import { UsageError } from './usage.ts';

/** Enough for a charter of thousands of files. */
const MOST_BYTES = 1 << 28;

/** Nothing of the repository's own settings may run. */
const QUIET = ['-c', 'core.hooksPath=/dev/null', '-c', 'core.fsmonitor=false'];

/**
 * The YAML and Handlebars files below a folder, as the commit that a ref names has them, with paths relative to the folder.
 * Refuses a folder outside a repository and a ref that names no commit. Reads only: nothing is checked out.
 */
export function sourcesAt(ref: string, folder: string, locale: Locale): Source[] {
  const commit = commitOf(ref, folder, locale);
  const listed = git(folder, ['ls-tree', '-r', '-z', '--name-only', commit]).split('\0');
  const paths = listed.filter(
    (path) => /\.(ya?ml|hbs)$/.test(path) && !path.split('/').some((part) => part.startsWith('.')),
  );
  return paths.sort().map((path) => ({ path, text: git(folder, ['cat-file', 'blob', `${commit}:./${path}`]) }));
}

function commitOf(ref: string, folder: string, locale: Locale): string {
  try {
    return git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]).trim();
  } catch {
    throw withoutRepository(folder, locale) ?? withoutCommit(ref, folder, locale);
  }
}

/** Why there is no history to compare with; null where there is one. */
function withoutRepository(folder: string, locale: Locale): UsageError | null {
  const two = say(
    locale,
    'Comparez deux dossiers : aplomb diff <avant> <marque>',
    'Compare two folders: aplomb diff <before> <brand>',
  );
  try {
    git(folder, ['rev-parse', '--git-dir']);
    return null;
  } catch (error) {
    const { code, stderr } = error as NodeJS.ErrnoException & { readonly stderr?: string };
    if (code === 'ENOENT')
      return new UsageError(
        say(
          locale,
          'Git n’est pas installé ici : la version d’avant est introuvable.',
          'Git is not installed here: the version before cannot be found.',
        ),
        two,
      );
    // A repository of somebody else, as often in a container.
    if (stderr?.includes('safe.directory'))
      return new UsageError(
        say(
          locale,
          `Git refuse de lire ${folder}, qui appartient à quelqu’un d’autre.`,
          `Git refuses to read ${folder}, which belongs to somebody else.`,
        ),
        `git config --global --add safe.directory ${resolve(folder)}`,
      );
    return new UsageError(
      say(
        locale,
        `${folder} n’est pas suivi par git : la version d’avant est introuvable.`,
        `${folder} is not in a git repository: the version before cannot be found.`,
      ),
      two,
    );
  }
}

function withoutCommit(ref: string, folder: string, locale: Locale): UsageError {
  if (ref === 'HEAD')
    return new UsageError(
      say(locale, `Git n’a encore rien enregistré de ${folder}.`, `Git has recorded nothing of ${folder} yet.`),
      say(
        locale,
        'Enregistrez une première version : git add . puis git commit',
        'Record a first version: git add . then git commit',
      ),
    );
  return new UsageError(
    say(
      locale,
      `Git ne connaît pas de commit « ${ref} » autour de ${folder}.`,
      `Git knows no commit "${ref}" around ${folder}.`,
    ),
    say(
      locale,
      'Nommez un dossier, une branche, une étiquette ou un commit.',
      'Name a folder, a branch, a tag or a commit.',
    ),
  );
}

function git(folder: string, args: readonly string[]): string {
  return execFileSync('git', [...QUIET, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: MOST_BYTES,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
