import type { Db } from '../../api/src/db.ts';
import { addWebhook, rotateSecret } from '../../api/src/webhooks/endpoints.ts';
import { type Brand, keysOf } from './brands.ts';
import type { Caller, Persistence } from './callers.ts';
import { type Chance, chanceFrom } from './chance.ts';
import { type Follower, followByPolling, followBySse } from './followers.ts';
import { type Load, makeLoad } from './load.ts';
import { type Receiver, startReceiver } from './receivers.ts';

/** Who has to do with one brand: those who work on its cases, those who follow them, and those who are told. */
export interface Party {
  readonly brand: Brand;
  /** With the keys of this brand. */
  readonly worker: Caller;
  readonly load: Load;
  readonly sse: Follower;
  readonly polling: Follower;
  readonly receiver: Receiver;
  /** One that answers 410 to the first. */
  readonly gone: Receiver;
  /** Of the receiver, the oldest first. */
  readonly secrets: string[];
  readonly rotate: () => Promise<void>;
  /** Answers to this brand's keys in which the other's word stood. */
  readonly leaks: readonly string[];
}

export interface Meeting {
  readonly db: Db;
  readonly brand: Brand;
  readonly other: Brand;
  readonly urls: readonly string[];
  readonly seed: number;
  /** The receiver of the other brand. */
  readonly elsewhere: () => string;
  readonly persistence: Pick<Persistence, 'until' | 'onFault' | 'onRetry'>;
}

export async function makeParty({ db, brand, other, urls, seed, elsewhere, persistence }: Meeting): Promise<Party> {
  const at = new Date();
  const { work, follow } = await keysOf(db, brand, at);
  const leaks: string[] = [];
  const onText = (text: string): void => {
    if (text.includes(other.word)) leaks.push(text.slice(0, 200));
  };
  const worker = { key: work, onText };
  const chance = (place: number): Chance => chanceFrom(seed * 100 + place);
  const listen = async (kind: 'moody' | 'gone', place: number) => {
    const receiver = await startReceiver({ kind, elsewhere, chance: chance(place) });
    const { webhook, secret } = await addWebhook(db, { brand: brand.name, url: receiver.url, events: [], at });
    return { receiver, id: webhook.id, secret };
  };
  const [moody, gone] = [await listen('moody', 1), await listen('gone', 2)];
  const secrets = [moody.secret];
  const load = makeLoad(brand, `storm${seed}-${brand.name}`, {
    ...persistence,
    caller: worker,
    urls,
    chance: chance(3),
  });
  const following = { brand: brand.name, caller: { key: follow, onText }, urls };
  return {
    brand,
    worker,
    load,
    sse: followBySse({ ...following, chance: chance(4) }),
    polling: followByPolling({ ...following, chance: chance(5) }),
    receiver: moody.receiver,
    gone: gone.receiver,
    secrets,
    rotate: async () => {
      const changed = await rotateSecret(db, moody.id, new Date());
      if (changed !== null) secrets.push(changed.secret);
    },
    leaks,
  };
}
