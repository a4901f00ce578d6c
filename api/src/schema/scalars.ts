import { GraphQLError } from 'graphql';
import { builder } from '../builder.ts';

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/i;

builder.scalarType('DateTime', {
  description: 'An instant, RFC 3339 with an offset: "2026-11-20T10:00:00+01:00". Answers are in UTC.',
  serialize: (value) => value.toISOString(),
  parseValue: (value) => {
    const time = typeof value === 'string' && instant.test(value) ? Date.parse(value) : Number.NaN;
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
