import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const compiler = join(dirname(createRequire(import.meta.url).resolve('relay-compiler/package.json')), 'cli.js');
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** The project, copied aside so that nothing is written here, compiled by Relay's own compiler. */
function compile(change: (source: string) => string = (source) => source): {
  ok: boolean;
  said: string;
  made: string[];
} {
  const folder = mkdtempSync(join(tmpdir(), 'aplomb-relay-'));
  folders.push(folder);
  cpSync(here('relay'), folder, { recursive: true });
  cpSync(here('../../../schema/api.graphql'), join(folder, 'api.graphql'));
  const source = join(folder, 'src', 'Inbox.ts');
  writeFileSync(source, change(readFileSync(source, 'utf8')));
  try {
    const said = execFileSync(process.execPath, [compiler, 'relay.config.json'], { cwd: folder, stdio: 'pipe' });
    return { ok: true, said: String(said), made: readdirSync(join(folder, 'src', '__generated__')).sort() };
  } catch (fault) {
    const { stdout, stderr } = fault as { stdout: Buffer; stderr: Buffer };
    return { ok: false, said: `${stdout}${stderr}`, made: [] };
  }
}

describe('relay-compiler', () => {
  it('accepts the schema: connections, refetchable cases, mutations, the subscription', () => {
    const { said, ok, made } = compile();
    expect({ said, ok }).toMatchObject({ ok: true });
    expect(made).toEqual(
      expect.arrayContaining([
        'InboxAdvanceMutation.graphql.ts',
        'InboxCaseQuery.graphql.ts',
        'InboxHistoryQuery.graphql.ts',
        'InboxPageQuery.graphql.ts',
        'InboxQuery.graphql.ts',
        'InboxSubscription.graphql.ts',
      ]),
    );
  });

  it('refuses a field that the schema has not', () => {
    const { ok, said } = compile((source) => source.replace('postedAt', 'postedOn'));
    expect(ok).toBe(false);
    expect(said).toContain('postedOn');
  });
});
