import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const text = (path: string) => readFileSync(`${root}${path}`, 'utf8');

/** Every setting that the server reads, by its name. */
const settings = new Set(
  ['environment.ts', 'postgres/folder.ts', 'access/oidc.ts', 'access/oidcSettings.ts', 'vault/vault.ts']
    .filter((path) => existsSync(`${root}api/src/${path}`))
    .flatMap((path) => [
      ...text(`api/src/${path}`).matchAll(/\b(?:APLOMB_[A-Z_]+|PORT|HOST|DATABASE_URL|OTEL_[A-Z_]+)\b/g),
    ])
    .map(([name]) => name),
);

describe('what runs it elsewhere', () => {
  it('sets only what the server reads', () => {
    const set = [...text('compose.yaml').matchAll(/^ {6}(APLOMB_\w+|DATABASE_URL|PORT|HOST):/gm)].map(
      ([, name = '']) => name,
    );
    expect(set.length).toBeGreaterThan(2);
    expect(set.filter((name) => !settings.has(name))).toEqual([]);
  });

  it('takes a password of any characters: it stands beside the address, not in it', () => {
    const compose = text('compose.yaml').replaceAll(/\$\{POSTGRES_PASSWORD[^}]*\}/g, 'p@ss/w#rd?%');
    const address = /^ {6}DATABASE_URL: (\S+)$/m.exec(compose)?.[1] ?? '';
    expect(URL.parse(address)).toMatchObject({ host: 'db', username: 'aplomb', pathname: '/aplomb' });
    expect(/^ {6}PGPASSWORD: (\S+)$/m.exec(compose)?.[1]).toBe('p@ss/w#rd?%');
  });

  it('starts what is there, as nobody in particular, and asks whether it is ready', () => {
    const dockerfile = text('Dockerfile');
    const [, entry = ''] = /^CMD \["node", "([^"]+)"\]$/m.exec(dockerfile) ?? [];
    expect(existsSync(`${root}${entry}`)).toBe(true);
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile).toContain('/readyz');
    expect([...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base)).toEqual(Array(3).fill('node:26-slim'));
  });

  it('has every setting in api/README.md', () => {
    const readme = text('api/README.md');
    expect(settings.size).toBeGreaterThan(8);
    expect([...settings].filter((name) => !readme.includes(name))).toEqual([]);
  });
});
