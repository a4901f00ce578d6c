import { execFileSync } from 'node:child_process';
import { closeSync, constants, existsSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Place } from './place.ts';

/** The pipe that every user of the server holds; made on first use. */
export function usersPipe(place: Place): string {
  const path = join(place.folder, 'users');
  if (existsSync(path)) return path;
  try {
    execFileSync('mkfifo', ['-m', '600', path], { ...place.runAs, cwd: place.folder, stdio: 'ignore' });
  } catch (fault) {
    if (!existsSync(path)) throw fault;
  }
  return path;
}

/** Becomes a user: the descriptor to hold, or null where no keeper reads the pipe. */
export function hold(path: string): number | null {
  try {
    return openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
  } catch (fault) {
    if (isCode(fault, 'ENXIO')) return null;
    throw fault;
  }
}

/** Whether the keeper still reads what we hold. */
export function stillHeld(pipe: number): boolean {
  try {
    writeSync(pipe, '.');
    return true;
  } catch (fault) {
    return isCode(fault, 'EAGAIN');
  }
}

export function letGo(pipe: number): void {
  closeSync(pipe);
}

function isCode(fault: unknown, code: string): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === code;
}
