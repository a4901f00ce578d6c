/** SQLSTATE 57014: the statement took longer than it may. P2028: so did its transaction. */
const late = /code[=:] ?`?(57014|P2028)\b/i;

/**
 * The database is away, starts, stops or takes no more sessions: SQLSTATE classes 08, 53 and 57P, and what Prisma, its
 * adapter and the socket say of it.
 */
const away = [
  /code[=:] ?`?(08\w{3}|53\d{3}|57P0\d|P1001|P1002|P1008|P1017|P2024|ECONNREFUSED|ECONNRESET|EPIPE)\b/i,
  /kind=(DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections)\b/,
  /\b(connect|read|write) E[A-Z]+\b|Can't reach database|not queryable/,
  /Connection terminated|terminating connection|closed the connection/,
] as const;

/**
 * Whether a fault is the database's own: `away`, so that the same may go well in a moment, or `late`. Null: it is something
 * else, of our making.
 */
export function databaseFault(fault: unknown): 'away' | 'late' | null {
  const words = wordsOf(fault);
  if (late.test(words)) return 'late';
  return away.some((pattern) => pattern.test(words)) ? 'away' : null;
}

/** Everything that the fault, and what caused it, says of itself; read by us only. */
function wordsOf(fault: unknown, depth = 0): string {
  if (typeof fault !== 'object' || fault === null || depth > 4) return String(fault);
  const own = ['name', 'code', 'message', 'kind', 'originalCode', 'originalMessage'].map((key) =>
    key in fault ? `${key}=${(fault as Record<string, unknown>)[key]}` : '',
  );
  const { cause, meta } = fault as { cause?: unknown; meta?: { driverAdapterError?: unknown } };
  const more = [cause, meta?.driverAdapterError].filter((one) => one !== undefined && one !== null);
  return [...own, ...more.map((one) => wordsOf(one, depth + 1))].join(' ');
}
