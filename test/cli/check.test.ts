import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { demoWith, edited, FILES, folderWith } from './brand.ts';
import { aplomb } from './run.ts';

vi.setConfig({ testTimeout: 60_000 });

const misspelt = edited('parcel/playbook.yaml', 'owner: agent', 'owner: agnet');
const warned = {
  'notes/extra.hbs': 'x',
  'notes/playbook.yaml': FILES['other/playbook.yaml']!.replace('crisis: other', 'crisis: notes'),
};

describe('aplomb check', () => {
  it('finds nothing in a sound brand, by its folder or by the folder above', () => {
    const cwd = demoWith();
    const sound = { code: 0, out: '1 brand: 0 errors, 0 warnings\n', err: '' };
    expect(aplomb(['check', 'demo'], { cwd })).toEqual(sound);
    expect(aplomb(['check', '.'], { cwd })).toEqual(sound);
    expect(aplomb(['check', '.', '--lang', 'fr'], { cwd: join(cwd, 'demo') }).out).toBe(
      '1 marque : 0 erreur, 0 avertissement\n',
    );
  });

  it('takes the folder playbooks where none is named', () => {
    const cwd = folderWith(
      Object.fromEntries(Object.entries(FILES).map(([path, text]) => [`playbooks/demo/${path}`, text])),
    );
    expect(aplomb(['check'], { cwd })).toMatchObject({ code: 0, out: '1 brand: 0 errors, 0 warnings\n' });
  });

  it('takes where the person stands where there is no folder playbooks', () => {
    const cwd = demoWith();
    for (const folder of [cwd, join(cwd, 'demo')])
      expect(aplomb(['check'], { cwd: folder })).toMatchObject({ code: 0, out: '1 brand: 0 errors, 0 warnings\n' });
  });

  it.each([
    ['a misspelt folder', 'dmo', 'aplomb: dmo does not exist.\n    Did you mean "demo"?\n'],
    ['a folder like no other', 'elsewhere', 'aplomb: elsewhere does not exist.\n'],
    ['no name at all', '', 'aplomb: The name of the folder is empty.\n'],
  ])('names the nearest folder: %s', (_, folder, err) => {
    expect(aplomb(['check', folder], { cwd: demoWith() })).toEqual({ code: 2, out: '', err });
  });

  it('says error and warning in French too, for a person', () => {
    const cwd = demoWith({ ...misspelt, ...warned });
    const french = aplomb(['check', 'demo', '--lang', 'fr'], { cwd }).out;
    expect(french).toMatch(/^demo\/parcel\/playbook\.yaml:17:14: erreur \[/m);
    expect(french).toMatch(/^demo\/\S+: avertissement \[/m);
    expect(aplomb(['check', 'demo', '--lang', 'fr', '--format', 'github'], { cwd }).out).toMatch(/^::error file=/m);
  });

  it('shows place, code, sentence, repair and the line with a caret', () => {
    const cwd = demoWith(misspelt);
    const { code, out, err } = aplomb(['check', 'demo'], { cwd });
    const lines = out.split('\n');
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(lines[0]).toMatch(/^demo\/parcel\/playbook\.yaml:17:14: error \[[a-z-]+\/[a-z-]+\] .*agnet/);
    expect(lines.slice(1)).toEqual([
      expect.stringContaining('agent'),
      '  17 |       owner: agnet',
      '     |              ^',
      '1 brand: 1 error, 0 warnings',
      '',
    ]);
  });

  it('gives paths from where the person stands', () => {
    const cwd = demoWith(misspelt);
    expect(aplomb(['check', '.'], { cwd: join(cwd, 'demo') }).out).toMatch(/^parcel\/playbook\.yaml:17:14: /);
    expect(aplomb(['check', '../..'], { cwd: join(cwd, 'demo', 'parcel') }).out).toMatch(/^playbook\.yaml:17:14: /);
    expect(aplomb(['check', join(cwd, 'demo')], { cwd }).out).toMatch(/^demo\/parcel\/playbook\.yaml:17:14: /);
  });

  it('answers a program in JSON, and only in JSON', () => {
    const cwd = demoWith(misspelt);
    const { code, out, err } = aplomb(['check', '--format', 'json', '.'], { cwd });
    expect({ code, err }).toEqual({ code: 1, err: '' });
    const answer = JSON.parse(out) as { brands: { diagnostics: object[] }[] };
    expect(answer).toEqual({
      ok: false,
      brands: [
        {
          brand: 'demo',
          digest: null,
          version: '1.2.3',
          diagnostics: [
            {
              file: 'demo/parcel/playbook.yaml',
              line: 17,
              column: 14,
              code: expect.any(String),
              severity: 'error',
              message: expect.stringContaining('agnet'),
              hint: expect.stringContaining('agent'),
            },
          ],
        },
      ],
    });
  });

  it('gives the digest of a sound brand, the same every time and for every year when valid-from is said', () => {
    const cwd = demoWith();
    const digest = (...words: string[]) =>
      (
        JSON.parse(aplomb(['check', 'demo', '--format', 'json', ...words], { cwd }).out) as {
          brands: { digest: string }[];
        }
      ).brands[0]?.digest;
    expect(digest()).toMatch(/^[0-9a-f]{64}$/);
    expect(digest('--year', '2031')).toBe(digest());
  });

  it('annotates for GitHub, escaped', () => {
    const cwd = folderWith(
      Object.fromEntries(Object.entries({ ...FILES, ...misspelt }).map(([path, text]) => [`a,b:100%/${path}`, text])),
    );
    const { code, out } = aplomb(['check', '.', '--format', 'github'], { cwd });
    expect(code).toBe(1);
    expect(out).toMatch(
      /^::error file=a%2Cb%3A100%25\/parcel\/playbook\.yaml,line=17,col=14,title=[a-z-]+\/[a-z-]+::.*agnet.*%0A.*agent.*\n$/,
    );
  });

  it('exits 0 on a warning, 1 with --strict', () => {
    const cwd = demoWith(warned);
    const mild = aplomb(['check', 'demo', '--format', 'json'], { cwd });
    const severities = (
      JSON.parse(mild.out) as { brands: { diagnostics: { severity: string }[] }[] }
    ).brands[0]?.diagnostics.map((found) => found.severity);
    expect(new Set(severities)).toEqual(new Set(['warning']));
    expect(mild.code).toBe(0);
    expect(aplomb(['check', 'demo', '--strict'], { cwd }).code).toBe(1);
    expect(JSON.parse(aplomb(['check', 'demo', '--strict', '--format', 'json'], { cwd }).out)).toMatchObject({
      ok: false,
    });
    expect(aplomb(['check', 'demo', '--format', 'github'], { cwd }).out).toMatch(/^::warning file=/);
  });

  it('checks several brands, one sound and one not', () => {
    const files = [
      ...Object.entries(FILES).map(([path, text]) => [`alpha/${path}`, text]),
      ...Object.entries({ ...FILES, ...misspelt }).map(([path, text]) => [`beta/${path}`, text]),
    ];
    const cwd = folderWith(Object.fromEntries(files));
    expect(aplomb(['check', '.'], { cwd })).toMatchObject({
      code: 1,
      out: expect.stringMatching(/^beta\/parcel[\s\S]*2 brands: 1 error, 0 warnings\n$/),
    });
  });

  it('shows the sentence in French', () => {
    const cwd = demoWith(misspelt);
    expect(aplomb(['check', 'demo'], { cwd, env: { LANG: 'fr_FR.UTF-8' } }).out).toContain('Vouliez-vous dire');
  });

  it('colours only where it is wanted', () => {
    const cwd = demoWith(misspelt);
    const colour = '\u001b[';
    expect(aplomb(['check', 'demo'], { cwd }).out).not.toContain(colour);
    expect(aplomb(['check', 'demo'], { cwd, env: { FORCE_COLOR: '1' } }).out).toContain(colour);
    expect(aplomb(['check', 'demo', '--format', 'json'], { cwd, env: { FORCE_COLOR: '1' } }).out).not.toContain(colour);
  });

  it('never lets a charter drive the terminal', () => {
    const cwd = demoWith(edited('parcel/playbook.yaml', 'owner: agent', 'owner: "ag\\u001b[31mnet"'));
    const raw = demoWith(edited('parcel/examples.yaml', 'channel: x', 'chanel: x, lang: "\u009b31m"'));
    expect(aplomb(['check', 'demo'], { cwd }).out).not.toContain('\u001b');
    expect(aplomb(['check', 'demo'], { cwd: raw }).out).not.toContain('\u009b');
  });

  it.each([
    [
      'an empty folder',
      {},
      '.',
      'aplomb: No charter.yaml in ., nor in a folder right below it.\n    To make a charter: aplomb init my-brand\n',
    ],
    [
      'a charter of the wrong name',
      { 'charter.yml': '' },
      '.',
      'aplomb: No charter.yaml in ., nor in a folder right below it.\n    Rename charter.yml to charter.yaml.\n',
    ],
    [
      'a file',
      { 'charter.yaml': '' },
      'charter.yaml',
      'aplomb: charter.yaml is not a folder.\n    Name the folder: ..\n',
    ],
    [
      'a crisis folder',
      FILES,
      'parcel',
      'aplomb: No charter.yaml in parcel, nor in a folder right below it.\n    This is a crisis type; the brand is ..\n',
    ],
  ])('refuses %s in one sentence', (_, files, folder, err) => {
    expect(aplomb(['check', folder], { cwd: folderWith(files) })).toEqual({ code: 2, out: '', err });
  });

  it('says which file cannot be read', () => {
    const cwd = demoWith();
    chmodSync(join(cwd, 'demo', 'charter.yaml'), 0);
    const ran = aplomb(['check', 'demo'], { cwd });
    // The superuser reads everything.
    if (process.getuid?.() === 0) expect(ran.code).toBe(0);
    else
      expect(ran).toEqual({ code: 2, out: '', err: `aplomb: ${join('demo', 'charter.yaml')}: permission denied.\n` });
  });
});
