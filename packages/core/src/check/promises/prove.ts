/** Proves what a charter promises, or finds the case that breaks it. */
import type { Charter, CharterPromise, Duration } from '../../charter.ts';
import { approvingOf } from './approving.ts';
import { MINUTE_MS } from './lasting.ts';
import { Longest } from './longest.ts';
import { longestPath } from './longest-path.ts';
import { Clocks } from './pace.ts';
import type { PathStep, Proof, UnansweredPath } from './proof.ts';
import { openRelayAtEnd } from './relaying.ts';
import { pathToAction } from './removing.ts';
import { type Concerned, concernedBy } from './scope.ts';
import { Telling } from './telling.ts';
import { unansweredPathsOf } from './unanswered.ts';
import { isWorse, worstOf } from './worst.ts';

/** What was found in one crisis type. */
interface Finding extends Omit<Proof, 'promise' | 'index' | 'brokenIn' | 'tangledIn' | 'unansweredPaths'> {
  readonly crisis: string;
  /** Its steps lead to one another in too many ways to tell. */
  readonly isTangled: boolean;
  readonly unansweredPaths: readonly UnansweredPath[];
}

/** More are not listed: who reads a hundred paths has seen enough. */
const MOST_PATHS = 100;

/**
 * One proof per promise of a charter, in its order. Promises of time are proved for every minute of the charter's two years,
 * the others for every path. Pure: the same charter gives the same proofs. A promise that concerns no crisis type holds.
 *
 * @example provePromises(charter)[0] // { proved: false, crisis: 'lost-luggage', worstCaseMs: 223_200_000, arrivesAt: …, path: […] }
 */
export function provePromises(charter: Charter): Proof[] {
  const timed = charter.promises.filter((promise) => 'within' in promise);
  const playbooks = timed.flatMap((promise) => concernedBy(charter, promise)).map(({ playbook }) => playbook);
  const clocks = timed.length === 0 ? null : new Clocks(charter, [...new Set(playbooks)]);
  const cache: Cache = new Map();
  return charter.promises.map((promise, index) => prove(charter, promise, index, clocks, cache));
}

/** The same question of several promises is asked once. */
type Cache = Map<string, Longest>;

function prove(charter: Charter, promise: CharterPromise, index: number, clocks: Clocks | null, cache: Cache): Proof {
  const all = concernedBy(charter, promise).map((about) => findingOf(charter, promise, about, clocks, cache));
  const findings = all.filter(({ isTangled }) => !isTangled);
  const tangledIn = all.filter(({ isTangled }) => isTangled).map(({ crisis }) => crisis);
  const { isTangled, ...worst } = findings.reduce<Finding>(
    (before, found) => (worseOf(found, before) ? found : before),
    {
      ...HOLDS,
      crisis: '',
    },
  );
  const holdsUntil = findings.flatMap((found) => found.holdsUntil ?? []).sort()[0] ?? null;
  return {
    ...worst,
    proved: worst.proved && tangledIn.length === 0,
    promise,
    index,
    crisis: worst.crisis === '' ? null : worst.crisis,
    brokenIn: findings.filter(({ proved }) => !proved).map(({ crisis }) => crisis),
    tangledIn,
    unansweredPaths: findings.flatMap(({ unansweredPaths }) => unansweredPaths).slice(0, MOST_PATHS),
    holdsUntil: worst.proved ? holdsUntil : null,
  };
}

/** Broken before kept, never before late, long before short; else the first. */
function worseOf(a: Finding, b: Finding): boolean {
  const length = ({ proved, worstCaseMs }: Finding) => worstCaseMs ?? (proved ? -1 : Number.POSITIVE_INFINITY);
  return isWorse({ kept: a.proved, length: length(a) }, { kept: b.proved, length: length(b) });
}

const HOLDS: Omit<Finding, 'crisis'> = {
  proved: true,
  isTangled: false,
  worstCaseMs: null,
  arrivesAt: null,
  happensAt: null,
  promisedBy: null,
  severity: null,
  path: [],
  unansweredPaths: [],
  holdsUntil: null,
};

function findingOf(
  charter: Charter,
  promise: CharterPromise,
  about: Concerned,
  clocks: Clocks | null,
  cache: Cache,
): Finding {
  const { playbook, highest, severity } = about;
  const holds: Finding = { ...HOLDS, crisis: playbook.crisis };
  const unless = (path: readonly PathStep[] | null): Finding =>
    path === null ? holds : { ...holds, proved: false, severity, path };
  switch (promise.kind) {
    case 'answered-within': {
      const found = longestFinding(clocks!, about, promise.within, longestOf(clocks!, about, 'answer', cache));
      return { ...found, unansweredPaths: unansweredPathsOf(about, MOST_PATHS) };
    }
    case 'ends-within':
      return longestFinding(clocks!, about, promise.within, longestOf(clocks!, about, 'end', cache));
    case 'told': {
      const telling = new Telling(clocks!, about, promise.role);
      const told = telling.whole();
      if (told !== null) return timed(clocks!, about, promise.within, told, (minute) => telling.path(minute));
      const { from } = clocks!.arrivals;
      return { ...unless(telling.path(from)), arrivesAt: from * MINUTE_MS };
    }
    case 'approved-by': {
      const { path, holdsUntil } = approvingOf(charter, playbook, promise.role, highest);
      return { ...unless(path), holdsUntil };
    }
    case 'never':
      return promise.unlessGround.includes(playbook.ground)
        ? holds
        : unless(pathToAction(playbook, highest, promise.actions));
    case 'relays-come-back':
      return unless(openRelayAtEnd(playbook, highest));
  }
}

function longestOf(clocks: Clocks, about: Concerned, goal: 'answer' | 'end', cache: Cache): Longest {
  const key = `${goal} ${about.severity} ${about.playbook.crisis}`;
  const kept = cache.get(key);
  if (kept !== undefined) return kept;
  const made = new Longest(clocks, about, goal);
  cache.set(key, made);
  return made;
}

function longestFinding(clocks: Clocks, about: Concerned, within: Duration, longest: Longest): Finding {
  const { goal } = longest.whole();
  if (longest.isTangled) return { ...HOLDS, crisis: about.playbook.crisis, proved: false, isTangled: true };
  return timed(clocks, about, within, goal, (minute) => longestPath(longest, minute));
}

type Over = ReturnType<Longest['whole']>['goal'];

function timed(
  clocks: Clocks,
  { playbook, severity }: Concerned,
  within: Duration,
  over: Over,
  path: (minute: number) => PathStep[],
): Finding {
  const holds: Finding = { ...HOLDS, crisis: playbook.crisis };
  const worst = over === null ? null : worstOf(clocks, over, within, playbook.calendar);
  if (worst === null) return holds;
  return {
    ...holds,
    proved: worst.kept,
    worstCaseMs: worst.length * MINUTE_MS,
    arrivesAt: worst.arrival * MINUTE_MS,
    happensAt: worst.happens * MINUTE_MS,
    promisedBy: worst.promised * MINUTE_MS,
    severity,
    path: path(worst.arrival),
  };
}
