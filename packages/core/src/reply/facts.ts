/** What a reply may say: the charter's facts and what is always known. */
import type { Charter, FactType, Table } from '../charter.ts';

export interface FactInfo {
  readonly type: FactType;
  /** Never in a public reply. */
  readonly private: boolean;
  /** Has to stand inside `{{#if}}`, unless the way into the step needs it. */
  readonly maybeEmpty: boolean;
  /** Longest value in characters (of each item, for a list). */
  readonly max: number;
  /** Longest list. */
  readonly items: number;
}

const LONGEST_AUTHOR_NAME = 80;
const LONGEST_AGENT_NAME = 40;

/** Known in every charter, beside its own facts. */
export const alwaysKnown = ['author-name', 'agent-name', 'brand', 'account', 'today'] as const;

/**
 * Everything a template of the charter may name. `author-name` and `account` may be empty: an author may have no name
 * left after cleaning, a channel no account.
 */
export function factsOf(charter: Pick<Charter, 'name' | 'facts' | 'channels'>): Table<FactInfo> {
  const text = (max: number, maybeEmpty: boolean): FactInfo => ({
    type: 'text',
    private: false,
    maybeEmpty,
    max,
    items: 1,
  });
  const accounts = Object.values(charter.channels).map((channel) => channel.account?.length ?? 0);
  const facts: Record<string, FactInfo> = {};
  for (const [key, fact] of Object.entries(charter.facts)) {
    facts[key] = { type: fact.type, private: fact.private, maybeEmpty: true, max: fact.max, items: fact.items };
  }
  return {
    ...facts,
    'author-name': text(LONGEST_AUTHOR_NAME, true),
    'agent-name': text(LONGEST_AGENT_NAME, false),
    brand: text(charter.name.length, false),
    account: text(Math.max(0, ...accounts), true),
    today: { type: 'date-time', private: false, maybeEmpty: false, max: 40, items: 1 },
  };
}
