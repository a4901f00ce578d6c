/** Every block of the client's README and of the API's first steps, run as written against the real API. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadPlaybooks } from '../../api/src/charters/load.ts';
import { type TestApi, testApi } from '../api/harness.ts';

const run = promisify(execFile);
const repository = fileURLToPath(new URL('../..', import.meta.url));
const client = join(repository, 'packages/client/src/index.ts');
const blocksOf = (path: string, language: string) =>
  [...readFileSync(join(repository, path), 'utf8').matchAll(/^## (.+)$|^```(\w+)\n([\s\S]*?)^```$/gm)].reduce<
    { heading: string; code: string }[]
  >((found, [, heading, kind, code = '']) => {
    if (heading !== undefined) found.push({ heading, code: '' });
    else if (kind === language) found.push({ heading: found.at(-1)?.heading ?? '', code });
    return found;
  }, []);

let api: TestApi;
let folder = '';
beforeAll(async () => {
  api = await testApi({ apiKey: 'a-key' });
  await loadPlaybooks(api.db, join(repository, 'playbooks'), new Date('2026-11-20T00:00:00Z'), 'en');
  folder = mkdtempSync(join(tmpdir(), 'aplomb-readme-'));
}, 120_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await api.close();
});
const here = (code: string) => code.replaceAll('http://127.0.0.1:4000', api.graphqlUrl.replace('/graphql', ''));

/** What the block prints. */
async function printed(code: string): Promise<string> {
  const file = join(folder, 'block.ts');
  writeFileSync(file, here(code).replaceAll("'@aplomb/client'", JSON.stringify(client)));
  const env = { ...process.env, APLOMB_KEY: 'a-key', NODE_NO_WARNINGS: '1' };
  return (await run(process.execPath, [file], { env, timeout: 60_000 })).stdout;
}

describe('packages/client/README.md', () => {
  const blocks = blocksOf('packages/client/README.md', 'ts').filter(({ code }) => code !== '');
  const block = (heading: string) =>
    blocks.find((one) => one.heading === heading)?.code ?? 'throw new Error("no block")';

  it('has a block under every heading', () => {
    expect(blocks.map(({ heading }) => heading)).toEqual([
      'A comment, from arrival to the published reply',
      'What goes wrong',
      'Before a reply is written',
      'To follow',
      'What others send',
    ]);
  });

  it('takes a comment from arrival to the published reply', async () => {
    const said = await printed(block('A comment, from arrival to the published reply'));
    expect(said).toMatch(/^Accuser réception .+ required\n(OPEN|CLOSED)\n$/s);
    expect(await api.db.submission.count({ where: { externalId: '1' } })).toBe(1);
  });

  it('shows what goes wrong', async () => {
    const said = await printed(block('What goes wrong'));
    expect(said).toContain(`CHANNEL_UNKNOWN La charte n'a pas de canal "twitter". Il y a : x, `);
    expect(said).toMatch(/'COMMENT_EMPTY', \[ 'prescribeAll', 1 \]/);
  });

  it('briefs a writer and rewords a text', async () => {
    expect(await printed(block('Before a reply is written'))).toMatch(/désolés[^!]*[.!] — Inès, Hirondelle/);
  });

  it('follows, and verifies what others send', async () => {
    expect(await printed(block('To follow'))).toMatch(/ (OPEN|CLOSED) \S+\n$/);
    const said = await printed(block('What others send'));
    expect(said).toContain('ok: true');
    expect(said).toContain('TOKEN_MALFORMED');
  });
});

describe('api/README.md', () => {
  const blocks = blocksOf('api/README.md', 'sh').filter(({ code }) => code.includes('curl '));

  it.each(blocks.flatMap(({ code }) => code.split(/^(?=# )/m)).map((code, number) => [number + 1, code] as const))(
    'step %i does what it says',
    async (_, code) => {
      const { stdout } = await run('sh', ['-c', here(code).replaceAll('$APLOMB_KEY', 'a-key')]);
      const expected = /^# .*→ (.+)$/m.exec(code)?.[1] ?? 'nothing is said to expect';
      expect(stdout).toContain(expected);
      expect(stdout).not.toContain('"errors"');
    },
  );
  it('has such steps', () => {
    expect(blocks.length).toBeGreaterThan(0);
  });
});
