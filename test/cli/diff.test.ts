import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { demoWith } from './brand.ts';
import { aplomb } from './run.ts';

vi.setConfig({ testTimeout: 60_000 });

type Edit = readonly [path: string, from: string, to: string];

function edit(folder: string, ...edits: readonly Edit[]): void {
  for (const [path, from, to] of edits) {
    const text = readFileSync(`${folder}/${path}`, 'utf8');
    expect(text).toContain(from);
    writeFileSync(`${folder}/${path}`, text.replaceAll(from, to));
  }
}

/** The small brand at `before/demo` as it is, and at `demo` with edits. */
function twoWith(...edits: readonly Edit[]): string {
  const cwd = demoWith();
  cpSync(`${cwd}/demo`, `${cwd}/before`, { recursive: true });
  edit(`${cwd}/demo`, ...edits);
  return cwd;
}

/** The same, committed in a repository before the edits. */
function gitWith(...edits: readonly Edit[]): string {
  const cwd = demoWith();
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], { cwd, stdio: 'ignore' });
  git('init', '-b', 'main');
  git('add', '.');
  git('commit', '-m', 'first');
  git('tag', 'v1');
  edit(`${cwd}/demo`, ...edits);
  return cwd;
}

const PLAYBOOK = 'parcel/playbook.yaml';
const slower: Edit = [PLAYBOOK, 'within: 2 business hours', 'within: 4 business hours'];
const faster: Edit = [PLAYBOOK, 'within: 2 business hours', 'within: 1 business hour'];
const toVersion = (version: string): Edit => ['charter.yaml', 'version: 1.2.3', `version: ${version}`];

