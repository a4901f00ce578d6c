import { describe, expect, it, vi } from 'vitest';
import { commandNames, helpOf, overview } from '../../packages/cli/src/help.ts';
import { aplomb } from './run.ts';

vi.setConfig({ testTimeout: 60_000 });

describe('aplomb help', () => {
  it('prints the version alone', () => {
    expect(aplomb(['--version'])).toEqual({ code: 0, out: 'aplomb 0.1.0\n', err: '' });
  });

  it('names every command, in English where the environment says nothing', () => {
    const { code, out } = aplomb(['help']);
    expect(code).toBe(0);
    for (const name of commandNames) expect(out).toMatch(new RegExp(`^  ${name} +[a-z]`, 'm'));
    expect(out).toContain('aplomb: check, try and test a charter.');
    expect(aplomb(['--help']).out).toBe(out);
  });

  it.each([
    ['LANG', { LANG: 'fr_FR.UTF-8' }, 'fr'],
    ['LC_ALL before LANG', { LC_ALL: 'en_GB.UTF-8', LANG: 'fr_FR.UTF-8' }, 'en'],
    ['LANG before nothing', { LANG: 'C.UTF-8' }, 'en'],
    ['a language that only begins alike', { LANG: 'fro' }, 'en'],
  ])('speaks the language of %s', (_, env, language) => {
    expect(aplomb(['help'], { env }).out).toMatch(language === 'fr' ? /^aplomb : vérifier/ : /^aplomb: check/);
  });

  it.each([[['help', '--lang', 'fr']], [['--lang', 'fr', 'help']], [['--lang=fr', '--help']]])(
    'speaks French when asked: %j',
    (args) => {
      expect(aplomb(args, { env: { LANG: 'en_GB' } })).toMatchObject({
        code: 0,
        out: expect.stringMatching(/^aplomb : vérifier/),
      });
    },
  );

  it.each(commandNames)('explains %s, with an example and its exit codes, in both languages', (name) => {
    const english = aplomb([name, '--help']);
    expect(english.code).toBe(0);
    expect(english.out).toMatch(new RegExp(`^aplomb ${name} `));
    expect(english.out).toMatch(new RegExp(`Example: aplomb ${name} `));
    expect(english.out).toMatch(/Exit code: 0/);
    const french = aplomb(['help', name, '--lang', 'fr']);
    expect(french.code).toBe(0);
    expect(french.out).toMatch(new RegExp(`Exemple : aplomb ${name} `));
    expect(french.out).toMatch(/Code de sortie : 0/);
  });

  it.each(commandNames)('keeps the help of %s within the 80 columns of a terminal', (name) => {
    const lines = [helpOf(name, 'fr'), helpOf(name, 'en'), overview('fr'), overview('en')].join('\n').split('\n');
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  });
});

describe('a command line that is wrong', () => {
  it.each([
    ['a misspelt command', ['chek'], 'aplomb: Unknown command: "chek".\n    Did you mean "check"?\n'],
    [
      'an unknown command',
      ['zzzzzz'],
      'aplomb: Unknown command: "zzzzzz".\n    There are: init, check, try, test, diff, draw, brief, voice, learn, triage, prescribe, help.\n',
    ],
    [
      'a name that every object has',
      ['constructor'],
      'aplomb: Unknown command: "constructor".\n    There are: init, check, try, test, diff, draw, brief, voice, learn, triage, prescribe, help.\n',
    ],
    ['help for an unknown command', ['help', 'tset'], 'aplomb: Unknown command: "tset".\n    Did you mean "test"?\n'],
    [
      'an unknown option before the command',
      ['--strict'],
      'aplomb: Unknown option: --strict.\n    There are: init, check, try, test, diff, draw, brief, voice, learn, triage, prescribe, help.\n',
    ],
    [
      'a misspelt option',
      ['check', '--fromat', 'json'],
      'aplomb: Unknown option: --fromat.\n    Did you mean --format?\n',
    ],
    ['an option without its value', ['check', '--format'], 'aplomb: --format needs a value.\n'],
    ['a language we do not speak', ['check', '--lang', 'de'], 'aplomb: --lang de: expected en, fr.\n'],
    ['a folder that does not exist', ['check', 'nowhere'], 'aplomb: nowhere does not exist.\n'],
    [
      'no charter to triage with',
      ['triage'],
      'aplomb: --charter <brand> is needed.\n    --charter playbooks/hirondelle\n',
    ],
    ['no comment to try', ['try', 'x'], expect.stringContaining('aplomb: A brand folder and a comment are needed.\n')],
    [
      'an instant without offset',
      ['try', 'x', 'y', '--now', '2026-11-20'],
      expect.stringContaining('aplomb: --now 2026-11-20 is no instant with an offset.\n'),
    ],
  ])('says so in one sentence and exits 2: %s', (_, args, err) => {
    expect(aplomb(args)).toEqual({ code: 2, out: '', err });
  });

  it('shows the commands on stderr when none is named', () => {
    expect(aplomb([])).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/^aplomb: check, try/) });
  });

  it('says it in French', () => {
    expect(aplomb(['chek', '--lang', 'fr']).err).toBe(
      'aplomb : Commande inconnue : "chek".\n    Vouliez-vous dire « check » ?\n',
    );
  });
});
