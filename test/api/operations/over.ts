import { pino } from '../../../api/node_modules/pino/pino.js';
import { createApi } from '../../../api/src/app.ts';
import { listenToDatabase } from '../../../api/src/cases/notices.ts';
import { storedCharters } from '../../../api/src/charters/charters.ts';
import { type Db, openDb } from '../../../api/src/db.ts';
import { storedSigner } from '../../../api/src/replies/token.ts';
import { type Answer, contract } from '../harness.ts';

/** The API over a database that is there already; the operations of the contract by name. */
export async function apiOver<T>(
  url: string,
  now: number,
  run: (ask: (name: string, variables: unknown) => Promise<Answer>, db: Db) => Promise<T>,
): Promise<T> {
  const db = openDb(url, 5);
  const notices = listenToDatabase(url);
  const services = { db, charters: storedCharters(db), signer: storedSigner(db), notices, now: () => now };
  const api = createApi({ ...services, dbFor: () => db, log: pino({ level: 'silent' }) });
  try {
    return await run(async (operationName, variables) => {
      const response = await api.fetch(
        new Request('http://localhost/graphql', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query: contract, operationName, variables }),
        }),
      );
      return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) };
    }, db);
  } finally {
    await notices.stop();
    await db.$disconnect();
  }
}
