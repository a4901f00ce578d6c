/** What no example and no story touches. */

/** What a playbook has that a test may touch: `kind` and name, as `choice` and `trace/found`. */
export interface Untouched {
  readonly kind: 'step' | 'choice' | 'reply' | 'severity' | 'crisis';
  readonly name: string;
}
