/** The worst case of a promise as a story of stories.yaml, so that it can be played and kept. */
import type { Charter, Playbook, Severity, Step } from '../../charter.ts';
import type { Locale } from '../../diagnostic.ts';
import { addDuration } from '../../time/calendar.ts';
import { hoursOf, zoneOf } from '../../time/zone.ts';
import type { Story, StoryLine } from '../../workflow/story-script.ts';
import { answerTo, deedsOf, type Subject } from './deeds.ts';
import { lastTerms, stepOf, termsOf } from './exits.ts';
import type { PathStep, Proof } from './proof.ts';
import { promiseWords } from './sentence.ts';

const MINUTE_MS = 60_000;

/** What happens at an instant; without a line time only passes until then. */
interface Scheduled {
  readonly at: number;
  readonly line: StoryLine;
}

interface Told extends Subject {
  readonly severity: Severity;
}

/**
 * The worst case of a proof as a story of its crisis type; null where nothing was found. Who must act before a deadline passes
 * the case on acts a minute before it: the story runs up to a minute ahead of the proof for each step.
 */
export function storyOf(charter: Charter, proof: Proof, locale: Locale): Story | null {
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
    story: promiseWords(proof.promise, charter, locale),
    opens: new Date(opens).toISOString(),
    severity,
    script: script(scheduled, opens),
  };
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
function script(scheduled: readonly Scheduled[], opens: number): StoryLine[] {
  const lines: StoryLine[] = [];
  let now = opens;
  for (const { at, line } of scheduled.toSorted((a, b) => a.at - b.at)) {
    const { then, ...act } = line;
    const acts = Object.keys(act).length > 0;
    if (at > now) lines.push({ wait: waitWords(at - now), ...(acts || then === undefined ? {} : { then }) });
    if (acts) lines.push(line);
    now = Math.max(now, at);
  }
  return lines.length > 0 ? lines : [{ wait: '1 minute' }];
}

/** 7,200,000 → "2 hours" */
function waitWords(ms: number): string {
  const minutes = Math.round(ms / MINUTE_MS);
  const [amount, unit] = minutes % 60 === 0 ? [minutes / 60, 'hour'] : [minutes, 'minute'];
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}
