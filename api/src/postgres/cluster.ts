import { execFile } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Place } from './place.ts';

export const databaseUser = 'aplomb';
const run = promisify(execFile);

/** Makes the data folder once: aside and then renamed, so that two who start at once never see half of it. */
export async function ensureCluster(place: Place, data: string, durable: boolean): Promise<void> {
  if (existsSync(data)) return;
  const aside = `${data}.${process.pid}`;
  const choices = [
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ];
  if (!durable) choices.push('--no-sync');
  await run(place.binaries.initdb, ['-D', aside, '-U', databaseUser, ...choices], {
    ...place.runAs,
    cwd: place.folder,
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
  });
  try {
    renameSync(aside, data);
  } catch (fault) {
    rmSync(aside, { recursive: true, force: true });
    if (!existsSync(data)) throw fault;
  }
}
