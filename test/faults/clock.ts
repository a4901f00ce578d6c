import { readFileSync } from 'node:fs';
import { fast } from './fast.ts';

/**
 * Preloaded into the servers of a storm (`node --import`): from the instant that stands in a file, once it does, their clock
 * jumps, so that hours of deadlines pass in seconds, and once back. All of them, and those started again, show the same time
 * but for a second and a half by which every other one is ahead.
 */
const { STORM_BEGAN = '', STORM_SECONDS = '1', PORT = '0' } = process.env;
const ahead = (Number(PORT) % 2) * 1_500;
const real = Date.now;
let began: number | null = null;
Date.now = () => {
  began ??= readBeginning();
  return began === null ? real() : fast(real(), began, Number(STORM_SECONDS)) + ahead;
};

function readBeginning(): number | null {
  try {
    return Number(readFileSync(STORM_BEGAN, 'utf8'));
  } catch {
    return null;
  }
}
