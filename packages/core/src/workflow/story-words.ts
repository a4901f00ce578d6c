/** How a story came out, in sentences. */
import type { CaseState } from '../case.ts';
import type { Locale } from '../diagnostic.ts';

export type StoryResult =
  | { readonly ok: true; readonly state: CaseState }
  | {
      readonly ok: false;
      /** Place in the script; null when the story cannot open. */
      readonly line: number | null;
      /** Steps, a refusal's code, or words that say what was wanted. */
      readonly expected: string;
      readonly got: string;
      readonly message: Readonly<Record<Locale, string>>;
    };

type Wanted = readonly [expected: string, fr: string, en: string];

export const WANTED = {
  instant: [
    'RFC 3339',
    'un instant avec son décalage, comme 2026-11-20T10:00:00+01:00',
    'an instant with its offset, as 2026-11-20T10:00:00+01:00',
  ],
  fact: [
    'facts',
    'une information de la charte, avec une valeur de son type',
    'a fact of the charter with a value of its type',
  ],
  duration: ['duration', 'une durée comme « 2 business hours »', 'a duration such as "2 business hours"'],
  end: ['end', 'une attente qui se termine', 'a wait that ends'],
  acceptance: ['accepted', 'une action acceptée', 'an action that is accepted'],
  refusal: (code: string): Wanted => [code, `le refus « ${code} »`, `the refusal "${code}"`],
  steps: (steps: string): Wanted => [steps, `les étapes actives [${steps}]`, `the active steps [${steps}]`],
} as const satisfies Record<string, Wanted | ((what: string) => Wanted)>;

/** `shown` says `got` in words, where its word alone says little. */
export function failed(
  line: number | null,
  expected: string,
  fr: string,
  en: string,
  got: string,
  shown: Readonly<Record<Locale, string>> = { fr: `${got}.`, en: `${got}.` },
): StoryResult {
  const message = { fr: `Attendu : ${fr}. Obtenu : ${shown.fr}`, en: `Expected ${en}, got ${shown.en}` };
  return { ok: false, line, expected, got, message };
}
