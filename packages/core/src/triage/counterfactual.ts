/** What would have changed the answer: the fewest words left out, or one thing known otherwise. */
import type { Charter, Duration, SeverityCondition } from '../charter.ts';
import type { Comment, Situation, Triage } from '../comment.ts';
import { triage } from './triage.ts';
import { wordsOf } from './words.ts';

interface Outcome {
  readonly crisis: string;
  /** 1 to 5. */
  readonly severity: number;
}

/** One change after which triage answers otherwise; each has been tried. */
export type Change = { readonly becomes: Outcome } & (
  | {
      readonly kind: 'words';
      /** As sent, in text order. */
      readonly without: readonly string[];
    }
  | {
      readonly kind: 'fact';
      readonly fact: 'followers' | 'author-kind' | 'audience' | 'similar' | 'stars' | 'channel';
      readonly from: string | number | null;
      readonly to: string | number;
    }
);

/** So many words of the evidence are tried in pairs: 24 words make 276 pairs. */
const MOST_PAIRED = 24;
/** Longer comments are tried by the words that weigh. */
const MOST_ALONE = 60;

const MINUTES: Readonly<Record<Duration['unit'], number>> = {
  minute: 1,
  hour: 60,
  day: 1440,
  week: 10_080,
  month: 43_200,
  year: 525_600,
};

const outcomeOf = ({ crisis, severity }: Triage): Outcome => ({ crisis, severity: severity.level });

interface Place {
  readonly start: number;
  readonly end: number;
}

function without(text: string, places: readonly Place[]): string {
  const cut = places.toSorted((a, b) => b.start - a.start);
  return cut.reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
}

/** Words in the order in which they are worth trying: those of the evidence, the heaviest first, then the others. */
function placesOf(text: string, { evidence }: Triage): readonly Place[] {
  const words = wordsOf(text);
  const weights = words.map(({ start, end }) => {
    const own = evidence.filter((one) => one.start < end && start < one.end);
    return Math.max(0, ...own.map(({ weight }) => Math.abs(weight)));
  });
  const order = [...words.keys()].sort((a, b) => weights[b]! - weights[a]! || a - b);
  return order.slice(0, MOST_ALONE).map((number) => words[number]!);
}

/** Every single word that changes the answer; where there is none, the first pair that does. */
function wordChanges(places: readonly Place[], text: string, ask: (text: string) => Outcome | null): readonly Change[] {
  const tried = (some: readonly Place[]): readonly Change[] => {
    const becomes = ask(without(text, some));
    const inOrder = some.toSorted((a, b) => a.start - b.start).map(({ start, end }) => text.slice(start, end));
    return becomes === null ? [] : [{ kind: 'words', without: inOrder, becomes }];
  };
  const alone = places.flatMap((place) => tried([place]));
  if (alone.length > 0) return alone;
  const paired = places.slice(0, MOST_PAIRED);
  for (const [at, first] of paired.entries()) {
    for (const second of paired.slice(at + 1)) {
      const change = tried([first, second]);
      if (change.length > 0) return change;
    }
  }
  return [];
}

type FactChange = Omit<Extract<Change, { kind: 'fact' }>, 'becomes'>;
type World = readonly [Comment, Situation];

