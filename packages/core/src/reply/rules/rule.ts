/** What a rule about replies is. */
import type { Ground, Responsibility } from '../../charter.ts';
import type { Locale } from '../../diagnostic.ts';
import type { LengthUnit } from '../../knowledge/channels.ts';
import type { ReplyFinding, Tone } from '../../prescription.ts';
import type { Place, Reading } from '../reading.ts';

/** What a reply is judged by. `replyContext` makes one from a charter. */
export interface ReplyContext {
  /** Of the reply: BCP 47. */
  readonly language: string;
  /** Of the messages. */
  readonly locale: Locale;
  readonly tone: Tone;
  /** Others read it too. */
  readonly isPublic: boolean;
  readonly responsibility: Responsibility;
  readonly ground: Ground;
  /** Sums of money that the case grants, as the reply would write them: "49,90 €". */
  readonly sums: readonly string[];
  /** Values of private facts, by fact. */
  readonly privateValues: readonly { readonly fact: string; readonly value: string }[];
  /** Partials every reply carries: each holds when one of its texts stands in the reply. */
  readonly mustInclude: readonly { readonly partial: string; readonly texts: readonly string[] }[];
  /** What says who speaks, in its variants, where whoever writes is not of the house; null where nobody has to say it. */
  readonly disclosure: readonly string[] | null;
  /** The author of the comment, as templates would name them. */
  readonly author: string | null;
  /** Hosts the charter's own templates link to. */
  readonly hosts: readonly string[];
  /** Mails and telephone numbers (digits alone) that stand in them: the brand's own. */
  readonly contacts: readonly string[];
  /** Names that may stand in any language or in capitals: brand, agent, author. */
  readonly names: readonly string[];
  /** Null where the platform publishes no limit. */
  readonly maxLength: { readonly max: number; readonly unit: LengthUnit } | null;
}

/** One kind of mistake. Pure; the places are UTF-16 offsets of the text read. */
export type ReplyRule = (reading: Reading, context: ReplyContext) => readonly ReplyFinding[];

/** A finding at a place, or about the whole text, said in the language of the messages. */
export function finding(
  context: ReplyContext,
  code: string,
  severity: ReplyFinding['severity'],
  place: Place | null,
  fr: string,
  en: string,
): ReplyFinding {
  return {
    code,
    severity,
    message: context.locale === 'fr' ? fr : en,
    start: place?.start ?? null,
    end: place?.end ?? null,
  };
}

/** Where a pattern with the flag `g` stands in a text; nowhere without one. */
export function placesOf(pattern: RegExp | null, text: string): readonly Place[] {
  if (pattern === null) return [];
  const places: Place[] = [];
  for (const match of text.matchAll(pattern)) places.push({ start: match.index, end: match.index + match[0].length });
  return places;
}

/** What a rule knows of the reply's language: French or English, else null, and a rule about words is silent. */
export function inLanguage<T>(context: ReplyContext, known: { readonly fr: T; readonly en: T }): T | null {
  return isFrench(context) ? known.fr : isEnglish(context) ? known.en : null;
}

/** "fr", "fr-CA". */
export function isFrench(context: ReplyContext): boolean {
  return /^fr\b/i.test(context.language);
}

export function isEnglish(context: ReplyContext): boolean {
  return /^en\b/i.test(context.language);
}

/** The folded words of a sentence, quotations blanked. */
export function ownWords({ own }: Reading, sentence: Place | undefined): string {
  return sentence === undefined ? '' : own.slice(sentence.start, sentence.end);
}
