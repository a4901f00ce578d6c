/** How long things take in a charter, as curves, each computed once. */
import type { Charter, Duration, Playbook, Severity, Step, Workflow } from '../../charter.ts';
import { addDuration, nextOpening } from '../../time/calendar.ts';
import { hoursOf, zoneOf } from '../../time/zone.ts';
import { type Curve, earliest, followedBy, later, latest, notAfter } from './curve.ts';
import { type Exit, lastTerms, stepOf, termsOf } from './exits.ts';
import { type Domain, lasting, MINUTE_MS, opening, openTime } from './lasting.ts';

/** Whether people let every deadline pass to the last in line, or act at the end of the first. */
export type Pace = 'latest' | 'first-deadline';

/** Days after which a time of day, or a day of the month, has come round. */
const SLACK_MINUTES = 4 * 1440;

/** Ten years after the last arrival opening hours are no longer looked up: a case that lasts so long goes on as it stands then. */
const KNOWN_MINUTES = 10 * 366 * 1440;

export class Clocks {
  readonly charter: Charter;
  /** The minutes in which a comment may arrive. */
  readonly arrivals: Domain;
  /** These and all that can follow. */
  readonly domain: Domain;
  readonly #kept = new Map<string, Curve>();

  constructor(charter: Charter, playbooks: readonly Playbook[]) {
    const { from, to } = charter.horizon;
    this.charter = charter;
    this.arrivals = { from: Math.ceil(Date.parse(from) / MINUTE_MS), to: Math.floor(Date.parse(to) / MINUTE_MS) };
    const latest = this.arrivals.to + KNOWN_MINUTES;
    const ends = playbooks.map((playbook) => lastMinute(charter, playbook, this.arrivals.to, latest));
    this.domain = { from: this.arrivals.from, to: Math.max(this.arrivals.to, ...ends) + SLACK_MINUTES };
  }

  /** A duration by the calendar of a playbook. */
  lasting(duration: Duration, calendar: string): Curve {
    const key = `${calendar} ${duration.amount} ${duration.unit} ${duration.business}`;
    return this.#keep(key, () =>
      lasting(duration, hoursOf(this.charter, calendar), zoneOf(this.charter, calendar), this.domain),
    );
  }

  openTime(calendar: string): Curve {
    return this.#keep(`${calendar} open`, () => openTime(hoursOf(this.charter, calendar), this.domain));
  }

  now(): Curve {
    return later(this.domain.from, 0);
  }

  /** The ends of a step's deadline and of each escalation in place, counted from its opening. The first is shortened by severity. */
  terms(step: Step, calendar: string, severity: Severity): Curve[] {
    const shorter = Object.entries(step.deadline?.fromSeverity ?? {}).filter(([level]) => Number(level) <= severity);
    const ends: Curve[] = [];
    let key = '';
    for (const [level, { within }] of termsOf(step).entries()) {
      const durations = level === 0 ? [within, ...shorter.map(([, duration]) => duration)] : [within];
      key += `> ${durations.map(({ amount, unit, business }) => `${amount} ${unit} ${business}`).join(' | ')}`;
      ends.push(
        this.#keep(`${calendar} ${key}`, () => {
          const own = durations.map((duration) => this.lasting(duration, calendar)).reduce(earliest);
          const before = ends.at(-1);
          return before === undefined ? own : followedBy(before, own);
        }),
      );
    }
    return ends;
  }

  /** When a step is left by an exit, at the latest. */
  leaving({ calendar, workflow }: Playbook, step: Step, exit: Exit, severity: Severity, pace: Pace): Curve {
    if (step.wait !== null) return this.lasting(step.wait.upTo, calendar);
    const ends = this.terms(step, calendar, severity);
    const last = ends.at(-1) ?? this.now();
    const end = pace === 'latest' || exit.way === 'missed' ? last : (ends[0] ?? last);
    if (step.approval === null || !(exit.way === 'accepted' || exit.way === 'refused')) return end;
    const count = exit.way === 'accepted' ? step.approval.count : 1;
    const acted = latest(end, this.#approversThere(approversOf(workflow, step.approval), count));
    // Who is told again still holds the step when the approver comes; who passes it on does not.
    return typeof lastTerms(step)?.ifMissed === 'string' ? notAfter(acted, last) : acted;
  }

  /** When so many of these roles have been on duty, themselves: a stand-in approves only if named. */
  #approversThere(by: readonly string[], count: number): Curve {
    const needed = Math.min(count, by.length);
    return this.#keep(`there ${needed} ${[...by].sort().join(' ')}`, () => {
      // Keeps the first so many to come, in order: each newcomer takes the place of the first who comes later.
      const first: Curve[] = [];
      for (const role of by) {
        let next = this.#onDuty(role);
        for (const [place, other] of first.entries()) {
          first[place] = earliest(other, next);
          next = latest(other, next);
        }
        if (first.length < needed) first.push(next);
      }
      return first.at(-1) ?? this.now();
    });
  }

  #onDuty(role: string): Curve {
    const calendar = Object.hasOwn(this.charter.roles, role) ? this.charter.roles[role]!.onDuty : 'always';
    return this.#keep(`duty ${calendar}`, () => opening(hoursOf(this.charter, calendar), this.domain));
  }

  #keep(key: string, make: () => Curve): Curve {
    const kept = this.#kept.get(key);
    if (kept !== undefined) return kept;
    const made = make();
    this.#kept.set(key, made);
    return made;
  }
}

/** Nobody approves what is theirs: who owns a text counts only where too few others are named. */
function approversOf(workflow: Workflow, { of, by, count }: NonNullable<Step['approval']>): readonly string[] {
  const authors = of.map((key) => stepOf(workflow, key)?.owner ?? null);
  const others = by.filter((role) => !authors.includes(role));
  return others.length >= count ? others : by;
}

/** A minute after which nothing of a case can happen that enters each step once, whenever its comment arrives. */
function lastMinute(charter: Charter, playbook: Playbook, from: number, latest: number): number {
  const hours = hoursOf(charter, playbook.calendar);
  const zone = zoneOf(charter, playbook.calendar);
  let end = from * MINUTE_MS;
  for (const step of Object.values(playbook.workflow.steps)) {
    const durations = [...termsOf(step).map(({ within }) => within), ...(step.wait === null ? [] : [step.wait.upTo])];
    for (const duration of durations) {
      if (end > latest * MINUTE_MS) return latest;
      end = addDuration(end, duration, hours, zone);
      if (!(duration.unit === 'minute' || duration.unit === 'hour')) end += SLACK_MINUTES * MINUTE_MS;
    }
    for (const role of step.approval?.by ?? []) {
      const duty = Object.hasOwn(charter.roles, role) ? charter.roles[role]!.onDuty : 'always';
      end = Math.max(end, nextOpening(end, hoursOf(charter, duty)));
    }
  }
  return Math.min(Math.ceil(end / MINUTE_MS), latest);
}
