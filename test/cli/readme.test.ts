/** The README shows what the program prints, to the letter. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { aplomb } from './run.ts';

const readme = readFileSync(fileURLToPath(new URL('../../README.md', import.meta.url)), 'utf8');

/** What every new example moves a little: how sure, by which learnt words, and the charter's digest. */
const lasting = (page: string) =>
  page
    .replace(/confiance \d+ %/, '')
    .replace(/\n.*d’après les exemples/, '')
    .replace(/\([0-9a-f]{12}\)/, '');

it('shows the answer that its command gives', () => {
  const [, command = '', shown] = /\$ npx -y pnpm@12 aplomb (.+?\n.+?)\n\n([\s\S]+?)```/.exec(readme) ?? [];
  const words = [...command.replace('\\\n', '').matchAll(/"([^"]*)"|(\S+)/g)].map((word) => word[1] ?? word[2] ?? '');
  const { out } = aplomb(words);
  expect(lasting(out.trimEnd())).toBe(lasting((shown ?? '').trimEnd()));
});

it('names only files that exist', () => {
  const links = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map((link) => link[1] ?? '');
  expect(links.length).toBeGreaterThan(8);
  for (const link of links)
    expect(() => readFileSync(fileURLToPath(new URL(`../../${link}`, import.meta.url))), link).not.toThrow(/ENOENT/);
});
