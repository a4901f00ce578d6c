/** Which language a comment is in, and which of the charter's languages answers it. */
import { eld } from 'eld/small';

export interface CommentLanguage {
  /** One of the charter's languages: the answer's. */
  readonly language: string;
  /** The comment's own language; differs when the charter lacks it. */
  readonly detectedLanguage: string;
  /** False for texts too short or too mixed to tell: then the signals of every language count. */
  readonly certain: boolean;
}

/** Under this many letters a detector knows 60 languages too many: only the charter's are considered. */
const FLOOR_LETTERS = 20;
/** How far (on eld's scale of 0 to 1) another language must lead over the charter's best before it is believed. */
const FOREIGN_LEAD = 0.15;
/** The lead of the charter's best language over its second from which one is sure. */
const CERTAIN_LEAD = 0.05;

const primary = (tag: string): string => tag.toLowerCase().split(/[-_]/)[0]!;
const isTag = (tag: string): boolean => /^[a-z]{2,3}([-_][a-z0-9]{2,8})*$/i.test(tag) && primary(tag) !== 'und';

/** The charter's own spelling of a language: the exact tag, else the same primary language. */
function ownTag(languages: readonly string[], tag: string): string | undefined {
  const exact = languages.find((language) => language.toLowerCase() === tag.toLowerCase());
  return exact ?? languages.find((language) => primary(language) === primary(tag));
}

/** Names, tags, links, numbers and emoji say nothing about the language. */
function proseOf(text: string): string {
  return text
    .slice(0, 2000)
    .replace(/https?:\S+|www\.\S+|\S+@\S+|<\w+>|[@#][\p{L}\p{N}_]+/gu, ' ')
    .replace(/[^\p{L}\p{M}'’\s-]+/gu, ' ');
}

/**
 * The language of a comment. One that is given wins over one that is guessed. A language the charter lacks is answered in
 * the charter's first one and reported in `detectedLanguage`.
 */
export function languageOf(languages: readonly string[], text: string, given?: string | null): CommentLanguage {
  const first = languages[0] ?? 'en';
  if (given !== undefined && given !== null && isTag(given)) {
    const own = ownTag(languages, given);
    const certain = own !== undefined;
    return { language: own ?? first, detectedLanguage: own ?? given, certain };
  }
  const prose = proseOf(text);
  const scores = eld.detect(prose).getScores();
  const ranked = languages
    .map((language) => ({ language, score: Object.hasOwn(scores, primary(language)) ? scores[primary(language)]! : 0 }))
    .sort((a, b) => b.score - a.score);
  const best = ranked[0] ?? { language: first, score: 0 };
  const [topLanguage, topScore] = Object.entries(scores)[0] ?? [primary(best.language), 0];
  const letters = prose.replace(/[^\p{L}]/gu, '').length;
  if (letters >= FLOOR_LETTERS && topScore - best.score >= FOREIGN_LEAD) {
    return { language: first, detectedLanguage: topLanguage, certain: false };
  }
  const language = best.score === 0 ? first : best.language;
  const certain = best.score - (ranked[1]?.score ?? 0) >= CERTAIN_LEAD && letters >= FLOOR_LETTERS;
  return { language, detectedLanguage: language, certain };
}