/** What one condition turns on: each number just reached and just missed, each of its names. */
function turnsOf(when: SeverityCondition, crisis: string, [comment, situation]: World): readonly [FactChange, World][] {
  const { author } = comment;
  const turns: [FactChange, World][] = [];
  const turn = (fact: FactChange['fact'], from: FactChange['from'], to: FactChange['to'], world: World) =>
    turns.push([{ kind: 'fact', fact, from, to }, world]);
  const followers = when.authorFollowers?.atLeast;
  for (const to of followers === undefined ? [] : [followers, followers - 1]) {
    turn('followers', author?.followers ?? null, to, [{ ...comment, author: { ...author, followers: to } }, situation]);
  }
  for (const to of when.authorIs?.filter((kind) => kind !== 'ambassador') ?? []) {
    const kind = to as NonNullable<typeof author>['kind'] & string;
    turn('author-kind', author?.kind ?? null, to, [{ ...comment, author: { ...author, kind } }, situation]);
  }
  for (const to of when.audience ?? []) {
    turn('audience', author?.audience ?? null, to, [{ ...comment, author: { ...author, audience: to } }, situation]);
  }
  const stars = when.stars?.atMost;
  for (const to of stars === undefined ? [] : [stars, stars + 1].filter((count) => count <= 5)) {
    turn('stars', comment.stars ?? null, to, [{ ...comment, stars: to }, situation]);
  }
  for (const to of when.channel ?? []) turn('channel', comment.channel, to, [{ ...comment, channel: to }, situation]);
  if (when.similar !== undefined) {
    const { atLeast, within } = when.similar;
    const withinMinutes = within.amount * MINUTES[within.unit];
    const known = situation.similar?.filter((one) => one.crisis === crisis && one.withinMinutes <= withinMinutes) ?? [];
    const others = situation.similar?.filter((one) => !known.includes(one)) ?? [];
    for (const count of [atLeast, atLeast - 1]) {
      const similar = [...others, { crisis, count, withinMinutes }];
      const from = known.length === 0 ? null : Math.max(...known.map((one) => one.count));
      turn('similar', from, count, [comment, { ...situation, similar }]);
    }
  }
  return turns;
}

/** What takes a known kind or channel away: an unknown author, the charter's other channels. */
function plainTurns(charter: Charter, [comment, situation]: World): readonly [FactChange, World][] {
  const { author, channel } = comment;
  const kind = author?.kind ?? 'unknown';
  const unknown: [FactChange, World] = [
    { kind: 'fact', fact: 'author-kind', from: kind, to: 'unknown' },
    [{ ...comment, author: { ...author, kind: 'unknown' } }, situation],
  ];
  const channels = Object.keys(charter.channels).filter((to) => to !== channel);
  const other = channels.map((to): [FactChange, World] => [
    { kind: 'fact', fact: 'channel', from: channel, to },
    [{ ...comment, channel: to }, situation],
  ]);
  return kind === 'unknown' ? other : [unknown, ...other];
}

/**
 * The smallest changes that give another crisis or another severity: first words left out (one, or else two), then one thing
 * known otherwise (followers, kind of author, audience, similar comments, stars, channel). Each was tried by asking
 * triage again. Empty where nothing so small changes anything.
 *
 * @example whatWouldChange(charter, comment, { now })[0]
 *   // { kind: 'words', without: ['perdue'], becomes: { crisis: 'question', severity: 1 } }
 */
export function whatWouldChange(charter: Charter, comment: Comment, situation: Situation): readonly Change[] {
  const before = triage(charter, comment, situation);
  const otherwise = (changed: Comment, known: Situation): Outcome | null => {
    const after = outcomeOf(triage(charter, changed, known));
    return after.crisis === before.crisis && after.severity === before.severity.level ? null : after;
  };
  const { text } = comment;
  // The same language throughout: a shorter comment is no comment in another tongue.
  const told = { ...comment, language: comment.language ?? before.detectedLanguage };
  const words = wordChanges(placesOf(text, before), text, (shorter) =>
    wordsOf(shorter).length === 0 ? null : otherwise({ ...told, text: shorter }, situation),
  );
  const world: World = [comment, situation];
  const raises = charter.playbooks[before.crisis]!.severity.raise;
  const turns = [...raises.flatMap(({ when }) => turnsOf(when, before.crisis, world)), ...plainTurns(charter, world)];
  const seen = new Set<string>();
  const facts = turns.flatMap(([change, [changed, known]]): Change[] => {
    const key = `${change.fact} ${change.to}`;
    if (seen.has(key) || change.from === change.to) return [];
    seen.add(key);
    const becomes = otherwise(changed, known);
    return becomes === null ? [] : [{ ...change, becomes }];
  });
  return [...words, ...facts];
}
