/** Calendars are readable, and at every hour somebody answers for every role. */
import type { Diagnostic } from '../diagnostic.ts';
import { nearest } from '../document/nearest.ts';
import { dutyGap } from '../time/duty.ts';
import { holidaysOf } from '../time/holidays.ts';
import { type HoursFault, resolveDay, resolveWeek } from '../time/schedule.ts';
import { zoneOf } from '../time/zone.ts';
import { type Bilingual, type CheckContext, finding, inCharter } from './context.ts';

const FAULTS: Readonly<Record<HoursFault['code'], Bilingual>> = {
  'unknown-day': { fr: "n'est pas un jour ni un intervalle de jours", en: 'is no day and no range of days' },
  'day-twice': { fr: 'répète un jour déjà dit', en: 'repeats a day already said' },
  'bad-period': { fr: "n'est pas un horaire", en: 'is no period' },
  'beyond-midnight': { fr: 'dépasse minuit (24:00)', en: 'goes beyond midnight (24:00)' },
  reversed: { fr: 'finit avant de commencer', en: 'ends before it begins' },
  overlap: { fr: 'recouvre un autre horaire du même jour', en: 'overlaps another period of the same day' },
  'never-open': { fr: "n'ouvre jamais", en: 'never opens' },
};

const EXAMPLE: Bilingual = {
  fr: 'Écrivez par exemple `mon-fri: ["08:30-12:30", "13:30-19:00"]`.',
  en: 'Write for example `mon-fri: ["08:30-12:30", "13:30-19:00"]`.',
};
const NIGHT: Bilingual = {
  fr: 'Une nuit s’écrit en deux : jusqu’à "24:00" ce jour-là, et depuis "00:00" le lendemain.',
  en: 'A night is written in two: until "24:00" that day, and from "00:00" the day after.',
};

export function checkHours(context: CheckContext): Diagnostic[] {
  const calendars = Object.entries(context.document.charter.value?.calendars ?? {});
  const faults = calendars.flatMap(([key, calendar]) => {
    const open = resolveWeek(calendar.open).faults.map((fault) =>
      hoursFault(context, ['calendars', key, 'open'], fault),
    );
    const except = Object.entries(calendar.except ?? {}).flatMap(([day, hours]) =>
      resolveDay(day, hours).faults.map((fault) => hoursFault(context, ['calendars', key, 'except'], fault)),
    );
    return [
      ...zoneFault(context, key, calendar.zone),
      ...holidayFault(context, key, calendar.holidays),
      ...open,
      ...except,
    ];
  });
  return faults.length > 0 ? faults : gaps(context);
}

function hoursFault(context: CheckContext, path: readonly string[], fault: HoursFault): Diagnostic {
  const place = inCharter(
    context,
    ...path,
    ...(fault.key === '' ? [] : [fault.key]),
    ...(fault.index === null ? [] : [fault.index]),
  );
  const value = fault.value === '' ? (path[1] ?? '') : fault.value;
  return finding(
    context,
    place,
    `calendar/${fault.code}`,
    { fr: `« ${value} » ${FAULTS[fault.code].fr}.`, en: `"${value}" ${FAULTS[fault.code].en}.` },
    fault.code === 'reversed' || fault.code === 'beyond-midnight' ? NIGHT : EXAMPLE,
  );
}

function zoneFault(context: CheckContext, key: string, zone: string): Diagnostic[] {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return [];
  } catch {
    const near = nearest(zone, Intl.supportedValuesOf('timeZone')) ?? 'Europe/Paris';
    return [
      finding(
        context,
        inCharter(context, 'calendars', key, 'zone'),
        'calendar/zone',
        { fr: `« ${zone} » n'est pas un fuseau horaire.`, en: `"${zone}" is no time zone.` },
        { fr: `Vouliez-vous dire « ${near} » ?`, en: `Did you mean "${near}"?` },
      ),
    ];
  }
}

function holidayFault(context: CheckContext, key: string, holidays: string | undefined): Diagnostic[] {
  if (holidays === undefined || holidaysOf(holidays, [2026]) !== null) return [];
  return [
    finding(
      context,
      inCharter(context, 'calendars', key, 'holidays'),
      'calendar/holidays',
      { fr: `« ${holidays} » n'est pas un pays connu.`, en: `"${holidays}" is no known country.` },
      holidaysOf(holidays.toUpperCase(), [2026]) === null
        ? { fr: 'Écrivez un code ISO : FR, FR-57, BE, CH, CA-QC.', en: 'Write an ISO code: FR, FR-57, GB, US.' }
        : {
            fr: `Vouliez-vous dire « ${holidays.toUpperCase()} » ?`,
            en: `Did you mean "${holidays.toUpperCase()}"?`,
          },
    ),
  ];
}

/** The first role of a chain that leaves an hour without anybody is reported; those that lean on it follow from it. */
function gaps(context: CheckContext): Diagnostic[] {
  const { charter } = context;
  const gapOf = new Map(Object.keys(charter.roles).map((key) => [key, dutyGap(charter, key)]));
  return Object.values(charter.roles).flatMap((role) => {
    const gap = gapOf.get(role.key) ?? null;
    const leansOnGap = role.otherwise !== null && gapOf.get(role.otherwise) != null && !circular(context, role.key);
    if (gap === null || leansOnGap) return [];
    const zone = zoneOf(charter, role.onDuty);
    const hour = (locale: string) =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone: zone }).format(gap);
    return [
      finding(
        context,
        inCharter(context, 'roles', role.key),
        'duty/nobody',
        {
          fr: `Personne ne répond pour « ${role.key} » : ${hour('fr')}, par exemple.`,
          en: `Nobody answers for "${role.key}": ${hour('en')}, for example.`,
        },
        {
          fr: 'Ajoutez `otherwise:` avec un rôle présent à toute heure (`on-duty: always`).',
          en: 'Add `otherwise:` with a role that is there at every hour (`on-duty: always`).',
        },
      ),
    ];
  });
}

function circular({ charter }: CheckContext, start: string): boolean {
  const seen = new Set<string>();
  for (let key: string | null = start; key !== null; key = charter.roles[key]?.otherwise ?? null) {
    if (seen.has(key)) return key === start;
    seen.add(key);
  }
  return false;
}
