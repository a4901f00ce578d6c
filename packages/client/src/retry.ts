/** Sending again what may yet succeed. */
import type { AplombError } from './error.ts';

/** Longer than this nobody waits for: who asked is told, and when to come back. */
const longestWaitMs = 10_000;
const firstWaitMs = 200;

/**
 * Runs until it succeeds, fails for good, or has been tried `retries` times more. Waits 200 ms, then twice as long each time,
 * half of it by chance so that many clients do not come back at once; as long as the API asks for, where it says.
 */
export async function retrying<T extends { readonly error: AplombError | null }>(
  retries: number,
  signal: AbortSignal | undefined,
  run: () => Promise<T>,
): Promise<T> {
  for (let tried = 0; ; tried += 1) {
    const outcome = await run();
    if (tried >= retries || !outcome.error?.isPassing) return outcome;
    const wait = outcome.error.retryAfterMs ?? firstWaitMs * 2 ** tried * (0.5 + Math.random() / 2);
    if (wait > longestWaitMs) return outcome;
    await pause(wait, signal);
  }
}

/** `Retry-After` in milliseconds: seconds, or a date (RFC 9110, 10.2.3). */
export function retryAfterOf(header: string | null, now: number): number | null {
  if (header === null || header.trim() === '') return null;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(ms) ? null : Math.max(0, ms);
}

export function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const left = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', left);
      resolve();
    }, ms);
    signal?.addEventListener('abort', left, { once: true });
  });
}