describe('aplomb diff', () => {
  it('says nothing of a charter that has not changed, and ends as diff does', () => {
    expect(aplomb(['diff', 'before', 'demo'], { cwd: twoWith() })).toEqual({
      code: 0,
      out: 'demo 1.2.3: nothing changes\n',
      err: '',
    });
  });

  it('says what changed and how much it weighs', () => {
    const cwd = twoWith(faster, toVersion('1.3.0'), ['parcel/replies/sorry.en.hbs', 'Sorry', 'We are sorry']);
    expect(aplomb(['diff', 'before', 'demo'], { cwd })).toEqual({
      code: 1,
      out: [
        'demo 1.2.3 → 1.3.0: 2 changes, to be published as 1.3.0 (minor)',
        'minor  Lost parcel, "Answer", deadline: 2 business hours → 1 business hour',
        'patch  Lost parcel, reply sorry.en: changed',
        '',
      ].join('\n'),
      err: '',
    });
  });

  it('refuses a version lower than the change deserves, at its line', () => {
    const { code, out } = aplomb(['diff', 'before', 'demo', '--lang', 'fr'], {
      cwd: twoWith(slower, toVersion('1.3.0')),
    });
    expect(code).toBe(2);
    expect(out.split('\n')).toEqual([
      'demo 1.2.3 → 1.3.0 : 1 changement, à publier en 2.0.0 (majeur)',
      'majeur  Colis perdu, « Répondre », délai : 2 heures ouvrées → 4 heures ouvrées',
      'demo/charter.yaml:4:10: erreur [version/too-low] La version 1.3.0 est trop basse pour ce qui change depuis 1.2.3.',
      '    Écrivez au moins `version: 2.0.0`.',
      '',
    ]);
  });

  it('compares the working tree with HEAD, or with any commit that git knows', () => {
    const cwd = gitWith(faster, toVersion('1.3.0'));
    for (const words of [['demo'], ['main', 'demo'], ['v1', 'demo'], ['HEAD', '.']]) {
      expect(aplomb(['diff', ...words], { cwd })).toMatchObject({
        code: 1,
        out: expect.stringContaining('minor  Lost parcel, "Answer", deadline: 2 business hours → 1 business hour\n'),
      });
    }
  });

  it('tells apart what has no history, what has no commit and what git cannot name', () => {
    const bare = demoWith();
    expect(aplomb(['diff', 'demo', '--lang', 'fr'], { cwd: bare })).toEqual({
      code: 2,
      out: '',
      err: 'aplomb : demo n’est pas suivi par git : la version d’avant est introuvable.\n    Comparez deux dossiers : aplomb diff <avant> <marque>\n',
    });
    execFileSync('git', ['init', '-q'], { cwd: bare });
    expect(aplomb(['diff', 'demo'], { cwd: bare })).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^aplomb: Git has recorded nothing of demo yet\.\n/),
    });
    expect(aplomb(['diff', 'demo'], { cwd: bare, env: { PATH: '/nowhere' } })).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^aplomb: Git is not installed here/),
    });
    const cwd = gitWith();
    cpSync(`${cwd}/demo`, `${cwd}/fresh`, { recursive: true });
    expect(aplomb(['diff', 'fresh'], { cwd })).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^aplomb: HEAD has no charter in fresh\.\n {4}It is new, or the folder was renamed/),
    });
  });

  it('names the version where it did not move at all, and how cases follow a renamed step', () => {
    const cwd = twoWith([PLAYBOOK, 'start: answer', 'start: reply'], [PLAYBOOK, '    answer:\n', '    reply:\n']);
    expect(aplomb(['diff', 'before', 'demo', '--lang', 'fr'], { cwd }).out.split('\n')).toEqual([
      'demo 1.2.3 : 1 changement, à publier en 2.0.0 (majeur)',
      'majeur  Étape « answer » renommée « reply » (à confirmer)',
      'Une étape renommée : --draft-migration écrit comment les dossiers en cours suivent.',
      'demo/charter.yaml:4:10: erreur [version/too-low] La charte change, mais sa version est restée 1.2.3.',
      '    Écrivez au moins `version: 2.0.0`.',
      '',
    ]);
  });

  it('answers a program in JSON', () => {
    const { code, out } = aplomb(['diff', 'before', 'demo', '--format', 'json'], { cwd: twoWith(slower) });
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({
      from: { brand: 'demo', version: '1.2.3', digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
      to: { version: '1.2.3' },
      bump: 'major',
      deserves: '2.0.0',
      changes: [{ level: 'major', path: 'parcel/answer/deadline' }],
      renamed: [],
      diagnostics: [{ code: 'version/too-low', line: 4, column: 10 }],
    });
  });

  it('drafts the migration that lets running cases follow, which check then accepts', () => {
    const cwd = twoWith(
      [PLAYBOOK, 'start: answer', 'start: reply'],
      [PLAYBOOK, '    answer:\n', '    reply:\n'],
      toVersion('2.0.0'),
    );
    const { code, out } = aplomb(['diff', 'before', 'demo', '--draft-migration'], { cwd });
    expect({ code, out }).toEqual({
      code: 1,
      out: [
        '# migrations/1.2.3-2.0.0.yaml',
        'format: 1',
        'crises:',
        '  parcel:',
        '    rename: { answer: reply } # to be confirmed',
        '',
      ].join('\n'),
    });
    const files = JSON.parse(JSON.stringify({ 'migrations/1.2.3-2.0.0.yaml': out })) as Record<string, string>;
    const other = demoWith({
      ...files,
      [PLAYBOOK]: readFileSync(`${cwd}/demo/${PLAYBOOK}`, 'utf8'),
      'charter.yaml': readFileSync(`${cwd}/demo/charter.yaml`, 'utf8'),
    });
    expect(aplomb(['check', 'demo', '--strict'], { cwd: other })).toMatchObject({ code: 0 });
  });

  it.each([
    [['diff'], 'A brand folder is needed'],
    [['diff', 'nowhere', 'demo'], 'Git knows no commit "nowhere"'],
    [['diff', '--output=x', 'demo'], 'Unknown option: --output'],
    [['diff', 'HEAD:demo', 'demo'], 'Git knows no commit "HEAD:demo"'],
  ])('refuses %j', (words, said) => {
    expect(aplomb(words, { cwd: gitWith() })).toMatchObject({ code: 2, out: '', err: expect.stringContaining(said) });
  });

  it('compares nothing with a charter that does not compile, and says why', () => {
    const cwd = twoWith([PLAYBOOK, 'owner: agent', 'owner: agnet']);
    const { code, out, err } = aplomb(['diff', 'before', 'demo'], { cwd });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^demo\/parcel\/playbook\.yaml:17:14: error \[reference/);
    expect(err).toMatch(/\ndemo does not compile: nothing is compared\.\n$/);
  });
});
