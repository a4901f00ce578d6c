/** The worst case of a promise as a story of stories.yaml, so that it can be played and kept. */
import { Temporal } from 'temporal-polyfill';
import type { Charter, Playbook, Severity, Step } from '../../charter.ts';
import type { Locale, WorstCase } from '../../diagnostic.ts';
import type { StoryLineYaml, StoryYaml } from '../../document/stories.ts';
import { storyYaml } from '../../document/write.ts';
import { addDuration } from '../../time/calendar.ts';
import { hoursOf, zoneOf } from '../../time/zone.ts';
import { answerTo, deedsOf, type Subject } from './deeds.ts';
import { lastTerms, stepOf, termsOf } from './exits.ts';
import type { PathStep, Proof } from './proof.ts';
import { promiseWords } from './sentence.ts';

const MINUTE_MS = 60_000;

/** What happens at an instant; without a line time only passes until then. */
interface Scheduled {
  readonly at: number;
  readonly line: StoryLineYaml;
}

interface Told extends Subject {
  readonly severity: Severity;
}

/**
 * The worst case of a proof as a story of its crisis type; null where nothing was found. Who must act before a deadline passes
 * the case on acts a minute before it: the story runs up to a minute ahead of the proof for each step.
 */
export function storyOf(charter: Charter, proof: Proof, locale: Locale): StoryYaml | null {
  const playbook = charter.playbooks[proof.crisis ?? ''];
  if (playbook === undefined || proof.path.length === 0) return null;
  const severity = Math.max(
    proof.severity ?? playbook.severity.base,
    ...levelsNeeded(playbook, proof.path),
  ) as Severity;
  const opens = proof.arrivesAt ?? Date.parse(charter.horizon.from);
  const told: Told = { charter, playbook, proof, severity };
  const scheduled =
    proof.promise.kind === 'told' ? [silence(proof, opens)] : play(told, proof.path, opens, false).scheduled;
  return {
    story: titleOf(proof, charter, locale),
    opens: writtenInstant(opens, zoneOf(charter, playbook.calendar)),
    severity,
    script: script(scheduled, opens),
  };
}

/** The same, ready to be pasted in stories.yaml. */
export function worstCaseOf(charter: Charter, proof: Proof, locale: Locale): WorstCase | null {
  const story = storyOf(charter, proof, locale);
  return story === null ? null : { crisis: proof.crisis!, story: story.story, yaml: storyYaml(story) };
}

function titleOf({ promise }: Proof, charter: Charter, locale: Locale): string {
  const [first = '', ...rest] = promiseWords(promise, charter, locale).replace(/\.$/, '');
  const promised = `${first.toLowerCase()}${rest.join('')}`;
  return locale === 'fr' ? `Promesse non tenue : ${promised}` : `Promise not kept: ${promised}`;
}

/** As an author writes it: the clock on the wall, with its offset. */
function writtenInstant(at: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

function levelsNeeded(playbook: Playbook, path: readonly PathStep[]): number[] {
  return path.flatMap(({ step, event, regions }) => {
    const choice = stepOf(playbook.workflow, step)?.choices.find((one) => one.event === event);
    const own = choice?.needs.flatMap((need) => (need.kind === 'from-severity' ? [need.level] : [])) ?? [];
    return [...own, ...regions.flatMap((inside) => levelsNeeded(playbook, inside))];
  });
}

/** Nobody acts until the role is told, or for an hour where it never is. */
function silence({ happensAt, path }: Proof, opens: number): Scheduled {
  const last = path.at(-1)!;
  const inRegions = path.some(({ regions }) => regions.length > 0);
  return {
    at: Math.max(happensAt ?? last.enteredAt ?? opens, opens + MINUTE_MS),
    line: inRegions ? {} : { then: [last.step] },
  };
}

function play(
  told: Told,
  path: readonly PathStep[],
  from: number,
  inRegion: boolean,
): { scheduled: Scheduled[]; at: number } {
  const scheduled: Scheduled[] = [];
  let at = from;
  for (const [index, passage] of path.entries()) {
    const step = stepOf(told.playbook.workflow, passage.step);
    if (step === null) break;
    if (step.relay !== null && told.proof.promise.kind !== 'relays-come-back')
      scheduled.push({ at, line: answerTo(step) });
    const inside = passage.regions.map((region) => play(told, region, at, true));
    scheduled.push(...inside.flatMap((region) => region.scheduled));
    const next = path[index + 1];
    const then =
      inRegion || next === undefined || stepOf(told.playbook.workflow, next.step)?.kind === 'parallel'
        ? {}
        : { then: [next.step] };
    if (passage.way === 'joined') at = Math.max(...inside.map((region) => region.at));
    else if (passage.way !== 'here') {
      at = leavingAt(told, step, passage, at);
      const lines = deedsOf(told, step, passage, path.slice(0, index + 1));
      scheduled.push(
        ...lines.map((line, place) => ({ at, line: place === lines.length - 1 ? { ...line, ...then } : line })),
      );
    }
  }
  return { scheduled, at };
}

function leavingAt(
  { charter, playbook, proof, severity }: Told,
  step: Step,
  { way, leftAt }: PathStep,
  from: number,
): number {
  const add = (at: number, duration: Parameters<typeof addDuration>[1]) =>
    addDuration(at, duration, hoursOf(charter, playbook.calendar), zoneOf(charter, playbook.calendar));
  if (way === 'waited') return step.wait === null ? from : add(from, step.wait.upTo);
  if (leftAt === null && way !== 'missed') return from;
  const [first, ...others] = termsOf(step);
  if (first === undefined) return from;
  const shorter = Object.entries(step.deadline?.fromSeverity ?? {}).filter(([level]) => Number(level) <= severity);
  const own = Math.min(
    ...[first.within, ...shorter.map(([, duration]) => duration)].map((duration) => add(from, duration)),
  );
  const last = others.reduce((at, { within }) => add(at, within), own);
  if (way === 'missed') return last;
  const passesOn = typeof lastTerms(step)?.ifMissed === 'string';
  const atFirst = proof.promise.kind === 'ends-within';
  const latest = atFirst ? own : last;
  const byPerson = way === 'choice' ? latest : Math.max(latest, leftAt ?? latest);
  if (passesOn) return Math.min(byPerson, last - MINUTE_MS);
  return atFirst && others.length > 0 ? byPerson - MINUTE_MS : byPerson;
}

/** In order of time, with the waits between. */
function script(scheduled: readonly Scheduled[], opens: number): StoryLineYaml[] {
  const lines: StoryLineYaml[] = [];
  let now = opens;
  for (const { at, line } of scheduled.toSorted((a, b) => a.at - b.at)) {
    const { then, ...act } = line;
    const acts = Object.keys(act).length > 0;
    if (at > now) lines.push(...waits(at - now, acts ? undefined : then));
    if (acts) lines.push(line);
    now = Math.max(now, at);
  }
  return lines.length > 0 ? lines : [{ wait: '1 minute' }];
}

/** 9,000,000 → 2 hours, then 30 minutes; after which the case is at `then`. */
function waits(ms: number, then: readonly string[] | undefined): StoryLineYaml[] {
  const minutes = Math.round(ms / MINUTE_MS);
  const parts = [counted(Math.floor(minutes / 60), 'hour'), counted(minutes % 60, 'minute')].flat();
  return parts.map((wait, index) => ({
    wait,
    ...(then === undefined || index < parts.length - 1 ? {} : { then: [...then] }),
  }));
}

const counted = (amount: number, unit: string): string[] =>
  amount === 0 ? [] : [`${amount} ${unit}${amount === 1 ? '' : 's'}`];
