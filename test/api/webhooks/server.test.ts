import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openDb } from '../../../api/src/db.ts';
import { migrate } from '../../../api/src/postgres/migrate.ts';
import { addWebhook } from '../../../api/src/webhooks/endpoints.ts';
import { comment, playbooks, sender, type TestDatabase, testDatabase } from '../harness.ts';
import { receiver } from './receiver.ts';

// Real processes on whatever machine this is.
vi.setConfig({ testTimeout: 240_000 });

const entry = fileURLToPath(new URL('../../../api/src/server.ts', import.meta.url));
const key = { authorization: 'Bearer secret' };
const masterKey = 'c'.repeat(64);

let database: TestDatabase;
const running: ChildProcess[] = [];
beforeAll(async () => {
  database = await testDatabase();
});
afterEach(() => {
  for (const server of running.splice(0)) server.kill('SIGKILL');
});
afterAll(() => database.drop());

/** `pnpm start` on our database; resolves with its address, or with what it said when it ended. */
function start(env: Record<string, string>) {
  const { PATH = '', HOME = '' } = process.env;
  const given = { DATABASE_URL: database.url, APLOMB_API_KEY: 'secret', APLOMB_WEBHOOKS_ALLOW_PRIVATE: '1' };
  const server = spawn(process.execPath, [entry], {
    env: { PATH, HOME, PORT: '0', HOST: '127.0.0.1', APLOMB_PLAYBOOKS: playbooks, ...given, ...env },
  });
  running.push(server);
  let text = '';
  return new Promise<{ server: ChildProcess; url: string | null; said: string }>((resolve) => {
    for (const stream of [server.stdout, server.stderr]) {
      stream.on('data', (data) => {
        text += String(data);
        const url = /http:\/\/\S+\/graphql/.exec(text)?.[0];
        if (url !== undefined) resolve({ server, url, said: text });
      });
    }
    server.once('close', () => resolve({ server, url: null, said: text }));
  });
}

describe('the server', () => {
  it('delivers by itself, and what a killed process was sending another one sends again', async () => {
    await migrate(database.url);
    const there = await receiver();
    there.answer('hang', 204);
    const first = await start({ APLOMB_MASTER_KEY: masterKey });
    expect(first.url, first.said).not.toBeNull();
    vi.stubEnv('APLOMB_MASTER_KEY', masterKey);
    const db = openDb(database.url, 2);
    const at = new Date(Date.now() - 60_000);
    const { secret } = await addWebhook(db, { brand: 'moulin', url: there.url, events: [], at });
    const send = sender(first.url ?? '');
    await send('ReceiveComment', { input: { brand: 'moulin', comment: comment('Mon colis est perdu') } }, key);
    await expect.poll(() => there.got.length, { timeout: 60_000 }).toBe(1);
    first.server.kill('SIGKILL');

    const second = await start({ APLOMB_MASTER_KEY: masterKey });
    expect(second.url, second.said).not.toBeNull();
    // The minute after which a delivery that nobody finished is anybody's.
    await db.$executeRaw`UPDATE "WebhookDelivery" SET "nextAt" = "nextAt" - interval '1 minute'`;
    await expect.poll(() => there.got.length, { timeout: 60_000 }).toBe(2);
    const [lost, kept] = there.got;
    expect(kept?.headers['webhook-id']).toBe(lost?.headers['webhook-id']);
    expect(new Webhook(secret).verify(kept?.body ?? '', kept?.headers as Record<string, string>)).toMatchObject({
      type: 'case.opened',
    });
    const state = async () => (await db.webhookDelivery.findMany()).map(({ state, tries }) => [state, tries]);
    await expect.poll(state, { timeout: 10_000 }).toEqual([['delivered', 2]]);
    const ended = new Promise((resolve) => second.server.once('close', resolve));
    second.server.kill('SIGTERM');
    expect(await ended).toBe(0);
    await db.$disconnect();
    await there.close();
    vi.unstubAllEnvs();
  });

  it('does not start with another master key, and says why in a sentence', async () => {
    const { url, said } = await start({ APLOMB_MASTER_KEY: 'd'.repeat(64) });
    expect(url).toBeNull();
    expect(said).toBe('APLOMB_MASTER_KEY is not the key that this database was sealed with.\n');
    const none = await start({ APLOMB_MASTER_KEY: 'ab' });
    expect(none.url).toBeNull();
    expect(none.said).toContain('APLOMB_MASTER_KEY must be 32 bytes in base64 or hexadecimal');
  });
});
