import { spawn } from 'node:child_process';
import type { Place } from './place.ts';

/**
 * Runs the server for as long as somebody uses it. Every user, in whatever process, holds the `users` pipe open for
 * writing; the kernel closes it with the process, kill -9 included. `cat` ends when the last one is gone, and then the
 * server is stopped. A server that ends by itself (another one already has the folder) takes its keeper with it.
 */
const script = `
users=$1; data=$2; shift 2
cat "$users" > /dev/null &
reader=$!
( "$@" >> log 2>&1; kill "$reader" "$$" ) 2> /dev/null &
wait "$reader"
kill -INT "$(head -n 1 "$data/postmaster.pid")"
`;

/** Starts a keeper in a session of its own, so that Ctrl-C in a terminal reaches us and not the server. */
export function startKeeper(
  place: Place,
  users: string,
  data: string,
  settings: Readonly<Record<string, string>>,
): void {
  const server = [place.binaries.postgres, '-D', data];
  for (const [name, value] of Object.entries(settings)) server.push('-c', `${name}=${value}`);
  const keeper = spawn('/bin/sh', ['-c', script, 'keeper', users, data, ...server], {
    ...place.runAs,
    cwd: place.folder,
    detached: true,
    stdio: 'ignore',
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
  });
  keeper.unref();
}
