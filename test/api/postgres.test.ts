import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openDb } from '../../api/src/db.ts';
import { migrate } from '../../api/src/postgres/migrate.ts';
import { startPostgres } from '../../api/src/postgres/postgres.ts';
import { type TestDatabase, testDatabase } from './harness.ts';

// Real processes on whatever machine this is.
vi.setConfig({ testTimeout: 240_000 });

const repository = fileURLToPath(new URL('../..', import.meta.url));
const node = process.execPath;

describe('the embedded server', () => {
  const root = mkdtempSync(join(tmpdir(), 'aplomb-pg-'));
  execFileSync('chmod', ['755', root]);
  const users: ChildProcess[] = [];
  afterEach(() => {
    for (const user of users.splice(0)) user.kill('SIGKILL');
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  const program = `
    import { startPostgres } from '${repository}api/src/postgres/postgres.ts';
    const server = await startPostgres(process.argv[1], { durable: false });
    console.log(server.url + ' ' + server.folder);
    process.stdin.resume();
  `;
  /** Another process that uses the server of this folder. */
  async function use(folder: string): Promise<{ process: ChildProcess; url: string; folder: string }> {
    const user = spawn(node, ['--input-type=module', '-e', program, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
    users.push(user);
    const line = await new Promise<string>((resolve, reject) => {
      user.stdout?.once('data', (data) => resolve(String(data).trim()));
      user.once('exit', (status) => reject(new Error(`the user ended: ${status}`)));
    });
    const [url = '', real = ''] = line.split(' ');
    return { process: user, url, folder: real };
  }
  const kill = async (user: ChildProcess) => {
    const gone = new Promise((resolve) => user.once('exit', resolve));
    user.kill('SIGKILL');
    await gone;
  };
  const serverOf = (folder: string): number =>
    Number(readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
  const answers = async (url: string): Promise<boolean> => {
    const db = openDb(url, 1);
    const answer = await db.$queryRaw`SELECT 1`.then(
      () => true,
      () => false,
    );
    await db.$disconnect();
    return answer;
  };
  const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
    while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
  };

  it('is one however many start it at once, outlives the first of them and stops with the last, kill -9 included', async () => {
    const folder = join(root, 'many');
    const [first, second, third] = await Promise.all([use(folder), use(folder), use(folder)]);
    const server = serverOf(first.folder);
    await kill(first.process);
    expect(await answers(second.url)).toBe(true);
    await kill(third.process);
    expect(await answers(second.url)).toBe(true);
    expect(serverOf(second.folder)).toBe(server);
    await kill(second.process);
    await until(() => !existsSync(join(second.folder, 'data', 'postmaster.pid')));
    expect(await answers(second.url)).toBe(false);
  });

  it('comes back when it was killed under its user', async () => {
    const { url, folder } = await use(join(root, 'killed'));
    process.kill(serverOf(folder), 'SIGKILL');
    await until(() => answers(url));
  });

  it('takes a folder whose path is longer than a socket may have', async () => {
    const { url } = await use(join(root, 'long'.repeat(30), 'path'.repeat(10)));
    expect(await answers(url)).toBe(true);
  });

  it.runIf(process.getuid?.() === 0)('moves out of a home that only root may enter', async () => {
    const home = mkdtempSync(join(root, 'home-'));
    execFileSync('chmod', ['700', home]);
    const { process: user, url, folder } = await use(join(home, '.data', 'postgres'));
    expect(folder.startsWith('/var/lib/aplomb/')).toBe(true);
    expect(await answers(url)).toBe(true);
    await kill(user);
    await until(() => !existsSync(join(folder, 'data', 'postmaster.pid')));
    rmSync(folder, { recursive: true, force: true });
  });

  it.runIf(process.getuid?.() === 0)('runs for an ordinary user as well', async () => {
    const folder = join(root, 'ordinary');
    execFileSync('install', ['-d', '-o', '1000', '-g', '1000', folder]);
    const query = `${program.replace('process.stdin.resume();', 'server.letGo();')}`;
    const said = execFileSync(node, ['--input-type=module', '-e', query, join(folder, 'postgres')], {
      uid: 1000,
      gid: 1000,
      cwd: '/',
    });
    expect(String(said)).toContain(join(folder, 'postgres'));
  });
});

describe('migrations', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());
  const prisma = (...args: string[]): { status: number; said: string } => {
    const cli = join(repository, 'api/node_modules/prisma/build/index.js');
    const env = { ...process.env, DATABASE_URL: database.url, NO_COLOR: '1' };
    try {
      return { status: 0, said: String(execFileSync(node, [cli, ...args], { cwd: repository, env, stdio: 'pipe' })) };
    } catch (fault) {
      const { status, stdout, stderr } = fault as { status: number; stdout: Buffer; stderr: Buffer };
      return { status, said: `${stdout}${stderr}` };
    }
  };

  it('are seen as missing by prisma migrate status before', () => {
    const { status, said } = prisma('migrate', 'status');
    expect(said).toContain('have not yet been applied');
    expect(status).toBe(1);
  });

  it('are applied once by three who start at once, and prisma migrate status agrees', async () => {
    const applied = await Promise.all([migrate(database.url), migrate(database.url), migrate(database.url)]);
    expect(applied.flat().length).toBeGreaterThan(0);
    expect(new Set(applied.flat()).size).toBe(applied.flat().length);
    expect(prisma('migrate', 'status')).toMatchObject({
      status: 0,
      said: expect.stringContaining('Database schema is up to date'),
    });
  });

  it('make exactly what the schema says', () => {
    const args = ['migrate', 'diff', '--to-schema', 'schema/prisma/schema.prisma', '--exit-code'];
    expect(prisma(...args, '--from-config-datasource')).toMatchObject({
      status: 0,
      said: expect.stringContaining('No difference'),
    });
    expect(prisma(...args, '--from-migrations', 'schema/prisma/migrations')).toMatchObject({ status: 0 });
  });

  it('can be undone and done again by prisma, function bodies included', () => {
    expect(prisma('migrate', 'reset', '--force')).toMatchObject({
      status: 0,
      said: expect.stringContaining('reset successful'),
    });
    expect(prisma('migrate', 'deploy')).toMatchObject({
      status: 0,
      said: expect.stringContaining('No pending migrations'),
    });
  });

  it('tell prisma of a database that has drifted, and of a panic by its exit status', async () => {
    const db = openDb(database.url, 1);
    await db.$executeRaw`CREATE TABLE "Stray" ("id" int PRIMARY KEY)`;
    const args = [
      'migrate',
      'diff',
      '--from-config-datasource',
      '--to-schema',
      'schema/prisma/schema.prisma',
      '--exit-code',
    ];
    expect(prisma(...args)).toMatchObject({ status: 2, said: expect.stringContaining('Stray') });
    await db.$executeRaw`DROP TABLE "Stray"`;
    await db.$executeRaw`UPDATE "_prisma_migrations" SET checksum = 'forged'`;
    await expect(migrate(database.url)).rejects.toThrow(/stands otherwise/);
    await db.$disconnect();
  });

  it('keep instants in UTC on a server that lives elsewhere', async () => {
    const maintenance = openDb(database.url, 1);
    const [{ name }] = await maintenance.$queryRaw<[{ name: string }]>`SELECT current_database() AS name`;
    await maintenance.$executeRawUnsafe(`ALTER DATABASE "${name}" SET TimeZone = 'Europe/Berlin'`);
    await maintenance.$disconnect();
    const db = openDb(database.url, 1);
    const at = new Date('2026-07-01T12:00:00Z');
    await db.signingKey.create({ data: { id: 'zone', privateKey: {}, publicKey: {}, createdAt: at } });
    const [row] = await db.$queryRaw<
      { seconds: number }[]
    >`SELECT extract(epoch FROM "createdAt")::float AS seconds FROM "SigningKey" WHERE "id" = 'zone'`;
    expect(row?.seconds).toBe(at.getTime() / 1000);
    await db.$disconnect();
  });
});

describe('startPostgres', () => {
  it('can be let go of twice', async () => {
    const server = await startPostgres(join(tmpdir(), `aplomb-twice-${process.pid}`), { durable: false });
    server.letGo();
    server.letGo();
    while (existsSync(join(server.folder, 'data', 'postmaster.pid')))
      await new Promise((resolve) => setTimeout(resolve, 20));
    rmSync(server.folder, { recursive: true, force: true });
  });
});
