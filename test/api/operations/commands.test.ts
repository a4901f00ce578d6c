import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claim, deliver } from '../../../api/src/webhooks/deliver.ts';
import { ana, comment, type Send, sender, type TestApi, testApi, testDatabase } from '../harness.ts';
import { receiver } from '../webhooks/receiver.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'aplomb-commands-'));
const file = (name: string) => join(folder, name);

let api: TestApi;
let send: Send;
beforeAll(async () => {
  api = await testApi();
  send = sender(api.graphqlUrl);
});
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true });
});

/** `aplomb …` as a process of its own. */
function aplomb(words: readonly string[], url = api.url, more: Record<string, string> = {}) {
  return new Promise<{ code: number; out: string; said: string }>((resolve) => {
    const env = { PATH: process.env.PATH, LANG: 'C', DATABASE_URL: url, ...more };
    execFile(process.execPath, ['aplomb.ts', ...words], { cwd: root, env }, (fault, out, said) => {
      resolve({ code: fault === null ? 0 : Number(fault.code), out, said });
    });
  });
}
const open = async () =>
  (await send('ReceiveComment', { input: { brand: 'moulin', comment: comment('Mon colis est perdu') } })).data
    .receiveComment.case;

describe('aplomb verify', () => {
  it('says that all is whole, then which case and entry is not, in either language', async () => {
    const [{ id }, other] = [await open(), await open()];
    await send('AdvanceCase', { input: { caseId: id, event: 'replied', actor: ana } });
    expect(await aplomb(['verify'])).toEqual({
      code: 0,
      out: 'Cases: 2, entries: 3; logs intact: 2, broken: 0.\n',
      said: '',
    });
    await api.db.$executeRaw`ALTER TABLE "LogEntry" DISABLE TRIGGER USER`;
    await api.db.$executeRaw`UPDATE "LogEntry" SET "actorId" = 'max' WHERE "number" = 2`;
    const forged = await aplomb(['verify', '--brand', 'moulin']);
    expect(forged).toMatchObject({ code: 1 });
    expect(forged.out).toBe(`case ${id}, entry 2: it was changed\nCases: 2, entries: 3; logs intact: 1, broken: 1.\n`);
    expect((await aplomb(['verify', '--case', id, '--lang', 'fr'])).out).toContain('entrée 2 : elle a été modifiée');
    expect(await aplomb(['verify', '--case', other.id])).toMatchObject({ code: 0 });
    await api.db.$executeRaw`UPDATE "LogEntry" SET "actorId" = 'ana' WHERE "number" = 2`;
    await api.db.$executeRaw`ALTER TABLE "LogEntry" ENABLE TRIGGER USER`;
    expect(await aplomb(['verify'])).toMatchObject({ code: 0 });
  });

  it('refuses what it cannot read, with one sentence', async () => {
    for (const words of [
      ['verify', '--case', 'x'],
      ['verify', '--cases'],
      ['verify', 'x'],
    ])
      expect(await aplomb(words), words.join(' ')).toMatchObject({
        code: 2,
        out: '',
        said: expect.stringMatching(/^aplomb: .+\n$/),
      });
  });
});

