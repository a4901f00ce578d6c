import type { Notices } from './cases/notices.ts';
import type { Charters } from './charters/charters.ts';
import type { Db } from './db.ts';
import type { Signer } from './replies/token.ts';

/** What every part of the API is given. `now` is the only clock. */
export interface Services {
  readonly db: Db;
  readonly charters: Charters;
  readonly signer: Signer;
  readonly notices: Notices;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Told how many milliseconds after it was due each clock fired. */
  readonly onFired?: (lateMs: number) => void;
}
