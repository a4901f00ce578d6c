/** A case between two versions of its charter. */
import type { Charter, Playbook } from '../charter.ts';
import type { CrisisMigration } from '../compile/migrations.ts';

export interface Passage {
  readonly from: Charter;
  readonly to: Charter;
  /** Of the new version. */
  readonly playbook: Playbook;
  readonly moves: CrisisMigration;
  readonly at: number;
}