describe('aplomb migrate, backup and restore', () => {
  it('go from an empty database to a copy of ours', async () => {
    const empty = await testDatabase();
    const target = await testDatabase();
    try {
      const first = await aplomb(['migrate'], empty.url);
      expect(first).toMatchObject({ code: 0, said: '' });
      expect(first.out).toContain('20261120190000_first\n');
      expect(first.out).toMatch(/\d+ migrations applied\.\n$/);
      expect((await aplomb(['migrate', '--lang', 'fr'], empty.url)).out).toBe('La base est à jour.\n');

      expect((await aplomb(['backup', file('copy')])).out).toMatch(/^\d+ rows in .+\n$/);
      expect(await aplomb(['backup', file('copy')])).toMatchObject({
        code: 2,
        said: expect.stringContaining('exists already'),
      });
      const restored = await aplomb(['restore', file('copy')], target.url);
      expect(restored).toMatchObject({ code: 0, said: '' });
      expect(restored.out).toMatch(/rows, as they stood at .+\nCases: 2, entries: 3; logs intact: 2, broken: 0\.\n$/);
      expect(await aplomb(['restore', file('copy')], target.url)).toMatchObject({
        code: 2,
        said: 'aplomb: The database is not empty: nothing was touched.\n',
      });
      expect(await aplomb(['restore', file('absent')], target.url)).toMatchObject({ code: 2 });
    } finally {
      await empty.drop();
      await target.drop();
    }
  });

  it('keep the keys aside, and say who was forgotten since', async () => {
    const target = await testDatabase();
    try {
      const { id } = await open();
      expect(await aplomb(['backup', file('data'), '--keys', file('keys')])).toMatchObject({ code: 0 });
      expect(existsSync(file('keys'))).toBe(true);
      await send('ForgetAuthor', { input: { caseId: id, actor: ana } });
      expect(await aplomb(['backup', file('data-2'), '--keys', file('keys-2')])).toMatchObject({ code: 0 });
      expect((await aplomb(['restore', file('data')], target.url)).said).toContain('--keys');
      const restored = await aplomb(['restore', file('data'), '--keys', file('keys-2')], target.url);
      expect(restored).toMatchObject({ code: 0, said: '' });
      expect(restored.out).toContain('1 person forgotten since.\n');
    } finally {
      await target.drop();
    }
  });
});

