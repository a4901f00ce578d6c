import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { templateNames } from '../../packages/cli/src/init.ts';
import { compile } from '../../packages/core/src/compile.ts';
import { readCharter } from '../../packages/core/src/node.ts';
import { folderWith } from './brand.ts';
import { aplomb } from './run.ts';

vi.setConfig({ testTimeout: 120_000 });

const yearsToCome = [2027, 2028, 2029];

describe.each(templateNames)('aplomb init --from %s', (template) => {
  it('makes a charter that check finds nothing in and test plays, in French', () => {
    const cwd = folderWith({});
    const made = aplomb(['init', 'mine', '--from', template, '--lang', 'fr'], { cwd });
    expect(made).toMatchObject({ code: 0, err: '', out: expect.stringContaining('aplomb check mine') });

    const checked = aplomb(['check', 'mine', '--format', 'json', '--strict'], { cwd });
    expect(JSON.parse(checked.out)).toMatchObject({ ok: true, brands: [{ brand: 'mine', diagnostics: [] }] });
    expect(checked.code).toBe(0);

    expect(aplomb(['test', 'mine'], { cwd })).toMatchObject({ code: 0, err: '' });
  });

  it('does so in English, with every step, choice and reply touched by a story', () => {
    const cwd = folderWith({});
    aplomb(['init', 'mine', '--from', template, '--lang', 'en'], { cwd });
    const checked = aplomb(['check', 'mine', '--strict'], { cwd });
    expect(checked).toEqual({ code: 0, out: '1 brand: 0 errors, 0 warnings\n', err: '' });

    const { code, out } = aplomb(['test', 'mine', '--coverage', '--lang', 'en'], { cwd });
    expect(code).toBe(0);
    const counts = [...out.matchAll(/(\d+)\/(\d+) (steps|choices|replies)/g)];
    expect(counts.length).toBeGreaterThanOrEqual(3 * 5);
    for (const [row, touched, of] of counts) expect(touched, row).toBe(of);
  });

  it('has four examples or more of each crisis type in each language, and no finding in the years to come', () => {
    const cwd = folderWith({});
    aplomb(['init', 'mine', '--from', template, '--lang', 'en'], { cwd });
    const sources = readCharter(join(cwd, 'mine'));
    for (const year of yearsToCome) {
      const { charter, diagnostics } = compile(sources, { year });
      expect(diagnostics, String(year)).toEqual([]);
      expect(charter?.languages).toEqual(['en', 'fr']);
      expect(charter?.promises.length).toBeGreaterThanOrEqual(4);
      expect(Object.keys(charter?.playbooks ?? {})).toContain('triage');
      for (const { crisis, examples } of Object.values(charter?.playbooks ?? {})) {
        for (const language of ['fr', 'en']) {
          const own = examples.filter(({ lang, not }) => lang === language && !not);
          expect(own.length, `${crisis} ${language}`).toBeGreaterThanOrEqual(4);
        }
      }
    }
  });

  it('knows the comment that its next steps try', () => {
    const cwd = folderWith({});
    const { out } = aplomb(['init', 'mine', '--from', template, '--lang', 'en'], { cwd });
    const comment = /aplomb try mine --agent Ana "([^"]+)"/.exec(out)?.[1] ?? '';
    const tried = aplomb(['try', 'mine', '--agent', 'Ana', '--lang', 'en', '--json', comment], { cwd });
    expect(tried.code).toBe(0);
    expect(JSON.parse(tried.out)).toMatchObject({ crisis: { key: expect.not.stringMatching(/^triage$/) } });
  });
});

describe('aplomb init', () => {
  it('takes a shop where it is not told', () => {
    const cwd = folderWith({});
    expect(aplomb(['init', 'mine'], { cwd }).out).toMatch(/from retail\.$/m);
  });

  it('fills the folder where one stands, and names the brand after it', () => {
    const cwd = join(folderWith({}), "L'Étoile du 7ᵉ");
    mkdirSync(cwd);
    expect(aplomb(['init', '--lang', 'fr'], { cwd })).toMatchObject({
      code: 0,
      out: expect.stringContaining('« l-etoile-du-7 » est dans . :'),
    });
    expect(aplomb(['check', '.', '--strict'], { cwd }).code).toBe(0);
  });

  it('quotes a folder that a shell would break', () => {
    const cwd = folderWith({});
    expect(aplomb(['init', 'Ma marque', '--lang', 'fr'], { cwd }).out).toContain('aplomb check "Ma marque"');
  });

  it.each([
    ['a file', 'notes.txt'],
    ['a hidden file', '.keep'],
  ])('writes nothing into a folder that holds %s', (_, name) => {
    const cwd = folderWith({ [`used/${name}`]: 'mine' });
    expect(aplomb(['init', 'used'], { cwd })).toEqual({
      code: 2,
      out: '',
      err: 'aplomb: used is not empty; nothing was written.\n    Name a new folder: aplomb init used-2\n',
    });
    expect(readdirSync(join(cwd, 'used'))).toEqual([name]);
  });

  it('takes a folder that only git has been in', () => {
    const cwd = folderWith({ 'shop/.git/HEAD': 'ref: refs/heads/main\n' });
    const { code, out } = aplomb(['init'], { cwd: join(cwd, 'shop') });
    expect({ code, out }).toEqual({
      code: 0,
      out: expect.stringMatching(/^The charter of “shop” is in \.: 38 files,/),
    });
    expect(aplomb(['check'], { cwd: join(cwd, 'shop') })).toMatchObject({ code: 0 });
  });

  it('refuses a file in the place of a folder, in French when asked', () => {
    const cwd = folderWith({});
    writeFileSync(join(cwd, 'used'), '');
    expect(aplomb(['init', 'used', '--lang', 'fr'], { cwd })).toEqual({
      code: 2,
      out: '',
      err: "aplomb : used n'est pas un dossier.\n",
    });
  });

  it.each([
    ['travle', 'Did you mean travel?'],
    ['constructor', 'expected retail, travel, public-service, usaf'],
  ])('refuses a template that is not there: %s', (name, said) => {
    const cwd = folderWith({});
    const { code, err } = aplomb(['init', 'mine', '--from', name], { cwd });
    expect(code).toBe(2);
    expect(err).toContain(said);
    expect(readdirSync(cwd)).toEqual([]);
  });
});
