import { beforeAll, describe, expect, it, vi } from 'vitest';
import { demoWith, edited } from './brand.ts';
import { aplomb } from './run.ts';

vi.setConfig({ testTimeout: 60_000 });

const friday = ['--now', '2026-11-20T22:00:00+01:00'];
let cwd = '';
beforeAll(() => {
  cwd = demoWith();
});

describe('aplomb try', () => {
  it('tells a person what to do, in the language of the comment', () => {
    const { code, out, err } = aplomb(['try', 'demo', '--channel', 'x', 'Mon colis est perdu !', ...friday], { cwd });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Crise +Colis perdu \(parcel\), confiance \d+\s%$/m);
    expect(out).toMatch(/« colis » signal « colis », « perdu » signal « perdu\* »/);
    expect(out).toMatch(/^Gravité +2 sur 5$/m);
    expect(out).toMatch(/^Étape +Répondre \(answer\)$/m);
    expect(out).toMatch(/^ +Dire qui cherche\.$/m);
    expect(out).toMatch(/^Qui +Conseillère, de service à cette heure : Veille$/m);
    expect(out).toMatch(/^Avant +lundi 23 novembre 2026 à 11:00 \(Europe\/Paris, dans 2 j 13 h\)$/m);
    expect(out).toMatch(/^Choix +Répondu \(replied\)\n +Pas nous \(not-ours\)$/m);
    expect(out).toMatch(/^Ton +vous, « nous », respectueux, pas d’emoji, /m);
    expect(out).toMatch(/^Réponse +Désolés, nous cherchons votre colis\.\n +\(sorry, fr, 36\/280 .*\) peut partir$/m);
  });

  it('answers an English comment in English, also where the environment is French', () => {
    const { out } = aplomb(['try', 'demo', 'My parcel is lost', ...friday], { cwd, env: { LANG: 'fr_FR' } });
    expect(out).toMatch(/^Crisis +Lost parcel \(parcel\), confidence \d+%$/m);
    expect(out).toMatch(/^Reply +Sorry, we are looking for your parcel\.$/m);
  });

  it('lets a person decide what nothing fits', () => {
    expect(aplomb(['try', 'demo', '🤷'], { cwd }).out).toMatch(
      /^Crise +À trier \(other\), pas de réponse sûre : une personne doit trancher$/m,
    );
  });

  it('counts what is known of the author and of the case', () => {
    const words = ['--kind', 'PRESS', '--fact', 'gesture=12.50 EUR', '--lang', 'en', '--why'];
    const { out } = aplomb(['try', 'demo', 'My parcel is lost', ...words], { cwd });
    expect(out).toMatch(/^Severity +4 of 5$/m);
    expect(out).toMatch(/A gesture of €12\.50 follows\./);
    expect(out).toMatch(/^Tone +speaks-as we ← base$/m);
    expect(out).toMatch(/“parcel” signal “parcel\*” \+\d/);
  });

  it('says what would change the answer, in the language of the comment, only with --why', () => {
    const asked = (text: string, ...words: string[]) => aplomb(['try', 'demo', text, ...words], { cwd }).out;
    expect(asked('My parcel is lost', '--lang', 'en', '--why')).toMatch(
      /^What would change the answer:\n(?: {2}.*\n)*? {2}kind of author press instead of unknown → Lost parcel \(parcel\), severity 4$/m,
    );
    expect(asked('Mon colis est perdu', '--lang', 'fr', '--why')).toMatch(/^Ce qui changerait la réponse :$/m);
    expect(asked('My parcel is lost')).not.toMatch(/What would change/);
  });

  it('takes a comment that begins with a dash after --', () => {
    expect(aplomb(['try', 'demo', '--', '-20 % et mon colis est perdu'], { cwd })).toMatchObject({ code: 0, err: '' });
  });

  it('gives a program the shape of the contract', () => {
    const { code, out } = aplomb(['try', 'demo', 'Mon colis est perdu !', '--json', ...friday], { cwd });
    expect(code).toBe(0);
    const answer = JSON.parse(out) as Record<string, unknown>;
    expect(answer).toEqual({
      charter: { brand: 'demo', version: '1.2.3', digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
      language: 'fr',
      crisis: { key: 'parcel', title: 'Colis perdu', responsibility: 'accidental', ground: 'none' },
      confidence: expect.any(Number),
      abstained: false,
      alternatives: expect.any(Array),
      evidence: expect.arrayContaining([
        { quote: 'colis', start: 4, end: 9, signal: 'colis', weight: expect.any(Number) },
      ]),
      severity: { level: 2, reasons: [{ code: 'base', message: expect.any(String), subject: '2' }] },
      steps: [{ key: 'answer' }],
      step: {
        key: 'answer',
        title: 'Répondre',
        instructions: 'Dire qui cherche.',
        owner: { key: 'agent', title: 'Conseillère', onDuty: { key: 'night', title: 'Veille' } },
        dueAt: '2026-11-23T10:00:00.000Z',
        checklist: [],
        choices: [
          { event: 'replied', label: 'Répondu', allowed: true, reasons: [] },
          { event: 'not-ours', label: 'Pas nous', allowed: true, reasons: [] },
        ],
        action: null,
      },
      tone: {
        address: 'vous',
        speaksAs: 'we',
        serious: 0,
        formal: 0,
        respectful: 1,
        matterOfFact: 0,
        emoji: 0,
        exclamations: 1,
        sentenceWords: 25,
        apology: 'allowed',
        neverSay: [],
        mustInclude: [],
        because: expect.arrayContaining([{ property: 'sentence-words', value: '25', from: 'base' }]),
      },
      reply: {
        template: 'sorry',
        language: 'fr',
        text: 'Désolés, nous cherchons votre colis.',
        missingFacts: [],
        length: { used: 36, max: 280, unit: expect.any(String) },
        sendable: true,
        findings: [],
      },
    });
  });

  it('spells actions and alternatives as the contract does', () => {
    const reported = demoWith(
      edited('parcel/playbook.yaml', '      reply: sorry', '      action: private-reply\n      reply: sorry'),
    );
    const answer = JSON.parse(
      aplomb(['try', 'demo', 'Mon colis est perdu', '--channel', 'facebook', '--json'], { cwd: reported }).out,
    );
    expect(answer).toMatchObject({ step: { action: 'PRIVATE_REPLY' } });
    const unsure = JSON.parse(aplomb(['try', 'demo', 'Bonjour', '--json'], { cwd }).out) as { alternatives: object[] };
    for (const other of unsure.alternatives)
      expect(other).toEqual({ crisis: { key: expect.any(String) }, confidence: expect.any(Number) });
  });

  it('tells every finding on stderr, and nothing on stdout, when the charter does not compile', () => {
    const broken = demoWith({
      ...edited('parcel/playbook.yaml', 'owner: agent', 'owner: agnet'),
      ...edited('other/playbook.yaml', 'owner: agent', 'owner: agant'),
    });
    const { code, out, err } = aplomb(['try', 'demo', 'Mon colis', '--json'], { cwd: broken });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/demo\/other\/playbook\.yaml:\d+:\d+: error .*agant/);
    expect(err).toMatch(/demo\/parcel\/playbook\.yaml:\d+:\d+: error .*agnet/);
  });

  it.each([
    [
      'an unknown channel',
      ['--channel', 'facebok'],
      /^aplomb: The charter has no channel "facebok"\. Did you mean "facebook"\?\n$/,
    ],
    [
      'an unknown fact',
      ['--fact', 'gestur=1'],
      /^aplomb: The charter knows no fact "gestur"\.\n {4}Did you mean "gesture"\?\n$/,
    ],
    [
      'a fact of another type',
      ['--fact', 'gesture=lots'],
      /^aplomb: --fact gesture: the value does not fit the type money\.\n {4}For example "49\.90 EUR"\.\n$/,
    ],
    [
      'a number that is none',
      ['--fact', 'parcels='],
      /^aplomb: --fact parcels: the value does not fit the type number\./,
    ],
    ['a fact without a value', ['--fact', 'gesture'], /^aplomb: --fact gesture: expected key=value\.\n$/],
    [
      'a kind of author there is not',
      ['--kind', 'pres'],
      /^aplomb: --kind pres: expected .*\n {4}Did you mean press\?\n$/,
    ],
    ['an audience there is not', ['--audience', 'vip'], /^aplomb: The charter has no audience "vip"/],
    ['six stars', ['--stars', '6'], /^aplomb: --stars 6: expected a whole number from 0 to 5\.\n$/],
  ])('refuses %s', (_, words, err) => {
    expect(aplomb(['try', 'demo', 'Mon colis est perdu', ...words], { cwd })).toEqual({
      code: 2,
      out: '',
      err: expect.stringMatching(err),
    });
  });

  it('refuses an empty comment', () => {
    expect(aplomb(['try', 'demo', ' \u200b'], { cwd })).toMatchObject({
      code: 2,
      out: '',
      err: 'aplomb: The comment is empty.\n',
    });
  });
});
