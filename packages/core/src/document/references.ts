/** Which words of a document name something, and which something: said once, in the schemas. */
import { z } from 'zod';
import { ID } from './words.ts';

export type ReferenceKind =
  | 'role'
  | 'calendar'
  | 'tone'
  | 'fact'
  | 'channel'
  /** A channel, or `otherwise`. */
  | 'action-channel'
  | 'audience'
  | 'crisis'
  | 'platform'
  | 'partial'
  | 'language'
  /** Of the same playbook. */
  | 'step'
  | 'reply'
  | 'event'
  | 'item';

export const references = z.registry<{ kind: ReferenceKind }>();

/** A name that must exist elsewhere. */
export const ref = (kind: ReferenceKind) => z.string().regex(ID).register(references, { kind });
