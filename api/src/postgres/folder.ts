import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the embedded server keeps its data: APLOMB_DATA, else .data/postgres in the repository. */
export function dataFolder(): string {
  return process.env.APLOMB_DATA || join(fileURLToPath(new URL('../../..', import.meta.url)), '.data', 'postgres');
}