describe('aplomb webhook', () => {
  it('adds, lists, logs, rotates, replays and removes', async () => {
    const there = await receiver();
    const added = await aplomb(['webhook', 'add', '--brand', 'moulin', '--url', there.url, '--events', 'case.opened']);
    expect(added).toMatchObject({ code: 0, said: '' });
    const [, id = '', secret = ''] = /^(\S+) {2}\S+\n(whsec_\S+)\n/.exec(added.out) ?? [];
    const since = new Date(Date.now() - 1_000).toISOString();
    await open();
    const pass = async () => {
      for (const one of await claim(api.services, 5, 5)) await deliver(api.services, one, { allowPrivate: true });
    };
    await pass();
    const [got] = there.got;
    expect(new Webhook(secret).verify(got?.body ?? '', got?.headers as Record<string, string>)).toMatchObject({
      type: 'case.opened',
    });
    expect((await aplomb(['webhook', 'list'])).out).toBe(
      `${id}  moulin  ${there.url}  case.opened  1 delivered, 0 waiting, 0 given up\n`,
    );
    expect((await aplomb(['webhook', 'log', id])).out).toMatch(/^\S+Z {2}\S+ {2}#1 {2}204 {2}\d+ ms\n$/);
    expect((await aplomb(['webhook', 'rotate', id])).out).toMatch(/\nwhsec_\S+\n/);
    expect((await aplomb(['webhook', 'replay', id, '--since', since])).out).toBe('Messages that go out again: 1.\n');
    await pass();
    expect(there.got).toHaveLength(2);
    expect(there.got[1]?.headers['webhook-signature']?.toString().split(' ')).toHaveLength(2);
    expect(await aplomb(['webhook', 'remove', id])).toMatchObject({ code: 0 });
    expect((await aplomb(['webhook', 'list', '--lang', 'fr'])).out).toContain('  retirée\n');
    expect(await aplomb(['webhook', 'remove', id])).toMatchObject({ code: 2 });
    await there.close();
  });

  it('refuses what cannot be meant', async () => {
    const add = ['webhook', 'add', '--brand', 'moulin', '--url', 'https://x.example/'];
    for (const words of [
      ['webhook'],
      ['webhook', 'constructor'],
      ['webhook', 'add', '--brand', 'moulin', '--url', 'ftp://x.example/'],
      ['webhook', 'add', '--brand', 'moulin', '--url', 'https://a:b@x.example/'],
      ['webhook', 'add', '--brand', 'nobody', '--url', 'https://x.example/'],
      [...add, '--events', 'case.opened,case.closed'],
      ['webhook', 'rotate', 'x'],
      ['webhook', 'replay', '01a1fa6f-b549-7699-baf8-471db7a12175', '--since', 'yesterday'],
    ])
      expect(await aplomb(words), words.join(' ')).toMatchObject({
        code: 2,
        out: '',
        said: expect.stringMatching(/^aplomb: .+\n$/),
      });
  });
});

describe('the master key', () => {
  const key = 'a'.repeat(64);

  it('given by the environment stays out of the database, and another one, or none, is refused', async () => {
    const database = await testDatabase();
    try {
      const run = (env: Record<string, string>) =>
        new Promise<{ code: number; said: string }>((resolve) => {
          const script = `
            const { openDb } = await import('./api/src/db.ts');
            const { migrate } = await import('./api/src/postgres/migrate.ts');
            await migrate(process.env.DATABASE_URL);
            const db = openDb(process.env.DATABASE_URL, 1);
            const sealed = await db.vault.sealSecret('open sesame');
            console.log(await db.vault.unsealSecret(sealed), JSON.stringify(await db.masterKey.findMany({ select: { key: true } })));
            await db.$disconnect();`;
          execFile(
            process.execPath,
            ['--input-type=module-typescript', '-e', script],
            { cwd: root, env: { PATH: process.env.PATH, DATABASE_URL: database.url, ...env } },
            (fault, out, said) => resolve({ code: fault === null ? 0 : Number(fault.code), said: out + said }),
          );
        });
      expect(await run({ APLOMB_MASTER_KEY: key })).toEqual({ code: 0, said: 'open sesame [{"key":null}]\n' });
      expect(await run({ APLOMB_MASTER_KEY: Buffer.from(key, 'hex').toString('base64') })).toMatchObject({ code: 0 });
      expect((await run({ APLOMB_MASTER_KEY: 'b'.repeat(64) })).said).toContain(
        'is not the key that this database was sealed with',
      );
      expect((await run({})).said).toContain('set APLOMB_MASTER_KEY');
      expect((await run({ APLOMB_MASTER_KEY: 'short' })).said).toContain('is not 32 bytes');
    } finally {
      await database.drop();
    }
  });
});

describe('aplomb corrections', () => {
  const reclassify = (caseId: string, crisis: string) =>
    send('ReclassifyCase', { input: { caseId, crisis, actor: ana } });
  const opened = async (text: string, author: object) =>
    (await send('ReceiveComment', { input: { brand: 'moulin', comment: comment(text, { author }) } })).data
      .receiveComment.case;

  it('writes a line for each comment that a person filed elsewhere, as learn reads it', async () => {
    const kept = await opened('Mon colis est perdu, bravo le moulin', { externalId: 'k' });
    await reclassify(kept.id, 'triage');
    await reclassify(kept.id, 'praise');
    const back = await opened('Mon colis est perdu encore', { externalId: 'b' });
    await reclassify(back.id, 'praise');
    await reclassify(back.id, back.crisis.key);
    const gone = await opened('Mon colis est perdu, oubliez-moi', { externalId: 'g' });
    await reclassify(gone.id, 'praise');
    await send('ForgetAuthor', { input: { caseId: gone.id, actor: ana } });
    const { code, out } = await aplomb(['corrections', '--brand', 'moulin']);
    expect(code).toBe(0);
    expect(
      out
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { text: 'Mon colis est perdu, bravo le moulin', lang: 'fr', channel: 'x', from: kept.crisis.key, to: 'praise' },
    ]);
    writeFileSync(file('corrections.jsonl'), out);
    const learnt = await aplomb([
      'learn',
      join(root, 'test/api/playbooks/moulin'),
      '--corrections',
      file('corrections.jsonl'),
    ]);
    expect(learnt).toMatchObject({ code: 0 });
    expect(learnt.out).toContain('bravo le moulin');
  });

  it('asks for the brand', async () => {
    expect(await aplomb(['corrections'])).toMatchObject({ code: 2, said: 'aplomb: --brand is missing.\n' });
  });
});
