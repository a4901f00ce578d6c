import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { demoWith, edited } from './brand.ts';
import { aplomb } from './run.ts';

vi.setConfig({ testTimeout: 60_000 });

let cwd = '';
beforeAll(() => {
  cwd = demoWith();
});

describe('aplomb voice', () => {
  it('exports a tone to the standard output, and the losses to the standard error', () => {
    const { code, out, err } = aplomb(['voice', 'export', 'demo'], { cwd });
    expect(code).toBe(0);
    expect(out).toMatch(/^---\nversion: alpha\nname: Demo\n/);
    expect(out).toContain('\nlanguage:\n  primary: fr\n  treatment: vous\n');
    expect(err).toMatch(/^tone\.apology: "allowed": the format knows no apology\.$/m);
  });

  it('exports another language, in French sentences', () => {
    const { out, err } = aplomb(['voice', 'export', 'demo', '--voice-lang', 'en', '--lang', 'fr'], { cwd });
    expect(out).toContain('\n  primary: en\n  treatment: you\n');
    expect(err).toMatch(/^tone\.apology : « allowed » : le format ne connaît pas les excuses\.$/m);
  });

  it('imports what it exported', () => {
    writeFileSync(join(cwd, 'VOICE.md'), aplomb(['voice', 'export', 'demo'], { cwd }).out);
    const { code, out } = aplomb(['voice', 'import', 'VOICE.md'], { cwd });
    expect({ code, out }).toEqual({
      code: 0,
      out: 'tone:\n  address:\n    fr: vous\n  formal: 0\n  emoji: 0\n  exclamations: 1\n  respectful: 1\n',
    });
  });

  it('says that a file is no VOICE.md', () => {
    writeFileSync(join(cwd, 'README.md'), '# Hello\u001b[31m\n');
    expect(aplomb(['voice', 'import', 'README.md'], { cwd })).toEqual({
      code: 1,
      out: '',
      err: 'This is no VOICE.md: it begins with YAML between two lines "---".\n',
    });
  });

  it.each([
    [
      'nothing said',
      [],
      'aplomb: Say export and a brand, or import and a file.\n    aplomb voice export playbooks/hirondelle > VOICE.md\n',
    ],
    [
      'a way that is none',
      ['exprot', 'demo'],
      'aplomb: "exprot": expected export or import.\n    Did you mean "export"?\n',
    ],
    [
      'a language that the charter lacks',
      ['export', 'demo', '--voice-lang', 'de'],
      'aplomb: --voice-lang de: expected fr, en.\n',
    ],
    ['a file that is not there', ['import', 'nowhere.md'], 'aplomb: nowhere.md does not exist.\n'],
  ])('refuses %s', (_, words, err) => {
    expect(aplomb(['voice', ...words], { cwd })).toEqual({ code: 2, out: '', err });
  });

  it('exports nothing of a charter that does not compile', () => {
    const broken = demoWith(edited('charter.yaml', 'when-unsure: other', 'when-unsure: nobody'));
    expect(aplomb(['voice', 'export', 'demo'], { cwd: broken })).toMatchObject({ code: 1, out: '' });
  });
});
