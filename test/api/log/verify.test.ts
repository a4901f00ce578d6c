import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fireDue } from '../../../api/src/deadlines/fire.ts';
import { verifyLog } from '../../../api/src/log/verify.ts';
import { ana, comment, max, post, type Send, sender, type TestApi, testApi, zoe } from '../harness.ts';

const hour = 3_600_000;
const monday = Date.parse('2026-11-23T09:00:00Z');

let api: TestApi;
let send: Send;
let cases: string[];
beforeAll(async () => {
  api = await testApi({ now: monday });
  send = sender(api.graphqlUrl);
  cases = [
    await lively('Mon colis est perdu !'),
    await lively('Colis jamais arrivé'),
    await lively('Où est la farine ? Elle est pas arrivée'),
  ];
  // Who tampers has taken the guard off first.
  await api.db.$executeRaw`ALTER TABLE "LogEntry" DISABLE TRIGGER "LogEntry_kept"`;
  await api.db.$executeRaw`CREATE TABLE log_before AS SELECT * FROM "LogEntry"`;
  await api.db.$executeRaw`CREATE TABLE ends_before AS SELECT "id", "logLength", "logDigest" FROM "Case"`;
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.db.$executeRaw`DELETE FROM "LogEntry"`;
  await api.db.$executeRaw`INSERT INTO "LogEntry" SELECT * FROM log_before`;
  await api.db
    .$executeRaw`UPDATE "Case" SET "logLength" = b."logLength", "logDigest" = b."logDigest" FROM ends_before b WHERE b."id" = "Case"."id"`;
});

/** A case to which most things have happened: clocks, choices, ticks, facts, a relay, notes. */
async function lively(text: string): Promise<string> {
  api.setNow(monday);
  const author = { externalId: `a ${text}`, name: 'Zébulon' };
  const { id } = (
    await send('ReceiveComment', { input: { brand: 'moulin', comment: comment(text, { author, threadId: 't' }) } })
  ).data.receiveComment.case;
  const act = (name: string, input: object) => send(name, { input: { caseId: id, actor: ana, ...input } });
  await act('AdvanceCase', { event: 'note', note: 'Zébulon a rappelé.' });
  for (const minutes of [45, 60]) {
    api.setNow(monday + minutes * 60_000);
    while ((await fireDue(api.services, () => {})) > 0);
  }
  await act('AdvanceCase', { event: 'replied', actor: zoe });
  await act('TickChecklist', { step: 'trace', item: 'asked', done: true });
  await act('SetFacts', { facts: { parcel: 'Z-1' } });
  await act('AnswerRelay', { step: 'trace', answer: 'À Lisbonne', actor: max });
  await act('AdvanceCase', { event: 'note', note: 'Lisbonne.' });
  api.setNow(monday + 2 * hour);
  return Buffer.from(id, 'base64').toString('utf8').slice('Case:'.length);
}

type Row = Record<string, string | null> & { sequence: string; caseId: string; number: string };
const rows = () =>
  api.db.$queryRaw<Row[]>`
    SELECT "sequence"::text, "caseId"::text, "number"::text, "at"::text, "dueAt"::text, "type", "event", "actorId", "actorRole",
      "from"::text, "to"::text, "note", "noteDigest", "detail"::text, "digest", "brand" FROM log_before ORDER BY "sequence"`;
const columns = {
  number: 'int',
  at: 'timestamptz',
  dueAt: 'timestamptz',
  type: 'text',
  event: 'text',
  actorId: 'text',
  actorRole: 'text',
  from: 'text[]',
  to: 'text[]',
  note: 'text',
  noteDigest: 'text',
  detail: 'json',
  digest: 'text',
  brand: 'text',
} as const;

