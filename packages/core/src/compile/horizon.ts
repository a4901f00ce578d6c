/** The two years for which promises are proved: from `valid-from`, else from the first of January of a year given. */
export function horizonOf(validFrom: string | null, year: number, zone: string): { from: string; to: string } {
  const start = Temporal.PlainDate.from(validFrom ?? `${String(year).padStart(4, '0')}-01-01`);
  const instant = (date: Temporal.PlainDate) => date.toZonedDateTime(zoneOrUtc(zone)).toInstant().toString();
  return { from: instant(start), to: instant(start.add({ years: 2 })) };
}

/** A zone that does not exist is the checker's to report. */
function zoneOrUtc(zone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}
