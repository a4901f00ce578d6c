import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chownSync, cpSync, existsSync, lstatSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Binaries } from './binaries.ts';

/** PostgreSQL refuses to run as root: `nobody` runs it there. Null: the user we are. */
export type RunAs = { readonly uid: number; readonly gid: number } | null;

/** Where one server lives and who runs it. */
export interface Place {
  /** Holds `data`, `users` and `log`. */
  readonly folder: string;
  /** Holds the Unix socket, whose whole path may have 107 bytes (103 on macOS). */
  readonly socketFolder: string;
  readonly binaries: Binaries;
  readonly runAs: RunAs;
}

const nobody = { uid: 65534, gid: 65534 };
/** `/.s.PGSQL.5432` follows the folder; its lock file adds `.lock`. */
const longestFolder = 103 - '/.s.PGSQL.5432.lock'.length;

/**
 * Chooses where the server of this data folder runs. Root cannot run it, so `nobody` does; where `nobody` cannot reach
 * the folder or the programs (a home of mode 0700), both move to /var/lib/aplomb, and the same folder always to the same place.
 */
export function placeFor(dataFolder: string, installed: Binaries): Place {
  const wanted = resolve(dataFolder);
  if (process.getuid?.() !== 0) {
    const folder = ownFolder(wanted, null);
    return { folder, socketFolder: socketFolderFor(folder, null), binaries: installed, runAs: null };
  }
  const reachable = ownFolder(wanted, nobody);
  const inPlace = mayAs(nobody, '-w', reachable);
  const folder = inPlace ? reachable : ownFolder(join('/var/lib/aplomb', shortHash(wanted)), nobody);
  const binaries = mayAs(nobody, '-x', installed.postgres) ? installed : copyOf(installed);
  return { folder, socketFolder: socketFolderFor(folder, nobody), binaries, runAs: nobody };
}

function ownFolder(folder: string, owner: RunAs): string {
  mkdirSync(folder, { recursive: true, mode: owner === null ? 0o700 : 0o755 });
  if (owner !== null) chownSync(folder, owner.uid, owner.gid);
  return folder;
}

function mayAs(user: { uid: number; gid: number }, test: '-w' | '-x', path: string): boolean {
  return spawnSync('test', [test, path], { ...user, cwd: '/' }).status === 0;
}

/** Copied once per version, aside and then renamed, so that two starting at once never see half a copy. */
function copyOf(installed: Binaries): Binaries {
  const root = join('/var/lib/aplomb', `postgres-${shortHash(installed.root)}`);
  if (!existsSync(root)) {
    const aside = `${root}.${process.pid}`;
    cpSync(installed.root, aside, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(aside, root);
    } catch (fault) {
      rmSync(aside, { recursive: true, force: true });
      if (!existsSync(root)) throw fault;
    }
  }
  return { root, initdb: join(root, 'bin', 'initdb'), postgres: join(root, 'bin', 'postgres') };
}

function socketFolderFor(folder: string, owner: RunAs): string {
  if (Buffer.byteLength(folder) <= longestFolder && !/[",]/.test(folder)) return folder;
  const short = join(tmpdir(), `aplomb-${process.getuid?.() ?? 0}-${shortHash(folder)}`);
  mkdirSync(short, { recursive: true, mode: 0o700 });
  const found = lstatSync(short);
  const ours = process.getuid?.() ?? 0;
  if (!found.isDirectory() || (found.uid !== ours && found.uid !== owner?.uid)) {
    throw new Error(`${short} belongs to somebody else. Set APLOMB_DATA to a shorter path.`);
  }
  if (owner !== null) chownSync(short, owner.uid, owner.gid);
  return short;
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