describe('verify', () => {
  it('finds every chain whole, and counts what it read', async () => {
    const all = await rows();
    expect(all.length).toBeGreaterThan(25);
    for (const column of Object.keys(columns))
      expect(
        all.some((row) => row[column] !== null),
        column,
      ).toBe(true);
    expect(await verifyLog(api.db)).toEqual({ cases: 3, entries: all.length, broken: [] });
    expect(await verifyLog(api.db, { caseId: cases[0] ?? '' })).toMatchObject({ cases: 1, broken: [] });
    expect(await verifyLog(api.db, { brand: 'moulin' })).toMatchObject({ cases: 3 });
    expect(await verifyLog(api.db, { brand: 'nobody' })).toEqual({ cases: 0, entries: 0, broken: [] });
  });

  it('names case and entry when any one byte of any column has changed', async () => {
    const all = await rows();
    const everyCell = all.flatMap((row) =>
      Object.keys(columns).flatMap((column) => (row[column] === null ? [] : [{ row, column }])),
    );
    let changed = 0;
    for (const { row, column } of everyCell) {
      const value = row[column] ?? '';
      const bytes = Buffer.from(value);
      // Several places and bits of each cell, always others.
      const flips = fc.sample(fc.tuple(fc.nat(Math.max(0, bytes.length - 1)), fc.integer({ min: 1, max: 127 })), 4);
      for (const [place, bits] of flips) {
        if (bytes.length === 0) continue;
        const other = Buffer.from(bytes);
        other[place] = (other[place] ?? 0) ^ bits;
        if (!(await store(row, column as keyof typeof columns, other.toString('utf8')))) continue;
        changed += 1;
        const { broken } = await verifyLog(api.db, { caseId: row.caseId });
        expect(broken, `${column} of ${row.number}: ${value} → ${other}`).toHaveLength(1);
        expect(broken[0]?.caseId).toBe(row.caseId);
        // A number that moves an entry leaves a hole at its place or makes one before it.
        if (column !== 'number') expect(broken[0]?.number).toBe(Number(row.number));
        await store(row, column as keyof typeof columns, value);
      }
    }
    expect(changed).toBeGreaterThan(everyCell.length);
    expect(await verifyLog(api.db)).toMatchObject({ broken: [] });
  });

  it('names a value taken away, and one put where there was none', async () => {
    const all = await rows();
    for (const row of all.slice(0, 9)) {
      for (const column of ['dueAt', 'event', 'actorId', 'actorRole', 'note', 'noteDigest', 'detail'] as const) {
        const put = { dueAt: '2026-11-23T09:00:00Z', detail: '{}' }[column as string] ?? 'x';
        const value = row[column] === null ? put : null;
        expect(await store(row, column, value), column).toBe(true);
        expect((await verifyLog(api.db)).broken, `${column} of ${row.number}`).toMatchObject([
          { caseId: row.caseId, number: Number(row.number) },
        ]);
        await store(row, column, row[column] ?? null);
      }
    }
  });

  it('sees spaces and a second spelling in the JSON of an entry', async () => {
    const row = (await rows()).find(({ detail }) => detail !== null) as Row;
    for (const detail of [
      ` ${row.detail}`,
      row.detail?.replace('{', '{ '),
      row.detail?.replace('"', '"\\u0063').replace('\\u0063c', '\\u0063'),
    ]) {
      await store(row, 'detail', detail ?? '');
      expect((await verifyLog(api.db)).broken).toMatchObject([{ number: Number(row.number), flaw: 'content' }]);
    }
  });

  it('names the entry that was deleted, wherever it stood, and the tail cut off', async () => {
    const log = (await rows()).filter(({ caseId }) => caseId === cases[1]);
    for (const { number, sequence } of log) {
      await api.db.$executeRaw`DELETE FROM "LogEntry" WHERE "sequence" = ${BigInt(sequence)}`;
      const { broken } = await verifyLog(api.db);
      expect(broken).toMatchObject([{ caseId: cases[1], number: Number(number) }]);
      await api.db.$executeRaw`INSERT INTO "LogEntry" SELECT * FROM log_before WHERE "sequence" = ${BigInt(sequence)}`;
    }
    await api.db.$executeRaw`DELETE FROM "LogEntry" WHERE "caseId" = ${cases[1]}::uuid AND "number" > 3`;
    expect((await verifyLog(api.db)).broken).toEqual([{ caseId: cases[1], number: 4, flaw: 'end' }]);
    await api.db.$executeRaw`DELETE FROM "LogEntry" WHERE "caseId" = ${cases[1]}::uuid`;
    expect((await verifyLog(api.db)).broken).toEqual([{ caseId: cases[1], number: 1, flaw: 'end' }]);
  });

  it('names the entry that was inserted, copied from another case or swapped with the next', async () => {
    const last = Math.max(
      ...(await rows()).filter(({ caseId }) => caseId === cases[0]).map(({ number }) => Number(number)),
    );
    await api.db.$executeRaw`
      INSERT INTO "LogEntry" ("brand", "caseId", "number", "at", "type", "from", "to", "digest")
      VALUES ('moulin', ${cases[0]}::uuid, ${last + 1}, now(), 'note', '{}', '{}', 'forged')`;
    expect((await verifyLog(api.db)).broken).toEqual([{ caseId: cases[0], number: last + 1, flaw: 'content' }]);
    await api.db.$executeRaw`DELETE FROM "LogEntry" WHERE "digest" = 'forged'`;

    const swap = async (a: number, b: number) => {
      for (const [from, to] of [
        [a, -1],
        [b, a],
        [-1, b],
      ] as const)
        await api.db
          .$executeRaw`UPDATE "LogEntry" SET "number" = ${to} WHERE "caseId" = ${cases[0]}::uuid AND "number" = ${from}`;
    };
    await swap(2, 3);
    expect((await verifyLog(api.db)).broken).toEqual([{ caseId: cases[0], number: 2, flaw: 'content' }]);
    await swap(2, 3);

    await api.db
      .$executeRaw`UPDATE "LogEntry" SET "caseId" = ${cases[0]}::uuid, "number" = ${last + 1} WHERE "caseId" = ${cases[1]}::uuid AND "number" = 1`;
    expect((await verifyLog(api.db)).broken.map(({ caseId }) => caseId).sort()).toEqual([cases[0], cases[1]].sort());
  });

  it('sees that what the case says of its log has changed', async () => {
    await api.db.$executeRaw`UPDATE "Case" SET "logDigest" = 'forged' WHERE "id" = ${cases[2]}::uuid`;
    expect((await verifyLog(api.db)).broken).toMatchObject([{ caseId: cases[2], flaw: 'end' }]);
  });

  it('is asked over the API too, within a brand', async () => {
    const ask = (caseId: string | null, brand = 'moulin') =>
      post(api.graphqlUrl, {
        query: `query ($brand: String!, $caseId: ID) {
          verifyLog(brand: $brand, caseId: $caseId) { cases entries broken { case { id } number reason } }
        }`,
        variables: { brand, caseId },
      });
    const id = Buffer.from(`Case:${cases[1]}`).toString('base64');
    expect((await ask(null)).data.verifyLog).toMatchObject({ cases: 3, broken: [] });
    await api.db
      .$executeRaw`UPDATE "LogEntry" SET "event" = 'forged' WHERE "caseId" = ${cases[1]}::uuid AND "number" = 2`;
    const broken = [{ case: { id }, number: 2, reason: 'content' }];
    expect((await ask(null)).data.verifyLog).toMatchObject({ cases: 3, broken });
    expect((await ask(id)).data.verifyLog).toMatchObject({ cases: 1, broken });
    for (const absent of ['x', Buffer.from(`Case:${cases[1]?.replace(/.$/, 'z')}`).toString('base64')])
      expect((await ask(absent)).errors).toMatchObject([{ extensions: { code: 'CASE_UNKNOWN' } }]);
    expect((await ask(null, 'nobody')).errors).toMatchObject([{ extensions: { code: 'BRAND_UNKNOWN' } }]);
  });

  it('takes a note erased with its author for whole, and one erased otherwise for broken', async () => {
    await api.db.$executeRaw`UPDATE "LogEntry" SET "note" = NULL WHERE "caseId" = ${cases[0]}::uuid`;
    expect((await verifyLog(api.db)).broken).toMatchObject([{ caseId: cases[0], number: 2, flaw: 'note' }]);
    await api.db.$executeRaw`DELETE FROM "LogEntry"`;
    await api.db.$executeRaw`INSERT INTO "LogEntry" SELECT * FROM log_before`;
    const { id } = { id: Buffer.from(`Case:${cases[0]}`).toString('base64') };
    const answer = await send('ForgetAuthor', { input: { caseId: id, actor: ana } });
    expect(answer.data.forgetAuthor).toMatchObject({ cases: 1 });
    expect((await verifyLog(api.db)).broken).toEqual([]);
  });
});

