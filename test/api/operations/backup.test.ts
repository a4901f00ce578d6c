import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backup } from '../../../api/src/backup/backup.ts';
import { honourForgetting } from '../../../api/src/backup/honour.ts';
import { restore } from '../../../api/src/backup/restore.ts';
import { backup as command } from '../../../api/src/commands/backup.ts';
import { type Db, openDb } from '../../../api/src/db.ts';
import { verifyLog } from '../../../api/src/log/verify.ts';
import { migrate } from '../../../api/src/postgres/migrate.ts';
import { addWebhook } from '../../../api/src/webhooks/endpoints.ts';
import { ana, comment, type Send, sender, type TestApi, testApi, testDatabase, zoe } from '../harness.ts';
import { apiOver } from './over.ts';

const now = Date.parse('2026-11-23T09:00:00Z');
const later = now + 3_600_000;
const folder = mkdtempSync(join(tmpdir(), 'aplomb-backup-'));
const file = (name: string) => join(folder, name);

let api: TestApi;
let send: Send;
let merged: string;
beforeAll(async () => {
  api = await testApi({ now });
  send = sender(api.graphqlUrl);
  await addWebhook(api.db, { brand: 'moulin', url: 'https://receiver.example/', events: [], at: new Date(now) });
  merged = await aMorning();
});
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true });
});

const open = async (text: string, more: Record<string, unknown> = {}) =>
  (await send('ReceiveComment', { input: { brand: 'moulin', comment: comment(text, more) } })).data.receiveComment.case;
const act = async (name: string, caseId: string, input: object = {}) => {
  const { data, errors } = await send(name, { input: { caseId, actor: ana, ...input } });
  expect(errors).toBeUndefined();
  return data;
};

/** Cases of every kind: merged into an older and into a younger one, with proof, drafts, notes, edits and a forgotten author. */
async function aMorning(): Promise<string> {
  const first = await open('Mon colis est perdu !\n\tDeux lignes "citées", l’été ☃ 😀', {
    author: { handle: '@zeb', name: 'Zébulon' },
  });
  const second = await open('Colis jamais arrivé', {
    author: { externalId: 'a2', name: 'Ana\u2028L' },
    url: 'https://x.example/2',
  });
  const third = await open('Colis perdu');
  await act('MergeCases', second.id, { into: first.id, reason: 'Le même colis.' });
  await act('MergeCases', first.id, { into: third.id });
  const removed = await open('Bande de crétins', {
    author: { externalId: 'rude', handle: '@rude' },
    channel: 'facebook',
  });
  await act('AdvanceCase', removed.id, { event: 'removed' });
  await act('SubmitReply', third.id, { text: 'Bonjour, nous cherchons votre colis.', language: 'fr' });
  await act('AdvanceCase', third.id, { event: 'replied' });
  await act('AdvanceCase', third.id, { event: 'note', note: 'Rappeler lundi.' });
  await act('SetFacts', third.id, { facts: { parcel: 'Z-1', gesture: { amount: '49.90', currency: 'EUR' } } });
  const edited = comment('Votre pain est délicieux', { author: { handle: '@fan' } });
  await send('ReceiveComment', { input: { brand: 'moulin', comment: edited } });
  await send('ReceiveComment', {
    input: { brand: 'moulin', comment: { ...edited, text: 'Votre pain est excellent' } },
  });
  const forgotten = await open('Oubliez-moi', { author: { handle: '@oubli' } });
  await act('ForgetAuthor', forgotten.id);
  return third.id;
}

