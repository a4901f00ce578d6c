import { type DestinationStream, type Logger, pino } from 'pino';

/** What the log keeps of a fault: enough to find it, and nothing that it carries along, a row or a parameter. */
export interface ToldFault {
  readonly type: string;
  readonly code?: string;
  readonly message: string;
  readonly stack?: string;
  readonly cause?: ToldFault;
}

/** The log of the server: JSON lines, faults with their words and place, never the text of a comment. */
export function serverLog(level: string, destination?: DestinationStream): Logger {
  const options = { level, redact: ['*.text', '*.variables'], serializers: { fault: told, err: told } };
  return destination === undefined ? pino(options) : pino(options, destination);
}

const told = (fault: unknown): ToldFault => tellFault(fault);

/** @example tellFault(new TypeError('x is no y')) // { type: 'TypeError', message: 'x is no y', stack: '…' } */
export function tellFault(fault: unknown, depth = 0): ToldFault {
  if (!(fault instanceof Error)) return { type: typeof fault, message: String(fault) };
  const { name, message, stack, cause } = fault;
  const code = 'code' in fault && fault.code !== undefined ? { code: String(fault.code) } : {};
  const because = cause instanceof Error && depth < 3 ? { cause: tellFault(cause, depth + 1) } : {};
  return { type: name, ...code, message, ...(stack === undefined ? {} : { stack }), ...because };
}
