/** The second wall: what PostgreSQL itself hides, whatever a statement forgets to ask. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWalls, type Walls } from '../../../api/src/access/walls.ts';
import { type Db, openDb } from '../../../api/src/db.ts';
import { migrate } from '../../../api/src/postgres/migrate.ts';
import { type TestApi, testApi } from '../harness.ts';
import { addBrand, furnish, ours, theirs } from './brands.ts';

let api: TestApi;
let walls: Walls;
let walled: Db;
beforeAll(async () => {
  api = await testApi({ apiKey: 'root' });
  await addBrand(api);
  const root = { authorization: 'Bearer root' };
  await furnish(api, ours, 'meunerie', root);
  await furnish(api, theirs, 'zanzibar', root);
  walls = openWalls(api.url, api.db);
  walled = walls.dbFor([ours]);
}, 240_000);
afterAll(async () => {
  await walls.close();
  await api.close();
});

/** Of callers' keys, our own keys and the migrations: no request reads them. */
const ownersOnly = ['ApiKey', 'MasterKey', 'SigningKey', '_prisma_migrations'];

async function tables(): Promise<{ name: string; walled: boolean; reachable: boolean }[]> {
  return api.db.$queryRaw`
    SELECT relname AS name, relrowsecurity AS walled, has_table_privilege('aplomb_request', oid, 'SELECT, INSERT, UPDATE, DELETE') AS reachable
    FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace ORDER BY relname`;
}

describe('a database whose user is no superuser', () => {
  it('is told what an administrator has to do once, and then has the same wall', async () => {
    const name = `plain_${randomUUID().replaceAll('-', '')}`;
    await api.db.$executeRawUnsafe(`CREATE ROLE ${name} LOGIN`);
    await api.db.$executeRawUnsafe(`CREATE DATABASE ${name} OWNER ${name}`);
    const url = new URL(api.url);
    url.username = name;
    url.pathname = `/${name}`;
    const owner = openDb(url.href, 2);
    const plain = openWalls(url.href, owner);
    try {
      await expect(migrate(url.href)).rejects.toThrow(`GRANT aplomb_request TO ${name};`);
      await api.db.$executeRawUnsafe(`GRANT aplomb_request TO ${name}`);
      expect((await migrate(url.href)).length).toBeGreaterThan(0);
      for (const brand of [ours, theirs]) await owner.author.create({ data: { brand, channel: 'x' } });
      expect(await owner.author.count()).toBe(2);
      expect(await plain.dbFor([ours]).author.count()).toBe(1);
    } finally {
      await plain.close();
      await owner.$disconnect();
      await api.db.$executeRawUnsafe(`DROP DATABASE ${name} WITH (FORCE)`);
      await api.db.$executeRawUnsafe(`DROP ROLE ${name}`);
    }
  });
});

describe('the wall', () => {
  it('stands before every table but those that no request reaches at all', async () => {
    const found = await tables();
    expect(found.filter((one) => one.reachable !== one.walled).map(({ name }) => name)).toEqual([]);
    expect(
      found
        .filter(({ reachable }) => !reachable)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(ownersOnly);
    expect(found.length).toBeGreaterThan(12);
  });

  it('leaves the rows of one brand, and for no brand none', async () => {
    const nobody = walls.dbFor([]);
    const total = async (db: Db, name: string) =>
      (await db.$queryRawUnsafe<{ count: number }[]>(`SELECT count(*)::int AS count FROM "${name}"`))[0]?.count ?? -1;
    const seen: string[] = [];
    for (const { name } of (await tables()).filter(({ reachable }) => reachable)) {
      const [all, own, none] = await Promise.all([api.db, walled, nobody].map((db) => total(db, name)));
      const other = await total(walls.dbFor([theirs]), name);
      expect([name, (own ?? 0) + other, none]).toEqual([name, all, 0]);
      if (own !== all) seen.push(name);
    }
    for (const name of [
      'Approval',
      'Author',
      'Case',
      'Charter',
      'Comment',
      'Deadline',
      'Edit',
      'LogEntry',
      'Submission',
    ])
      expect(seen).toContain(name);
  });

  it('lets nothing of another brand be written, changed or deleted', async () => {
    const [author] = await api.db.author.findMany({ where: { brand: theirs } });
    expect((await walled.author.updateMany({ where: { brand: theirs }, data: { name: 'x' } })).count).toBe(0);
    expect((await walled.author.updateMany({ where: { id: author?.id ?? '' }, data: { name: 'x' } })).count).toBe(0);
    const clocks = await walls.dbFor([theirs]).deadline.count();
    expect(clocks).toBeGreaterThan(0);
    await walled.deadline.deleteMany({});
    expect(await api.db.deadline.count()).toBe(clocks);
    await expect(walled.author.create({ data: { brand: theirs, channel: 'x' } })).rejects.toThrow();
    const mine = await walled.author.create({ data: { brand: ours, channel: 'x' } });
    await expect(walled.author.update({ where: { id: mine.id }, data: { brand: theirs } })).rejects.toThrow();
    const { id: caseId } = await api.db.case.findFirstOrThrow({ where: { brand: theirs } });
    const forged = walled.$executeRaw`
      INSERT INTO "Submission" ("id", "caseId", "step", "textDigest", "language", "at", "actorId", "actorRole")
      VALUES (gen_random_uuid(), ${caseId}::uuid, 's', 'd', 'fr', now(), 'a', 'r')`;
    await expect(forged).rejects.toThrow(/row-level security/);
  });

  it('holds in a transaction, and for as long as the connection lives', async () => {
    const counts = await Promise.all(
      Array.from({ length: 25 }, () => walled.$transaction(async (tx) => tx.case.count({ where: { brand: theirs } }))),
    );
    expect(new Set(counts)).toEqual(new Set([0]));
    const [{ role, brands } = {}] = await walled.$queryRaw<{ role: string; brands: string }[]>`
      SELECT current_user::text AS role, current_setting('aplomb.brands') AS brands`;
    expect([role, brands]).toEqual(['aplomb_request', ours]);
  });

  it('hides keys, and is no way to more: neither a table of its own nor another role', async () => {
    await expect(walled.apiKey.findMany()).rejects.toThrow();
    await expect(walled.$executeRawUnsafe('CREATE TABLE mine (x int)')).rejects.toThrow(/permission denied/);
    await expect(walled.$executeRawUnsafe('ALTER TABLE "Case" DISABLE ROW LEVEL SECURITY')).rejects.toThrow(/owner/);
  });

  it('is one connection pool for a set of brands, however it is written', () => {
    expect(walls.dbFor([theirs, ours, ours])).toBe(walls.dbFor([ours, theirs]));
    expect(walls.dbFor(null)).toBe(api.db);
    expect(walls.dbFor([`${ours},${theirs}`])).toBe(walls.dbFor([]));
  });

  it('fails closed where the brands were never said', async () => {
    const forgetful = openDb(api.url, 1, '-c role=aplomb_request');
    expect(await forgetful.case.count()).toBe(0);
    await forgetful.$disconnect();
  });
});
