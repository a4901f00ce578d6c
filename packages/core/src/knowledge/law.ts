/** Where a rule of law stands, how sure its reading is, and what it asks of whom, by when. Types only. */
import type { Duration, Text } from '../charter.ts';

/**
 * How sure: `text` – the article itself says it; `secondary` – told so by those who explain the law, not read in the text
 * itself; `unverified` – said by one source only, to be checked before it is relied on.
 */
export type Confidence = 'text' | 'secondary' | 'unverified';

export interface LawSource {
  /** The article, as a lawyer names it. */
  readonly article: Text;
  readonly url: string;
  readonly confidence: Confidence;
  /** Where official sources contradict each other: what they say. */
  readonly disputed: Text | null;
}

/**
 * A time set by law. `duration` is null where the law gives no number: `words` then says what it gives instead ("promptly"),
 * or that no term is published.
 */
export interface LawTerm {
  readonly duration: Duration | null;
  readonly words: Text;
}

/** Somebody must, or may, be told of a comment. */
export interface Duty {
  /** Names it: `authorities-of-danger`. */
  readonly key: string;
  readonly to: Text;
  /** `must`: the law obliges. `may`: a way that is open. `if`: obliges only where `when` holds. */
  readonly force: 'must' | 'may' | 'if';
  /** Whom it binds: anybody, a hosting provider, or who controls personal data. */
  readonly binds: 'anybody' | 'host' | 'controller';
  readonly when: Text;
  readonly term: LawTerm;
  readonly source: LawSource;
}
