/**
 * The signals of playbooks that have a ground for removal (insult, hate, threat, defamation, spam, privacy). They see
 * through disguises (disguise.ts), which no other signal does, and they decide first (see `groundFirst`).
 */
import type { Ground, Playbook } from '../charter.ts';
import type { Candidate } from '../comment.ts';
import { type Declared, undisguised } from './disguise.ts';
import { matchTable, type Said, type SignalTable, says, tabulateSignals } from './signals.ts';
import { wordsOf } from './words.ts';

export interface GroundTable extends Declared {
  readonly signals: SignalTable;
}

const isFrenchTag = (language: string): boolean => /^fr\b/i.test(language);

function declaredWords({ index }: SignalTable): Pick<Declared, 'isWord' | 'isStem'> {
  const patterns = [...index.exact.values(), ...index.stems.values()].flat();
  const words = patterns.flatMap((pattern) => pattern.words);
  const exact = new Set(words.filter(({ stem }) => !stem).map(({ text }) => text));
  const stems = new Set(words.filter(({ stem }) => stem).map(({ text }) => text));
  const byFirst = Map.groupBy(stems, (stem) => stem.charCodeAt(0));
  return {
    isWord: (word) => exact.has(word),
    isStem: (word) => byFirst.get(word.charCodeAt(0))?.some((stem) => word.startsWith(stem)) ?? false,
  };
}

/** One table for the French signals, one for the others. */
export function tabulateGrounds(playbooks: Readonly<Record<string, Playbook>>): readonly GroundTable[] {
  return [true, false].map((isFrench) => {
    const own = Object.values(playbooks)
      .filter(({ ground }) => ground !== 'none')
      .map((playbook): [string, Playbook] => {
        const spoken = Object.entries(playbook.signals).filter(([language]) => isFrenchTag(language) === isFrench);
        return [playbook.crisis, { ...playbook, signals: Object.fromEntries(spoken) }];
      });
    const signals = tabulateSignals(Object.fromEntries(own));
    return { signals, ...declaredWords(signals), isFrench };
  });
}

/** Grounds for which a signal speaks once disguises are off; one of its `never`, said plainly or not, still cancels it. */
export function matchDisguised(
  tables: readonly GroundTable[],
  text: string,
  languages: readonly string[] | null,
): ReadonlyMap<string, readonly Said[]> {
  const matches = tables.flatMap((table) => {
    const words = undisguised(text, table);
    if (words === null) return [];
    const cancelled = new Set(
      table.signals.signals.filter(({ signal }) => says(signal.never, text).length > 0).map(({ crisis }) => crisis),
    );
    return [...matchTable(table.signals, words, languages)].filter(([crisis]) => !cancelled.has(crisis));
  });
  return new Map(matches);
}

/** A list that speaks for so many comments of other types is no list to remove by. */
const RELIABLE = 0.9;

/**
 * Grounds whose signals the charter's own examples bear out, that is hardly an example of another type says their words; each
 * with the types that some such example is of.
 */
export function reliableGrounds(
  signals: SignalTable,
  playbooks: Readonly<Record<string, Playbook>>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const spokenOn = new Map<string, string[]>();
  for (const { crisis, examples } of Object.values(playbooks)) {
    for (const { text, lang, not } of examples) {
      if (not) continue;
      for (const spoken of matchTable(signals, wordsOf(text), lang === null ? null : [lang]).keys()) {
        const known = spokenOn.get(spoken);
        if (known === undefined) spokenOn.set(spoken, [crisis]);
        else known.push(crisis);
      }
    }
  }
  const grounds = Object.values(playbooks).filter(({ ground }) => ground !== 'none');
  return new Map(
    grounds.flatMap(({ crisis }): [string, ReadonlySet<string>][] => {
      const all = spokenOn.get(crisis) ?? [];
      const others = all.filter((one) => one !== crisis);
      return others.length > (1 - RELIABLE) * all.length ? [] : [[crisis, new Set(others)]];
    }),
  );
}

export interface Ranking {
  /** Best first. */
  readonly ranked: readonly Candidate[];
  /** A ground's own words decided: nothing is left to be unsure of. */
  readonly decided: boolean;
}

/** How sure a ground's own words are at least: they are declared, not guessed. */
const DECLARED = 0.5;
/** Unless the classifier finds the ground next to impossible, praise left aside. */
const IMPOSSIBLE = 0.04;
/** How sure the classifier must be of a ground whose words are not said. Dangers need less: missing one is worse than asking. */
const UNSAID = 0.6;
const UNSAID_DANGER: Partial<Readonly<Record<Ground, number>>> = { threat: 0.35, privacy: 0.25 };

interface Judged {
  readonly playbooks: Readonly<Record<string, Playbook>>;
  /** Of `reliableGrounds`. */
  readonly reliable: ReadonlyMap<string, ReadonlySet<string>>;
  /** Crises for which a signal speaks. */
  readonly said: ReadonlyMap<string, unknown>;
}

/**
 * The candidates in order, grounds first. Where a reliable signal of a ground speaks, it decides over what the classifier
 * makes of the rest, unless the signal of a third type speaks too (an insult beside a real complaint may be that complaint):
 * then the classifier chooses. Praise is no rival, unless praise in the charter's examples says those words. Where its words are not said, a ground needs more than a guess.
 */
export function groundFirst(shares: readonly Candidate[], { playbooks, reliable, said }: Judged): Ranking {
  const ranked = shares.toSorted((a, b) => b.confidence - a.confidence);
  const isGround = ({ crisis }: Candidate) => playbooks[crisis]!.ground !== 'none';
  const isPraise = ({ crisis }: Candidate) => playbooks[crisis]!.family === 'praise';
  const spoken = ranked.filter((one) => said.has(one.crisis) && isGround(one) && reliable.has(one.crisis));
  const praised = () => ranked.filter(isPraise).reduce((sum, { confidence }) => sum + confidence, 0);
  const least = spoken.length === 0 ? 0 : IMPOSSIBLE * (1 - praised());
  const ground = spoken.find(({ confidence }) => confidence >= least);
  if (ground === undefined) {
    const isGuess = ({ crisis, confidence }: Candidate) =>
      reliable.has(crisis) && !said.has(crisis) && confidence < (UNSAID_DANGER[playbooks[crisis]!.ground] ?? UNSAID);
    const first = ranked.find((one) => !isGuess(one));
    return { ranked: first === undefined ? ranked : putFirst(first, ranked), decided: false };
  }
  const mistaken = reliable.get(ground.crisis)!;
  const isIdle = (one: Candidate) => isPraise(one) && !mistaken.has(one.crisis);
  const isRival = (one: Candidate) =>
    !isGround(one) && (isPraise(one) ? mistaken.has(one.crisis) : said.has(one.crisis));
  if (ranked.some(isRival)) {
    const first = ranked.find((one) => !isIdle(one))!;
    return { ranked: putFirst(first, ranked), decided: isGround(first) };
  }
  const confidence = Math.max(DECLARED, ground.confidence);
  const scale = (1 - confidence) / (1 - ground.confidence);
  const others = ranked.filter((one) => one !== ground);
  const scaled = others.map((one) => ({ crisis: one.crisis, confidence: one.confidence * scale }));
  return { ranked: [{ crisis: ground.crisis, confidence }, ...scaled], decided: true };
}

const putFirst = (first: Candidate, ranked: readonly Candidate[]): readonly Candidate[] => [
  first,
  ...ranked.filter((one) => one !== first),
];
