import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Cost that each key may spend in a minute: each second 150 comments asked about, or 38 received; 12 inbox pages of 200. */
export const usualRate = 600_000;
const windowSeconds = 60;

/** What is left of a key's minute. */
export interface Spent {
  readonly allowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until the minute is over. */
  readonly reset: number;
}

export type Spend = (key: string, cost: number) => Promise<Spent>;

/**
 * Counts cost by key, a minute at a time; what is refused does not count. Counted in the memory of each process: a row in
 * the database per request would cost more than what it guards, and a server that is asked behind a balancer sees its share.
 * With n processes a key may spend up to n times the rate.
 */
export function rateLimit(limit: number): Spend {
  const limiter = new RateLimiterMemory({ points: limit, duration: windowSeconds });
  return async (key, cost) => {
    try {
      return told(await limiter.consume(key, cost), true, limit);
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      return told(await limiter.reward(key, cost), false, limit);
    }
  };
}

function told({ msBeforeNext, consumedPoints }: RateLimiterRes, allowed: boolean, limit: number): Spent {
  return { allowed, limit, remaining: Math.max(0, limit - consumedPoints), reset: Math.ceil(msBeforeNext / 1_000) };
}

/**
 * As headers: `RateLimit` and `RateLimit-Policy` of the IETF's draft, and the three names of its earlier versions that
 * clients know.
 */
export function rateHeaders({ limit, remaining, reset, allowed }: Spent): Record<string, string> {
  return {
    'ratelimit-policy': `"cost";q=${limit};w=${windowSeconds}`,
    ratelimit: `"cost";r=${remaining};t=${reset}`,
    'ratelimit-limit': String(limit),
    'ratelimit-remaining': String(remaining),
    'ratelimit-reset': String(reset),
    ...(allowed ? {} : { 'retry-after': String(Math.max(1, reset)) }),
  };
}