describe('verify while others write', () => {
  it('takes a case that moves, and an author who is forgotten, for what they are: whole', async () => {
    let done = false;
    const moving = (async () => {
      const { id } = (
        await send('ReceiveComment', { input: { brand: 'moulin', comment: comment('Mon colis est perdu') } })
      ).data.receiveComment.case;
      while (!done) await send('AdvanceCase', { input: { caseId: id, event: 'note', note: 'Encore.', actor: ana } });
    })();
    const forgetting = (async () => {
      while (!done) await send('ForgetAuthor', { input: { caseId: await opened(), actor: ana } });
    })();
    const broken = [];
    for (let n = 0; n < 60; n += 1) broken.push(...(await verifyLog(api.db)).broken);
    done = true;
    await Promise.all([moving, forgetting]);
    // Those of before: the author of one was forgotten, and its log put back.
    expect(broken.filter(({ caseId }) => !cases.includes(caseId))).toEqual([]);
  });
});

/** A case with a note about its author. */
async function opened(): Promise<string> {
  const author = { externalId: `f${performance.now()}` };
  const input = { brand: 'moulin', comment: comment('Mon colis est perdu', { author }) };
  const { id } = (await send('ReceiveComment', { input })).data.receiveComment.case;
  await send('AdvanceCase', { input: { caseId: id, event: 'note', note: 'Zébulon.', actor: ana } });
  return id;
}

/** Writes a cell, and with it nothing else; false where the column cannot hold it, or would hold the same. */
async function store(row: Row, column: keyof typeof columns, value: string | null): Promise<boolean> {
  try {
    return (
      (await api.db.$executeRawUnsafe(
        `UPDATE "LogEntry" SET "${column}" = $1::text::${columns[column]}
         WHERE "sequence" = $2::bigint AND "${column}"::text IS DISTINCT FROM ($1::text::${columns[column]})::text`,
        value,
        row.sequence,
      )) === 1
    );
  } catch {
    return false;
  }
}
