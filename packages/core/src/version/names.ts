/** What a director calls the parts of a charter: titles, not keys. */
import type { Charter, Text } from '../charter.ts';
import type { Locale } from '../diagnostic.ts';

export type Said = Readonly<Record<Locale, string>>;

/** Keys → titles in French and English. What no charter knows keeps its key. */
export interface Names {
  /** Without quotation marks. */
  crisis(key: string): Said;
  /** Between quotation marks; with its key where two steps of the crisis share a title. */
  step(crisis: string, key: string): Said;
  /** The button, between quotation marks. */
  choice(crisis: string, step: string, event: string): Said;
  role(key: string): Said;
  fact(key: string): Said;
  checklistItem(crisis: string, step: string, key: string): Said;
}

/** How the labels of one step are made, and what is named in its values. */
export interface StepNaming {
  readonly crisis: string;
  readonly step: string;
  readonly name: (fr: string, en: string) => Said;
  readonly names: Names;
}

/**
 * The titles of the newer charter, and of the older one for what is gone: the same name on both sides of a comparison, also
 * where a title changed.
 */
export function namesOf(older: Charter, newer: Charter): Names {
  const charters = [newer, older];
  const titled = (find: (charter: Charter) => Text | undefined, key: string): Said => {
    for (const charter of charters) {
      const title = find(charter);
      if (title !== undefined) return inBoth(title, charter);
    }
    return { fr: key, en: key };
  };
  const stepIn = (charter: Charter, crisis: string, key: string) =>
    own(own(charter.playbooks, crisis)?.workflow.steps, key);
  return {
    crisis: (key) => titled((charter) => own(charter.playbooks, key)?.title, key),
    step: (crisis, key) => {
      const title = titled((charter) => stepIn(charter, crisis, key)?.title, key);
      const beside = charters
        .filter((charter) => stepIn(charter, crisis, key) !== undefined)
        .flatMap((charter) => Object.values(charter.playbooks[crisis]!.workflow.steps));
      const shared = (locale: Locale) =>
        beside.some((step) => step.key !== key && step.title[locale] === title[locale]) ? ` (${key})` : '';
      return { fr: `« ${title.fr} »${shared('fr')}`, en: `"${title.en}"${shared('en')}` };
    },
    choice: (crisis, step, event) =>
      quoted(
        titled((charter) => stepIn(charter, crisis, step)?.choices.find((one) => one.event === event)?.label, event),
      ),
    role: (key) => titled((charter) => own(charter.roles, key)?.title, key),
    fact: (key) => titled((charter) => own(charter.facts, key)?.label, key),
    checklistItem: (crisis, step, key) =>
      titled((charter) => stepIn(charter, crisis, step)?.checklist.find((one) => one.key === key)?.label, key),
  };
}

/** Keys as they are: for those who compare what is said and show none of it. */
export const keysOnly: Names = {
  crisis: same,
  step: (_, key) => same(key),
  choice: (_, __, event) => same(event),
  role: same,
  fact: same,
  checklistItem: (_, __, key) => same(key),
};

function same(key: string): Said {
  return { fr: key, en: key };
}

const quoted = ({ fr, en }: Said): Said => ({ fr: `« ${fr} »`, en: `"${en}"` });

/** A charter may speak neither French nor English: then its first language serves. */
function inBoth(title: Text, { languages }: Charter): Said {
  const first = title[languages[0] ?? ''] ?? Object.values(title)[0] ?? '';
  return { fr: title.fr ?? first, en: title.en ?? first };
}

function own<T>(table: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return table !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}
