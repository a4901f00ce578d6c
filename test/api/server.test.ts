import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { openDb } from '../../api/src/db.ts';
import { comment, playbooks, sender, type TestDatabase, testDatabase } from './harness.ts';

// Real processes on whatever machine this is.
vi.setConfig({ testTimeout: 240_000 });

const entry = fileURLToPath(new URL('../../api/src/server.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'aplomb-server-'));
const running: ChildProcess[] = [];
const databases: TestDatabase[] = [];
afterEach(() => {
  for (const server of running.splice(0)) server.kill('SIGKILL');
});
afterAll(async () => {
  for (const database of databases) await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

interface Started {
  readonly process: ChildProcess;
  readonly graphqlUrl: string;
  readonly said: () => string;
  readonly ended: Promise<number | null>;
}

/** `pnpm start`, as a person would, on a port that is free. */
function start(env: Record<string, string>): {
  process: ChildProcess;
  said: () => string;
  ended: Promise<number | null>;
  ready: Promise<Started>;
} {
  const { PATH = '', HOME = '' } = process.env;
  const server = spawn(process.execPath, [entry], {
    env: { PATH, HOME, PORT: '0', APLOMB_PLAYBOOKS: playbooks, ...env },
  });
  running.push(server);
  let text = '';
  const ended = new Promise<number | null>((resolve) => server.once('close', resolve));
  const said = () => text;
  const ready = new Promise<Started>((resolve, reject) => {
    for (const stream of [server.stdout, server.stderr]) {
      stream.on('data', (data) => {
        text += String(data);
        const url = /http:\/\/\S+\/graphql/.exec(text)?.[0];
        if (url !== undefined) resolve({ process: server, graphqlUrl: url, said, ended });
      });
    }
    void ended.then((status) => reject(new Error(`it ended with ${status}: ${text}`)));
  });
  ready.catch(() => {});
  return { process: server, said, ended, ready };
}
async function database(): Promise<TestDatabase> {
  const made = await testDatabase();
  databases.push(made);
  return made;
}
const key = { authorization: 'Bearer secret' };

describe('the server', () => {
  it('refuses a shared database without a key', async () => {
    const { ended, said } = start({ DATABASE_URL: 'postgresql://localhost/x' });
    expect(await ended).toBe(1);
    expect(said()).toContain('APLOMB_API_KEY');
  });

  it('refuses a port that is none', async () => {
    const { ended, said } = start({ PORT: 'many' });
    expect(await ended).toBe(1);
    expect(said()).toContain('PORT');
  });

  it('starts on nothing but npm, says so, serves this machine and stops when asked', async () => {
    const { process: server, graphqlUrl, said, ended } = await start({ APLOMB_DATA: join(folder, 'data') }).ready;
    expect(said()).toContain('only this machine');
    expect(said()).toContain('moulin 1.0.0');
    expect(new URL(graphqlUrl).hostname).toBe('127.0.0.1');
    const { data } = await sender(graphqlUrl)('Prescribe', {
      brand: 'moulin',
      comment: { channel: 'x', text: 'Mon colis est perdu !' },
    });
    expect(data.prescribe.crisis.key).toBe('lost-parcel');
    server.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('lets what runs end before it stops', async () => {
    const { url } = await database();
    const { process: server, graphqlUrl, ended } = await start({ DATABASE_URL: url, APLOMB_API_KEY: 'secret' }).ready;
    const send = sender(graphqlUrl);
    const calls = Array.from({ length: 20 }, () =>
      send('ReceiveComment', { input: { brand: 'moulin', comment: comment('Bof.') } }, key),
    );
    const first = await Promise.race(calls);
    expect(first.data.receiveComment.created).toBe(true);
    server.kill('SIGTERM');
    const answers = await Promise.allSettled(calls);
    expect(await ended).toBe(0);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
  });

  it('names every fault of a charter that does not compile, and goes on with the last good one where there is one', async () => {
    const brands = join(folder, 'playbooks');
    cpSync(playbooks, brands, { recursive: true });
    const env = { DATABASE_URL: (await database()).url, APLOMB_API_KEY: 'secret', APLOMB_PLAYBOOKS: brands };
    const good = await start(env).ready;
    good.process.kill('SIGTERM');
    expect(await good.ended).toBe(0);

    writeFileSync(join(brands, 'moulin', 'praise', 'playbook.yaml'), 'format: 1\ncrisis: praise\nfamilly: praise\n');
    const kept = await start(env).ready;
    expect(kept.said()).toMatch(/moulin\/praise\/playbook\.yaml:3:1: error/);
    expect(kept.said()).toContain('last good version, 1.0.0');
    const { data } = await sender(kept.graphqlUrl)(
      'Prescribe',
      { brand: 'moulin', comment: { channel: 'x', text: 'Délicieux, bravo !' } },
      key,
    );
    expect(data.prescribe.crisis.key).toBe('praise');

    const fresh = start({ ...env, DATABASE_URL: (await database()).url });
    expect(await fresh.ended).toBe(1);
    expect(fresh.said()).toMatch(/moulin\/praise\/playbook\.yaml:3:1: error/);
  });

  it('killed in the midst of calls, loses nothing that it answered and repeats nothing that is sent again', async () => {
    const { url } = await database();
    const env = { DATABASE_URL: url, APLOMB_API_KEY: 'secret' };
    const comments = Array.from({ length: 60 }, (_, n) =>
      comment('Mon colis est perdu !', { externalId: `kill-${n}`, author: { externalId: `k${n}` } }),
    );
    const answered = new Map<string, string>();
    for (let round = 0; round < 2; round += 1) {
      const { process: server, graphqlUrl, ended } = await start(env).ready;
      const send = sender(graphqlUrl);
      const before = answered.size;
      const calls = comments.map(async (given) => {
        const { data } = await send('ReceiveComment', { input: { brand: 'moulin', comment: given } }, key);
        const { id } = data.receiveComment.case;
        expect(answered.get(given.externalId) ?? id).toBe(id);
        answered.set(given.externalId, id);
        if (answered.size >= before + 20) server.kill('SIGKILL');
      });
      await Promise.allSettled(calls);
      server.kill('SIGKILL');
      await ended;
    }
    expect(answered.size).toBeGreaterThanOrEqual(40);
    const db = openDb(url, 2);
    const kept = await db.comment.findMany({ where: { externalId: { startsWith: 'kill-' } } });
    const cases = new Map(
      kept.map(({ externalId, caseId }) => [externalId, Buffer.from(`Case:${caseId}`).toString('base64')]),
    );
    for (const [externalId, id] of answered) expect(cases.get(externalId)).toBe(id);
    expect(await db.case.count()).toBe(kept.length);
    expect(await db.logEntry.count({ where: { type: 'opened' } })).toBe(kept.length);
    const uncounted = await db.case.findMany({
      where: { OR: [{ log: { none: {} } }, { comments: { none: {} } }, { deadlines: { none: {} } }] },
    });
    expect(uncounted).toEqual([]);
    await db.$disconnect();
  });
});
