import pg from 'pg';

/** Word from the database, of whatever process, that something happened to a brand's cases. */
export interface Notices {
  readonly listen: (brand: string) => Listening;
  readonly stop: () => Promise<void>;
}
export interface Listening {
  /** Resolves at the next notice, or at once if one came since the last call. */
  readonly next: () => Promise<void>;
  readonly stop: () => void;
}

const tryAgainMs = 2_000;

interface Listener {
  readonly brand: string;
  heard: boolean;
  wake: (() => void) | null;
}

/** One connection listens for all. Lost, it comes back by itself, and wakes everybody to look for what they missed. */
export function listenToDatabase(url: string): Notices {
  const listeners = new Set<Listener>();
  let client: pg.Client | null = null;
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;

  const wake = (listener: Listener) => {
    listener.heard = true;
    listener.wake?.();
  };
  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString: url });
    client = fresh;
    fresh.on('notification', ({ payload }) => {
      for (const listener of listeners) if (listener.brand === payload) wake(listener);
    });
    const lost = () => {
      if (stopped || client !== fresh) return;
      client = null;
      timer = setTimeout(connect, tryAgainMs).unref();
    };
    fresh.on('error', lost);
    fresh.on('end', lost);
    try {
      await fresh.connect();
      await fresh.query('LISTEN aplomb');
      for (const listener of listeners) wake(listener);
    } catch {
      lost();
    }
  };
  void connect();

  return {
    listen: (brand) => {
      const listener: Listener = { brand, heard: false, wake: null };
      listeners.add(listener);
      return { next: () => nextNotice(listener), stop: () => listeners.delete(listener) };
    },
    stop: async () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      await client?.end().catch(() => {});
    },
  };
}

async function nextNotice(listener: Listener): Promise<void> {
  if (!listener.heard) {
    await new Promise<void>((resolve) => {
      listener.wake = resolve;
    });
  }
  listener.wake = null;
  listener.heard = false;
}