/** What every table holds, as one digest each. */
async function digests(db: Db): Promise<Record<string, string>> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`;
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    if (name === '_prisma_migrations') continue;
    const [row] = await db.$queryRawUnsafe<{ count: number; md5: string }[]>(
      `SELECT count(*)::int AS count, md5(string_agg(t::text, chr(10) ORDER BY t::text)) AS md5 FROM "${name}" t`,
    );
    found[name] = `${row?.count} ${row?.md5}`;
  }
  return found;
}

async function inEmptyDatabase<T>(run: (url: string) => Promise<T>): Promise<T> {
  const database = await testDatabase();
  try {
    return await run(database.url);
  } finally {
    await database.drop();
  }
}
async function withDb<T>(url: string, run: (db: Db) => Promise<T>): Promise<T> {
  const db = openDb(url, 3);
  try {
    return await run(db);
  } finally {
    await db.$disconnect();
  }
}

/** Every query of the contract, everything that there is to ask. */
const questions: readonly [string, object][] = [
  ['Inbox', { brand: 'moulin', first: 50 }],
  ['Inbox', { brand: 'moulin', first: 50, filter: { text: 'COLIS' } }],
  ['CaseChanges', { brand: 'moulin', first: 200 }],
  ['Charter', { brand: 'moulin' }],
  ['CharterDiff', { brand: 'moulin', from: '1.0.0', to: '1.0.0' }],
  ['CheckReply', { brand: 'moulin', reply: { text: 'Bonjour !', channel: 'x', language: 'fr' } }],
  ['Report', { brand: 'moulin', from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' }],
  ['Prescribe', { brand: 'moulin', comment: { channel: 'x', text: 'Mon colis est perdu', externalId: 'p' } }],
];
const answers = (url: string) =>
  apiOver(url, later, async (ask) => {
    const said = [];
    for (const [name, variables] of questions) said.push([name, await ask(name, variables)]);
    const inbox = await ask('Inbox', { brand: 'moulin', first: 50 });
    for (const { node } of inbox.data.cases.edges)
      said.push(['CaseWithHistory', await ask('CaseWithHistory', { id: node.id })]);
    return said;
  });

describe('a copy', () => {
  it('restored elsewhere holds the same rows and answers every query of the contract alike', async () => {
    const rows = await backup(api.url, file('all'), null, new Date(now));
    expect(rows).toBeGreaterThan(50);
    expect(statSync(file('all')).mode & 0o777).toBe(0o600);
    await inEmptyDatabase(async (url) => {
      expect(await restore(url, file('all'), null)).toEqual({ rows, at: new Date(now).toISOString() });
      const before = await digests(api.db);
      await withDb(url, async (db) => {
        expect(await digests(db)).toEqual(before);
        expect((await verifyLog(db)).broken).toEqual([]);
      });
      const here = await answers(api.url);
      expect(here.length).toBeGreaterThan(questions.length + 4);
      expect(JSON.stringify(here)).toContain('Deux lignes');
      expect(await answers(url)).toEqual(here);
    });
  });

  it('goes on where it stopped: numbers, locks on the log and promises between rows are as before', async () => {
    await backup(api.url, file('goes-on'), null, new Date(now));
    await inEmptyDatabase(async (url) => {
      await restore(url, file('goes-on'), null);
      await apiOver(url, later, async (ask, db) => {
        const input = { brand: 'moulin', comment: { externalId: 'new', channel: 'x', text: 'Mon colis est perdu' } };
        expect((await ask('ReceiveComment', { input })).data.receiveComment.outcome).toBe('OPENED');
        await expect(db.$executeRaw`DELETE FROM "LogEntry"`).rejects.toThrow(/never changed/);
        await expect(db.$executeRaw`DELETE FROM "Charter"`).rejects.toThrow(/foreign key/);
        const deferred = await db.$queryRaw`SELECT conname FROM pg_constraint WHERE condeferrable`;
        expect(deferred).toEqual([]);
        expect((await verifyLog(db)).broken).toEqual([]);
      });
    });
  });

  it('is of one instant while others write', async () => {
    let [stop, written] = [false, 0];
    const writing = [1, 2, 3].map(async () => {
      while (!stop) {
        const { id } = await open('Mon colis est perdu');
        await act('AdvanceCase', id, { event: 'replied' });
        written += 1;
      }
    });
    for (let n = 0; n < 3; n += 1) await backup(api.url, file(`busy-${n}`), null, new Date(now));
    stop = true;
    await Promise.all(writing);
    expect(written).toBeGreaterThan(2);
    await inEmptyDatabase(async (url) => {
      expect(await restore(url, file('busy-2'), null)).toMatchObject({ rows: expect.any(Number) });
      await withDb(url, async (db) => expect((await verifyLog(db)).broken).toEqual([]));
    });
  });

  it('is refused where it is damaged anywhere, and the database stays empty', async () => {
    await backup(api.url, file('whole'), null, new Date(now));
    const whole = readFileSync(file('whole'));
    const text = gunzipSync(whole);
    const damaged = [
      whole.subarray(0, 1_000),
      whole.subarray(0, -1),
      Buffer.alloc(0),
      Buffer.from('no archive'),
      gzipSync('{}'),
      gzipSync(text.subarray(0, text.lastIndexOf(0x0a, text.length - 2) + 1)),
      ...[0.1, 0.5, 0.9].map((part) => {
        const other = Buffer.from(text);
        const place = Math.floor(other.length * part);
        other[place] = (other[place] ?? 0) ^ 1;
        return gzipSync(other);
      }),
    ];
    await inEmptyDatabase(async (url) => {
      for (const [index, bytes] of damaged.entries()) {
        writeFileSync(file(`damaged-${index}`), bytes);
        expect(await restore(url, file(`damaged-${index}`), null), String(index)).toBe('unreadable');
      }
      expect(await restore(url, file('absent'), null)).toBe('unreadable');
      await withDb(url, async (db) => expect(await digests(db)).toEqual({}));
    });
  });

  it('goes into an empty database only', async () => {
    await backup(api.url, file('again'), null, new Date(now));
    const before = await digests(api.db);
    expect(await restore(api.url, file('again'), null)).toBe('not-empty');
    expect(await digests(api.db)).toEqual(before);
  });

  it('keeps every character that JSON leaves as it is, the line ends of Unicode too', async () => {
    await inEmptyDatabase(async (source) => {
      await migrate(source);
      const words = 'un\u2028deux\u2029trois\u0085quatre\rcinq\nsix';
      await withDb(source, (db) => db.author.create({ data: { brand: words, channel: 'x' } }));
      await backup(source, file('ends'), null, new Date(now));
      await inEmptyDatabase(async (url) => {
        expect(await restore(url, file('ends'), null)).toMatchObject({ rows: 1 });
        await withDb(url, async (db) => expect((await db.author.findFirst())?.brand).toBe(words));
      });
    });
  });

  it('goes into a database that a restore cut short has left, or that was only migrated', async () => {
    await backup(api.url, file('whole-2'), null, new Date(now));
    await inEmptyDatabase(async (url) => {
      writeFileSync(file('torn'), torn(readFileSync(file('whole-2'))));
      await expect(restore(url, file('torn'), null)).rejects.toThrow(/foreign key/);
      expect(await restore(url, file('whole-2'), null)).toMatchObject({ rows: expect.any(Number) });
      await withDb(url, async (db) => expect(await digests(db)).toEqual(await digests(api.db)));
    });
    await inEmptyDatabase(async (url) => {
      await migrate(url);
      expect(await restore(url, file('whole-2'), null)).toMatchObject({ rows: expect.any(Number) });
    });
    await backupOfOld(file('older'));
    await inEmptyDatabase(async (url) => {
      await migrate(url);
      expect(await restore(url, file('older'), null)).toBe('not-empty');
    });
  });

  it('overwrites nothing: neither what is there nor itself by its keys', async () => {
    writeFileSync(file('there'), 'dear');
    await expect(backup(api.url, file('there'), null, new Date(now))).rejects.toThrow(/exists already/);
    expect(readFileSync(file('there'), 'utf8')).toBe('dear');
    await expect(backup(api.url, file('one'), file('one'), new Date(now))).rejects.toThrow(/exists already/);
    expect(readdirSync(folder).filter((name) => name.startsWith('one') || name.startsWith('there.'))).toEqual([]);
  });

  it('is made of a database as it stands: the command upgrades nothing', async () => {
    await inEmptyDatabase(async (old) => {
      const applied = await migrate(old, '20261120210000_sources');
      const said: string[] = [];
      const print = (line: string) => void said.push(line);
      const env = { ...process.env, DATABASE_URL: old };
      expect(await command.run([file('as-it-stands')], { env, locale: 'en', print, warn: print })).toBe(0);
      expect(await migrate(old, '20261120210000_sources')).toEqual([]);
      const noted = await withDb(
        old,
        (db) => db.$queryRaw<{ name: string }[]>`SELECT migration_name AS name FROM "_prisma_migrations" ORDER BY 1`,
      );
      expect(noted.map(({ name }) => name)).toEqual(applied);
      const same = [file('twice'), '--keys', file('twice')];
      await expect(command.run(same, { env, locale: 'en', print, warn: print })).rejects.toThrow(/two files/);
    });
  });

  it('of an older schema is restored as it was and then brought up to date; of an unknown one it is refused', async () => {
    await inEmptyDatabase(async (old) => {
      const applied = await migrate(old, '20261120210000_sources');
      expect(applied).toEqual(['20261120190000_first', '20261120210000_sources']);
      await withDb(
        old,
        (db) => db.$executeRaw`
        INSERT INTO "Charter" ("digest", "brand", "version", "name", "model", "proofs", "current")
        VALUES ('d', 'b', '1.0.0', 'B', '{"z": 1, "a": 2}', '[]', true)`,
      );
      await backup(old, file('old'), null, new Date(now));
    });
    await inEmptyDatabase(async (url) => {
      expect(await restore(url, file('old'), null)).toMatchObject({ rows: 1 });
      expect(await migrate(url)).toEqual([]);
      await withDb(url, async (db) => {
        const [row] = await db.$queryRaw<{ model: string }[]>`SELECT "model"::text AS model FROM "Charter"`;
        expect(row?.model).toBe('{"z": 1, "a": 2}');
      });
    });
    const text = gunzipSync(readFileSync(file('old')))
      .toString('utf8')
      .replace('20261120210000_sources', '20991120210000_sources');
    const lines = text.trimEnd().split('\n').slice(0, -1);
    const sha256 = createHash('sha256')
      .update(`${lines.join('\n')}\n`)
      .digest('hex');
    writeFileSync(file('future'), gzipSync(`${lines.join('\n')}\n${JSON.stringify({ rows: 1, sha256 })}\n`));
    await inEmptyDatabase(async (url) => expect(await restore(url, file('future'), null)).toBe('another-version'));
  });
});

/** The same archive with a log entry of a case that is not in it, its digest right. */
function torn(archive: Buffer): Buffer {
  const lines = gunzipSync(archive).toString('utf8').trimEnd().split('\n').slice(0, -1);
  const place = lines.findIndex((line) => /"number":1,/.test(line));
  lines[place] = (lines[place] ?? '').replace(/"caseId":"[^"]+"/, '"caseId":"00000000-0000-7000-8000-000000000000"');
  const sha256 = createHash('sha256')
    .update(`${lines.join('\n')}\n`)
    .digest('hex');
  const rows = lines.filter((line) => !line.startsWith('{"table":')).length - 1;
  return gzipSync(`${lines.join('\n')}\n${JSON.stringify({ rows, sha256 })}\n`);
}

async function backupOfOld(path: string): Promise<void> {
  await inEmptyDatabase(async (old) => {
    await migrate(old, '20261120210000_sources');
    await backup(old, path, null, new Date(now));
  });
}

describe('keys put aside', () => {
  it('make the copy unreadable without them, and newer ones leave forgotten whoever was forgotten since', async () => {
    const { id } = await open('Colis perdu, foi de Barnabé', {
      author: { handle: '@barnabe', name: 'Barnabé' },
      threadId: 't',
    });
    await act('AdvanceCase', id, { event: 'note', note: 'Barnabé a rappelé.' });
    await act('SetFacts', id, { facts: { parcel: 'Barnabé 1' } });
    await backup(api.url, file('data'), file('keys-1'), new Date(now));
    expect(gunzipSync(readFileSync(file('data'))).toString('utf8')).not.toMatch(/Barnabé|barnabe/);
    await act('ForgetAuthor', id, { actor: zoe });
    await backup(api.url, file('data-2'), file('keys-2'), new Date(later));

    const barnabe = (url: string) =>
      apiOver(
        url,
        later,
        async (ask) =>
          JSON.stringify((await ask('CaseWithHistory', { id })).data.node).match(/Barnabé|@barnabe/g)?.length ?? 0,
      );
    await inEmptyDatabase(async (url) => {
      expect(await restore(url, file('data'), null)).toBe('keys-missing');
      expect(await restore(url, file('data'), file('data-2'))).toBe('unreadable');
      expect(await restore(url, file('data'), file('keys-1'))).toMatchObject({ rows: expect.any(Number) });
      expect(await barnabe(url)).toBeGreaterThan(3);
    });
    await inEmptyDatabase(async (url) => {
      await restore(url, file('data'), file('keys-2'));
      await withDb(url, async (db) => {
        expect(await honourForgetting(db, later)).toBe(1);
        expect((await verifyLog(db)).broken).toEqual([]);
        expect(await honourForgetting(db, later)).toBe(0);
      });
      expect(await barnabe(url)).toBe(0);
      await apiOver(url, later, async (ask) => {
        const { comment } = (await ask('CaseWithHistory', { id })).data.node;
        expect(comment).toMatchObject({ text: null, author: null });
        const other = (await ask('CaseWithHistory', { id: merged })).data.node;
        expect(JSON.stringify(other)).toContain('Deux lignes');
      });
    });
  });
});
