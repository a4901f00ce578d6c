import { readFileSync } from 'node:fs';
import { fast } from './fast.ts';

/**
 * Preloaded into the servers of a storm (`node --import`): from the instant that stands in a file, once it does, their clock
 * runs fast, so that hours of deadlines pass in seconds. All of them, and those started again, show the same time.
 */
const { STORM_BEGAN = '', STORM_SECONDS = '1' } = process.env;
const real = Date.now;
let began: number | null = null;
Date.now = () => {
  began ??= readBeginning();
  return began === null ? real() : fast(real(), began, Number(STORM_SECONDS));
};

function readBeginning(): number | null {
  try {
    return Number(readFileSync(STORM_BEGAN, 'utf8'));
  } catch {
    return null;
  }
}
