import { beforeAll, describe, expect, it, vi } from 'vitest';
import { demoWith, edited } from './brand.ts';
import { aplomb } from './run.ts';

vi.setConfig({ testTimeout: 60_000 });

const friday = ['--now', '2026-11-20T22:00:00+01:00'];
let cwd = '';
beforeAll(() => {
  cwd = demoWith();
});

describe('aplomb brief', () => {
  it('tells a person what a reply must be, in the language of the environment', () => {
    const { code, out, err } = aplomb(['brief', 'demo', '--crisis', 'parcel', ...friday], {
      cwd,
      env: { LANG: 'fr_FR' },
    });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(
      /^# Demo : Colis perdu, Répondre\n\nRéponse publique sur x \(@demo\), gravité 2 sur 5\. Charte demo 1\.2\.3\.\n/,
    );
    expect(out).toMatch(/^- Dire qui cherche\.$/m);
    expect(out).toMatch(/^- Vouvoyez la personne\.$/m);
    expect(out).toMatch(/^- Tenez en 280 caractères comptés comme X/m);
    expect(out).toMatch(/^```\nDésolés, nous cherchons votre colis\.\n```$/m);
  });

  it('writes a prompt for a model, in English about a French reply', () => {
    const { out } = aplomb(
      ['brief', 'demo', '--crisis', 'parcel', '--for', 'model', '--fact', 'gesture=12.50 EUR', ...friday],
      { cwd },
    );
    expect(out).toMatch(/^You write, for Demo, the reply to a comment \(Lost parcel\)\./);
    expect(out).toMatch(/^- Write in French\.$/m);
    expect(out).toMatch(/^- Gesture: 12,50\s€$/m);
    expect(out).toMatch(/^- Give the text of the reply and nothing else/m);
  });

  it('cuts the brief for a channel, a severity, an audience, a language and who signs', () => {
    const words = [
      '--step',
      'answer',
      '--channel',
      'facebook',
      '--severity',
      '5',
      '--audience',
      'everyone',
      '--reply-lang',
      'en',
      '--agent',
      'Zoé',
    ];
    const { out } = aplomb(['brief', 'demo', '--crisis', 'parcel', ...words, ...friday], { cwd });
    expect(out).toMatch(/^Public reply on facebook, severity 5 of 5\./m);
    expect(out).toMatch(/^- Stay within 5000 characters/m);
    expect(out).toMatch(/^Sorry, we are looking for your parcel\.$/m);
  });

  it('gives a program the same as data', () => {
    const { out } = aplomb(['brief', 'demo', '--crisis', 'parcel', '--json', ...friday], { cwd });
    expect(JSON.parse(out)).toMatchObject({
      charter: { brand: 'demo', version: '1.2.3' },
      step: { key: 'answer', instructions: 'Say who is looking.' },
      tone: { address: 'vous', emoji: 0 },
      model: { template: 'sorry', text: 'Désolés, nous cherchons votre colis.' },
    });
  });

  it.each([
    ['no crisis', [], 'aplomb: --crisis is needed: the crisis type.\n    There are: other, parcel.\n'],
    [
      'an unknown crisis',
      ['--crisis', 'parcle'],
      'aplomb: --crisis parcle: expected other, parcel.\n    Did you mean parcel?\n',
    ],
    [
      'an unknown step',
      ['--crisis', 'parcel', '--step', 'constructor'],
      'aplomb: --step constructor: expected answer, closed.\n',
    ],
    [
      'an unknown channel',
      ['--crisis', 'parcel', '--channel', 'facebok'],
      'aplomb: --channel facebok: expected x, facebook.\n    Did you mean facebook?\n',
    ],
    [
      'an unknown audience',
      ['--crisis', 'parcel', '--audience', 'kings'],
      'aplomb: --audience kings: expected everyone.\n',
    ],
    [
      'a language that the charter lacks',
      ['--crisis', 'parcel', '--reply-lang', 'de'],
      'aplomb: --reply-lang de: expected fr, en.\n',
    ],
    [
      'a severity that is none',
      ['--crisis', 'parcel', '--severity', '6'],
      'aplomb: --severity 6: expected a whole number from 1 to 5.\n',
    ],
    [
      'a reader who is none',
      ['--crisis', 'parcel', '--for', 'robot'],
      'aplomb: --for robot: expected person, model.\n',
    ],
  ])('refuses %s', (_, words, err) => {
    expect(aplomb(['brief', 'demo', ...words], { cwd })).toEqual({
      code: 2,
      out: '',
      err: expect.stringContaining(err),
    });
  });

  it('tells what is wrong with a charter that does not compile, and nothing else', () => {
    const broken = demoWith(edited('charter.yaml', 'when-unsure: other', 'when-unsure: nobody'));
    const { code, out, err } = aplomb(['brief', 'demo', '--crisis', 'parcel'], { cwd: broken });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('charter.yaml:');
  });
});
