import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { demoWith, edited } from './brand.ts';
import { aplomb } from './run.ts';

vi.setConfig({ testTimeout: 60_000 });

describe('aplomb draw', () => {
  const cwd = demoWith();

  it('writes one crisis type to the standard output as SVG', () => {
    const { code, out, err } = aplomb(['draw', 'demo', '--crisis', 'parcel', '--lang', 'fr'], { cwd });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="210mm" height="297mm"/);
    expect(out).toMatch(/<\/svg>\n$/);
    expect(out).toContain('Colis perdu');
    expect(out).not.toContain('Lost parcel');
  });

  it('writes Mermaid text', () => {
    const { code, out } = aplomb(['draw', 'demo', '--crisis', 'parcel', '--format', 'mermaid', '--lang', 'en'], {
      cwd,
    });
    expect(code).toBe(0);
    expect(out).toMatch(/^stateDiagram-v2\n/);
    expect(out).toContain('s_answer --> s_closed : Replied / Not ours');
  });

  it('writes a file for each page of each crisis type and names it', () => {
    const { code, out } = aplomb(['draw', 'demo', '--out', 'drawn'], { cwd });
    expect({ code, out }).toEqual({ code: 0, out: 'drawn/other.svg\ndrawn/parcel.svg\n' });
    expect(readdirSync(join(cwd, 'drawn'))).toEqual(['other.svg', 'parcel.svg']);
  });

  it('writes to the folder pictures where several have no other place', () => {
    expect(aplomb(['draw', 'demo', '--format', 'mermaid'], { cwd }).out).toBe(
      'pictures/other.mmd\npictures/parcel.mmd\n',
    );
  });

  it('draws PNG, 200 dots to the inch of A4', () => {
    const { code, out } = aplomb(['draw', 'demo', '--crisis', 'parcel', '--format', 'png', '--out', 'png'], { cwd });
    expect({ code, out }).toEqual({ code: 0, out: 'png/parcel.png\n' });
    const png = readFileSync(join(cwd, 'png', 'parcel.png'));
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1654, 2339]);
  });

  it('speaks a language of the charter, ours where it has it', () => {
    const said = (...args: string[]) => aplomb(['draw', 'demo', '--crisis', 'parcel', ...args], { cwd });
    expect(said().out).toContain('Lost parcel');
    expect(said('--lang', 'fr').out).toContain('Colis perdu');
    expect(said('--lang', 'de')).toMatchObject({
      code: 2,
      out: '',
      err: 'aplomb: Demo does not speak “de”.\n    Its languages: fr, en.\n',
    });
  });

  it.each([
    ['parcle', 'aplomb: No crisis type “parcle”.\n    Did you mean “parcel”?\n'],
    ['constructor', 'aplomb: No crisis type “constructor”.\n    There are: other, parcel.\n'],
  ])('refuses a crisis type that is not there: %s', (crisis, err) => {
    expect(aplomb(['draw', 'demo', '--crisis', crisis], { cwd })).toEqual({ code: 2, out: '', err });
  });

  it('refuses a format it does not know', () => {
    expect(aplomb(['draw', 'demo', '--format', 'pdf'], { cwd })).toMatchObject({
      code: 2,
      err: expect.stringContaining('--format pdf: expected svg, png, mermaid.'),
    });
  });

  it('says in one sentence that a file stands where the folder was to be', () => {
    const out = join('demo', 'charter.yaml');
    expect(aplomb(['draw', 'demo', '--out', out], { cwd })).toEqual({
      code: 2,
      out: '',
      err: `aplomb: ${out} is there already and is no folder.\n`,
    });
  });

  it('tells the findings of a charter that does not compile, and draws nothing', () => {
    const broken = demoWith(edited('parcel/playbook.yaml', 'go: closed }', 'go: colsed }'));
    const { code, out, err } = aplomb(['draw', 'demo', '--out', 'drawn'], { cwd: broken });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('colsed');
    expect(readdirSync(broken)).toEqual(['demo']);
  });
});
