/** Where the words of a command go when nobody reads them any more. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { demoWith, edited } from './brand.ts';
import { MAIN } from './run.ts';

vi.setConfig({ testTimeout: 60_000 });

const misspelt = edited('parcel/playbook.yaml', 'owner: agent', 'owner: agnet');
const env = { PATH: process.env.PATH ?? '' };

/** Runs with one stream closed before a word is written. */
async function closed(args: readonly string[], cwd: string, stream: 'stdout' | 'stderr') {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd, env });
  child[stream].destroy();
  const other = stream === 'stdout' ? child.stderr : child.stdout;
  let said = '';
  other.on('data', (chunk: Buffer) => {
    said += String(chunk);
  });
  const [code] = await once(child, 'close');
  return { code, said };
}

describe('a reader who has left', () => {
  it.each([
    ['findings', ['check', 'demo'], misspelt, 1],
    ['no findings', ['check', 'demo'], {}, 0],
    ['failing tests', ['test', 'demo'], misspelt, 1],
  ])('changes no exit code: %s', async (_, args, changed, code) => {
    expect(await closed(args, demoWith(changed), 'stdout')).toEqual({ code, said: '' });
  });

  it('changes none on the standard error either', async () => {
    expect(await closed(['check', 'nowhere'], demoWith(), 'stderr')).toEqual({ code: 2, said: '' });
  });
});

// Linux alone has a disk that is always full.
describe.skipIf(!existsSync('/dev/full'))('a disk that is full', () => {
  it.each([
    ['fr', "aplomb : Entrée ou sortie : il n'y a plus de place sur le disque.\n"],
    ['en', 'aplomb: Input or output: no space is left on the disk.\n'],
  ])('is said in one sentence: %s', async (lang, sentence) => {
    const child = spawn(process.execPath, [MAIN, 'check', 'demo', '--lang', lang], {
      cwd: demoWith(),
      env,
      stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
    });
    let err = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      err += String(chunk);
    });
    expect(await once(child, 'close')).toEqual([2, null]);
    expect(err).toBe(sentence);
  });
});
