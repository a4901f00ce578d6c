/** CharterDocument → Charter. Total: what is wrong is the checker's to say, so nothing here reports. */
import type { Calendar, Channel, Charter, CharterPromise, Fact, Period, Role, Severity } from '../charter.ts';
import type { CharterYaml, PromiseYaml } from '../document/charter.ts';
import type { CharterDocument } from '../document/read.ts';
import { holidaysOf } from '../time/holidays.ts';
import { resolveDay, resolveWeek } from '../time/schedule.ts';
import { horizonOf } from './horizon.ts';
import { toMigrations } from './migrations.ts';
import { toPlaybook } from './playbook.ts';
import { mapTable, toDuration, toList, toText, toTone, toToneLayer } from './texts.ts';

/** Longest value of a text fact without a `max`, in characters. */
const DEFAULT_MAX = 40;

/** A charter without its digest, which version/digest.ts computes. `year` counts where no `valid-from` is said. */
export function toCharter(document: CharterDocument, year: number): Charter | null {
  const written = document.charter.value;
  if (written === null) return null;
  const { languages } = written;
  // The first in alphabetical order, as in time/zone.ts: the order of keys in a file means nothing.
  const [first] = Object.entries(written.calendars ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  const horizon = horizonOf(written['valid-from'] ?? null, year, first?.[1].zone ?? 'UTC');
  const text = (value: Parameters<typeof toText>[0]) => toText(value, languages);
  const layer = (value: Parameters<typeof toToneLayer>[0]) => toToneLayer(value, languages);
  const playbooks = document.playbooks.flatMap((folder) => toPlaybook(folder, languages) ?? []);
  return {
    format: 1,
    brand: written.brand,
    name: written.name,
    version: written.version,
    digest: '',
    languages,
    validFrom: written['valid-from'] ?? null,
    validUntil: written['valid-until'] ?? null,
    revoked: written.revoked ?? null,
    horizon,
    keepEvidence: toDuration(written['keep-evidence']),
    forgetAuthorsAfter:
      written['forget-authors-after'] === undefined ? null : toDuration(written['forget-authors-after']),
    roles: mapTable(
      written.roles,
      (role, key): Role => ({
        key,
        title: text(role.title),
        onDuty: role['on-duty'],
        otherwise: role.otherwise ?? null,
        outside: role.outside ?? false,
      }),
    ),
    calendars: mapTable(written.calendars, (calendar, key) => toCalendar(key, calendar, horizon)),
    audiences: mapTable(written.audiences, (audience, key) => ({
      key,
      default: audience.default ?? false,
      tone: layer(audience.tone),
    })),
    tone: toTone(written.tone, languages),
    tones: mapTable(written.tones, (tone) => toTone(tone, languages)),
    fromSeverity: mapTable(written['from-severity'], (tone) => layer(tone) ?? {}),
    facts: mapTable(
      written.facts,
      (fact, key): Fact => ({
        key,
        type: fact.type,
        label: text(fact.label),
        max: fact.max ?? DEFAULT_MAX,
        items: fact.items ?? 5,
        private: fact.private ?? false,
      }),
    ),
    channels: mapTable(
      written.channels,
      (channel, key): Channel => ({
        key,
        platform: channel.like ?? key,
        account: channel.account ?? null,
        brandIsHost: channel['brand-is-host'] ?? false,
        tone: layer(channel.tone),
      }),
    ),
    whenUnsure: written['when-unsure'],
    approvedReplies: Object.entries(written['approved-replies'] ?? {}).map(([reply, approval]) => ({
      reply,
      ...approval,
    })),
    report: written.report ?? null,
    promises: (written.promises ?? []).flatMap((promise) => toPromise(promise) ?? []),
    partials: Object.fromEntries(document.partials.map(({ name, text }) => [name, text])),
    playbooks: Object.fromEntries(playbooks.map((playbook) => [playbook.crisis, playbook])),
    ...toMigrations(document),
  };
}

function toCalendar(
  key: string,
  written: NonNullable<CharterYaml['calendars']>[string],
  horizon: Charter['horizon'],
): Calendar {
  const first = Number(horizon.from.slice(0, 4)) - 1;
  const years = [first, first + 1, first + 2, first + 3, first + 4];
  const holidays = written.holidays === undefined ? [] : (holidaysOf(written.holidays, years) ?? []);
  const closed = holidays.map((day): [string, Period[]] => [day, []]);
  const excepted = Object.entries(written.except ?? {}).map(([day, hours]): [string, Period[]] => [
    day,
    resolveDay(day, hours).periods,
  ]);
  return {
    key,
    zone: written.zone,
    week: resolveWeek(written.open).week,
    days: Object.fromEntries([...closed, ...excepted]),
  };
}

/** Null for a promise that says no kind or several: check/promise-words.ts reports it. */
function toPromise(written: PromiseYaml): CharterPromise | null {
  const scope = {
    in: written.in === undefined ? null : toList(written.in),
    fromSeverity: (written['from-severity'] ?? null) as Severity | null,
  };
  if (written['answered-within'] !== undefined)
    return { ...scope, kind: 'answered-within', within: toDuration(written['answered-within']) };
  if (written.told !== undefined)
    return written.within === undefined
      ? null
      : { ...scope, kind: 'told', role: written.told, within: toDuration(written.within) };
  if (written['approved-by'] !== undefined)
    return { ...scope, kind: 'approved-by', role: written['approved-by'], before: 'reply' };
  if (written.never !== undefined)
    return { ...scope, kind: 'never', actions: written.never, unlessGround: written['unless-ground'] ?? [] };
  if (written['relays-come-back'] !== undefined) return { ...scope, kind: 'relays-come-back' };
  if (written['ends-within'] !== undefined)
    return { ...scope, kind: 'ends-within', within: toDuration(written['ends-within']) };
  return null;
}
