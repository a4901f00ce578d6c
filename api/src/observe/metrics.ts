import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { connectionsOf, type Db } from '../db.ts';

/** How an operation ended. `refused`: the caller's mistake. `failed`: ours, or the database was away or slow. */
export type Outcome = 'answered' | 'refused' | 'failed';

/** What is counted, and how it is read. */
export interface Meter {
  readonly operation: (operation: string, outcome: Outcome, seconds: number) => void;
  /** A clock fired, so long after it was due. */
  readonly fired: (lateMs: number) => void;
  readonly subscribed: (by: 1 | -1) => void;
  /** In Prometheus' text format. */
  readonly print: () => Promise<string>;
  readonly contentType: string;
}

const seconds = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const lateness = [0.5, 1, 2, 5, 30, 60, 300, 3_600];

/**
 * Few figures of few labels: none is chosen by callers, and none is about a person. What stands in the database is asked for
 * when somebody reads them.
 */
export function makeMeter(db: Db, now: () => number): Meter {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const operations = new Counter({
    name: 'aplomb_operations_total',
    help: 'GraphQL operations by root field and how they ended.',
    labelNames: ['operation', 'outcome'],
    registers,
  });
  const duration = new Histogram({
    name: 'aplomb_operation_seconds',
    help: 'How long operations took.',
    labelNames: ['operation'],
    buckets: seconds,
    registers,
  });
  const lag = new Histogram({
    name: 'aplomb_deadline_lag_seconds',
    help: 'How long after they were due clocks fired; its count is how many fired in this process.',
    buckets: lateness,
    registers,
  });
  const subscriptions = new Gauge({ name: 'aplomb_subscriptions_open', help: 'Followers by SSE.', registers });
  const due = new Gauge({
    name: 'aplomb_deadlines_due',
    help: 'Clocks that are due and have not fired, in the whole database.',
    registers,
  });
  const outbox = new Gauge({
    name: 'aplomb_outbox_waiting',
    help: 'Webhook deliveries that wait, in the whole database.',
    registers,
  });
  const connections = new Gauge({
    name: 'aplomb_database_connections',
    help: 'Connections of this process; waiting: requests for one.',
    labelNames: ['state'],
    registers,
  });
  return {
    operation: (operation, outcome, took) => {
      operations.inc({ operation, outcome });
      duration.observe({ operation }, took);
    },
    fired: (lateMs) => lag.observe(Math.max(0, lateMs) / 1_000),
    subscribed: (by) => subscriptions.inc(by),
    print: async () => {
      for (const [state, count] of Object.entries(connectionsOf(db))) connections.set({ state }, count);
      due.set(await db.deadline.count({ where: { fireAt: { lte: new Date(now()) } } }));
      outbox.set(await db.webhookDelivery.count({ where: { state: 'waiting' } }));
      return register.metrics();
    },
    contentType: register.contentType,
  };
}
