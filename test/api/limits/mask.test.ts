import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Db, openDb } from '../../../api/src/db.ts';
import { maskFault } from '../../../api/src/http/mask.ts';
import { migrate } from '../../../api/src/postgres/migrate.ts';
import { type TestDatabase, testDatabase } from '../harness.ts';

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await testDatabase();
  await migrate(database.url);
  db = openDb(database.url, 2);
});
afterAll(async () => {
  await db.$disconnect();
  await database.drop();
});

/** What a caller is told of what a promise throws. */
async function told(running: Promise<unknown>): Promise<{ code: unknown; status: unknown; message: string }> {
  const fault = await running.then(
    () => new Error('nothing was thrown'),
    (thrown: unknown) => thrown,
  );
  const masked = maskFault(fault, 'Unexpected error.') as Error & {
    extensions: { code?: string; http?: { status?: number } };
  };
  return { code: masked.extensions.code, status: masked.extensions.http?.status, message: masked.message };
}
const again = expect.stringContaining('same idempotencyKey');

describe('a fault of the database', () => {
  it('that takes too long is TIMEOUT', async () => {
    const slow = db.$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL statement_timeout = 20`;
      await tx.$queryRaw`SELECT pg_sleep(5)`;
    });
    expect(await told(slow)).toEqual({ code: 'TIMEOUT', status: 504, message: again });
  });

  it('whose session is ended is UNAVAILABLE', async () => {
    const ended = db.$transaction((tx) => tx.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid()), pg_sleep(5)`);
    expect(await told(ended)).toEqual({ code: 'UNAVAILABLE', status: 503, message: again });
  });

  it.each([
    ['refuses connections', 'postgresql://nobody@127.0.0.1:9/none'],
    ['has no socket', 'postgresql://nobody@localhost/none?host=%2Fnowhere%2Fat%2Fall'],
  ])('that %s is UNAVAILABLE', async (_, url) => {
    const away = openDb(url, 1);
    expect(await told(away.$queryRaw`SELECT 1`)).toEqual({ code: 'UNAVAILABLE', status: 503, message: again });
    await away.$disconnect();
  });

  it('of our own making is masked, word for word', async () => {
    const wrong = db.$queryRaw`SELECT 'Madame Untel' FROM "NoSuchTable"`;
    expect(await told(wrong)).toEqual({
      code: 'INTERNAL_SERVER_ERROR',
      status: undefined,
      message: 'Unexpected error.',
    });
    expect(await told(Promise.reject(new Error('ENOENT: no such file, Madame Untel')))).toMatchObject({
      code: 'INTERNAL_SERVER_ERROR',
      message: 'Unexpected error.',
    });
  });
});
