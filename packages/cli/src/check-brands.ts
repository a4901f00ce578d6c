/** Several brands at once: this thread checks its share while others check theirs. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Reading } from './brands.ts';
import { type CheckedBrand, checkBrand } from './check-brand.ts';

/** What a thread is given. */
export interface Share extends Reading {
  readonly folders: readonly string[];
}

/** In the order of the folders. Rejects with the file system's error when one cannot be read. */
export async function checkBrands(folders: readonly string[], reading: Reading): Promise<readonly CheckedBrand[]> {
  const threads = Math.max(1, Math.min(folders.length, availableParallelism()));
  const shares = Array.from({ length: threads }, (_, thread) =>
    folders.filter((_, place) => place % threads === thread),
  );
  const [own = [], ...others] = shares;
  // Started first: they load and check while this thread checks its own, which blocks it.
  const started = Promise.all(others.map((share) => inThread({ folders: share, ...reading })));
  const settled = started.catch((error: unknown) => error as Error);
  const mine = own.map((folder) => checkBrand(folder, reading));
  const theirs = await settled;
  if (theirs instanceof Error) throw theirs;
  return folders.map((_, place) => [mine, ...theirs][place % threads]![Math.floor(place / threads)]!);
}

function inThread(share: Share): Promise<readonly CheckedBrand[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./check-thread.ts', import.meta.url), { workerData: share });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
