import type { Db } from '../../api/src/db.ts';
import { verifyWebhook } from '../../packages/client/src/webhooks/standard.ts';
import type { Brand } from './brands.ts';
import type { Arrival, Receiver } from './receivers.ts';
import type { Finding } from './verdict.ts';

interface Body {
  readonly type: string;
  readonly data: {
    readonly brand: string;
    readonly case?: { readonly id: string };
    readonly from?: readonly string[];
    readonly to?: readonly string[];
  };
}

/** Everything written in the log was told, of each case in its order, signed, each thing by one id, to its own brand only. */
export async function judgeTold(
  db: Db,
  { name }: Brand,
  { arrivals }: Receiver,
  secrets: readonly string[],
): Promise<Finding[]> {
  const heard = arrivals.map((arrival) => ({ arrival, id: idOf(arrival), body: JSON.parse(arrival.body) as Body }));
  const taken = new Map<string, Body>();
  for (const { arrival, id, body } of heard) if (arrival.made === 'taken' && !taken.has(id)) taken.set(id, body);
  const ofCases = [...taken.values()].filter(({ data }) => data.case !== undefined);
  const told = Map.groupBy(ofCases, ({ data }) => data.case?.id ?? '');
  const wanted = await toldByLog(db, name);
  const bodies = Map.groupBy(heard, ({ id }) => id);
  const changed = [...bodies].filter(([, all]) => new Set(all.map(({ arrival }) => arrival.body)).size > 1);
  const unsigned = await Promise.all(heard.map(({ arrival }) => isSigned(arrival, secrets.slice(0, 1))));
  return [
    {
      promise: `${name}: every change is told, of each case in its order, once`,
      looked: [...wanted.values()].flat().length,
      broken: [...wanted].flatMap(([id, all]) => {
        const got = (told.get(id) ?? []).map(wordsOf);
        const place = all.findIndex((words, index) => got[index] !== words);
        if (place < 0 && got.length === all.length) return [];
        return [`${id}: ${all.length} wanted, ${got.length} told; ${all[place]} ← ${got[place]}`];
      }),
    },
    {
      promise: `${name}: what comes again comes with its id and word for word`,
      looked: heard.length - bodies.size,
      broken: changed.map(([id]) => id),
    },
    {
      promise: `${name}: every message is signed by the secret that the receiver has`,
      looked: heard.length,
      broken: heard.filter((_, place) => !unsigned[place]).map(({ id }) => id),
    },
    {
      promise: `${name}: nothing of another brand is told, and no word of a comment`,
      looked: heard.length,
      broken: heard.filter(({ body }) => body.data.brand !== name).map(({ id, body }) => `${id} ${body.data.brand}`),
    },
  ];
}

function idOf({ headers }: Arrival): string {
  return String(headers['webhook-id']);
}

/** At the time that the message says: the servers' clocks are not ours. */
export async function isSigned({ headers, body }: Arrival, secrets: readonly string[]): Promise<boolean> {
  const now = Number(headers['webhook-timestamp']) * 1_000;
  return (await verifyWebhook({ headers, rawBody: body, secrets, now })).ok;
}

function wordsOf({ type, data }: Body): string {
  return [type, data.from?.join('+'), data.to?.join('+')].join(' ');
}

/** Computed anew from the log: what a receiver of the brand must have been told of each case. */
async function toldByLog(db: Db, brand: string): Promise<Map<string, string[]>> {
  const entries = await db.logEntry.findMany({ where: { brand }, orderBy: [{ caseId: 'asc' }, { number: 'asc' }] });
  const words = entries.flatMap(({ caseId, type, from, to }) => {
    const moved = from.join('+') !== to.join('+');
    const event = types[type] ?? (moved ? 'case.step-changed' : null);
    const id = Buffer.from(`Case:${caseId}`).toString('base64');
    return event === null ? [] : [[id, [event, from.join('+'), to.join('+')].join(' ')] as const];
  });
  return new Map([...Map.groupBy(words, ([id]) => id)].map(([id, all]) => [id, all.map(([, said]) => said)]));
}

const types: Readonly<Record<string, string>> = {
  opened: 'case.opened',
  remind: 'case.deadline-near',
  missed: 'case.overdue',
};
