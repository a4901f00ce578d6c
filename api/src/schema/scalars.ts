import { GraphQLError } from 'graphql';
import { builder } from '../builder.ts';

const instant = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i;
/** In UTC. PostgreSQL knows no year 0, and four digits end with 9999. */
const [earliest, latest] = [Date.parse('0001-01-01T00:00:00Z'), Date.parse('9999-12-31T23:59:59.999Z')];

/** Milliseconds since the epoch; NaN for a day that no calendar has. */
function readInstant(text: string): number {
  const day = instant.exec(text)?.[1];
  if (day === undefined || !isDay(day)) return Number.NaN;
  const time = Date.parse(text);
  return time >= earliest && time <= latest ? time : Number.NaN;
}

/** `2026-02-30` → false, which Date.parse takes for 2 March. */
function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

builder.scalarType('DateTime', {
  description: 'An instant, RFC 3339 with an offset: "2026-11-20T10:00:00+01:00". Answers are in UTC.',
  serialize: (value) => value.toISOString(),
  parseValue: (value) => {
    const time = typeof value === 'string' ? readInstant(value) : Number.NaN;
    if (Number.isNaN(time))
      throw new GraphQLError('A DateTime is RFC 3339 with an offset, as "2026-11-20T10:00:00+01:00".');
    return new Date(time);
  },
});

builder.scalarType('JSON', {
  description:
    'Facts: an object by key. Text "…", number 3, date-time RFC 3339, money { "amount": "49.90", "currency": "EUR" }. Merged; null removes.',
  serialize: (value) => value,
  parseValue: (value) => value,
});
