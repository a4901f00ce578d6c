/** A brand's folder as git kept it at some commit. */
import { execFileSync } from 'node:child_process';
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
    throw new UsageError(
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
}

function git(folder: string, args: readonly string[]): string {
  return execFileSync('git', [...QUIET, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: MOST_BYTES,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}
