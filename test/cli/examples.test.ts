import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { demoWith, edited, FILES } from './brand.ts';
import { aplomb } from './run.ts';

vi.setConfig({ testTimeout: 60_000 });

const wrongStory = edited('parcel/stories.yaml', 'then: [closed]', 'then: [answer]');
const wrongExamples = {
  'parcel/examples.yaml': `${FILES['parcel/examples.yaml']}- { text: "Colis perdu, encore", lang: fr, not: true }\n- { text: "Mon paquet est perdu", lang: fr, expect: { severity: 5 } }\n`,
};

describe('aplomb test', () => {
  it('plays every example and story, with a line of coverage per playbook', () => {
    const cwd = demoWith();
    expect(aplomb(['test', 'demo'], { cwd })).toEqual({
      code: 0,
      out: [
        '  other   0/2 steps, 0/1 choices, 0/0 replies, 0/1 severities, 3 examples, no story',
        '  parcel  2/2 steps, 1/2 choices, 1/1 replies, 1/2 severities, 4 examples, 1 story',
        'demo: 8 examples, 1 story',
        '',
        'demo/other/stories.yaml: to paste',
        '# reaches step sort, step closed, choice sort/nothing, severity 1',
        '- story: "To sort (severity 1)"',
        '  opens: 2026-01-13T10:00:00+01:00',
        '  script:',
        '    - { by: ana, as: agent, does: nothing, then: [closed] }',
        '',
        'demo/parcel/stories.yaml: to paste',
        '# reaches choice answer/not-ours',
        '- story: "Answer: Not ours (answer/not-ours)"',
        '  opens: 2026-01-13T10:00:00+01:00',
        '  script:',
        '    - { by: ana, as: agent, does: not-ours, then: [closed] }',
        '',
        '# reaches severity 4',
        '- story: "Lost parcel (severity 4)"',
        '  opens: 2026-01-13T10:00:00+01:00',
        '  author: { kind: press }',
        '  script:',
        '    - { by: ana, as: agent, does: replied, then: [closed] }',
        '',
      ].join('\n'),
      err: '',
    });
  });

  it('names what nothing touches when asked', () => {
    expect(aplomb(['test', '.', '--coverage', '--lang', 'fr'], { cwd: demoWith() }).out.split('\n')).toEqual([
      expect.stringMatching(
        /^ {2}other +0\/2 étapes, 0\/1 choix, 0\/0 réponses, 0\/1 gravités, 3 exemples, aucun scénario$/,
      ),
      '      étapes : sort, closed',
      '      choix : sort/nothing',
      '      gravités : 1',
      expect.stringMatching(/^ {2}parcel /),
      '      choix : answer/not-ours',
      '      gravités : 4',
      'demo : 8 exemples, 1 scénario',
      '',
      'demo/other/stories.yaml : à coller',
      '# atteint étape sort, étape closed, choix sort/nothing, gravité 1',
      '- story: "À trier (gravité 1)"',
      ...Array.from({ length: 3 }, () => expect.any(String)),
      '',
      'demo/parcel/stories.yaml : à coller',
      '# atteint choix answer/not-ours',
      '- story: "Répondre : Pas nous (answer/not-ours)"',
      ...Array.from({ length: 3 }, () => expect.any(String)),
      '',
      '# atteint gravité 4',
      '- story: "Colis perdu (gravité 4)"',
      ...Array.from({ length: 4 }, () => expect.any(String)),
      '',
    ]);
  });

  it('adds its drafts to the files that are there, and then finds nothing left to draft', () => {
    const cwd = demoWith();
    const { code, out } = aplomb(['test', 'demo', '--write'], { cwd });
    expect({ code, written: out.split('\n').filter((line) => line.startsWith('written')) }).toEqual({
      code: 0,
      written: ['written demo/other/stories.yaml', 'written demo/parcel/stories.yaml'],
    });
    // What is written already is not offered for pasting.
    expect(out).not.toContain('to paste');
    expect(readFileSync(`${cwd}/demo/parcel/stories.yaml`, 'utf8')).toMatch(
      /^- story: Found at once\n[\s\S]*\n- story: "Answer/,
    );
    expect(aplomb(['test', 'demo'], { cwd }).out).toBe(
      [
        '  other   2/2 steps, 1/1 choices, 0/0 replies, 1/1 severities, 3 examples, 1 story',
        '  parcel  2/2 steps, 2/2 choices, 1/1 replies, 2/2 severities, 4 examples, 3 stories',
        'demo: 8 examples, 4 stories',
        '',
      ].join('\n'),
    );
  });

  it('refuses to add a story under a title that is taken, and leaves every file as it was', () => {
    const taken = `- story: "Lost parcel (severity 4)"
  opens: 2026-11-20T10:00:00+01:00
  script:
    - { by: ana, as: agent, does: replied }
`;
    const cwd = demoWith({ 'parcel/stories.yaml': taken });
    const { code, err } = aplomb(['test', 'demo', '--write'], { cwd });
    expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(/has this title already: .*Lost parcel/) });
    expect(readFileSync(`${cwd}/demo/parcel/stories.yaml`, 'utf8')).toBe(taken);
    expect(existsSync(`${cwd}/demo/other/stories.yaml`)).toBe(false);
  });

  it('writes its drafts to a folder beside, and refuses one in use', () => {
    const cwd = demoWith();
    expect(aplomb(['test', 'demo', '--drafts', 'drafts'], { cwd })).toMatchObject({ code: 0 });
    expect(readFileSync(`${cwd}/drafts/demo/other/stories.yaml`, 'utf8')).toMatch(/^- story: "To sort/);
    expect(aplomb(['test', 'demo', '--drafts', 'drafts'], { cwd })).toMatchObject({
      code: 2,
      err: expect.stringContaining('is there already'),
    });
  });

  it('drafts an example for a type that has none', () => {
    const cwd = demoWith({ 'parcel/examples.yaml': '[]\n' });
    expect(aplomb(['test', 'demo'], { cwd }).out).toContain(
      'demo/parcel/examples.yaml: to paste\n- { text: colis perdu, lang: fr }\n',
    );
  });

  it('points at the line of a story that fails, and still plays the examples', () => {
    const { code, out, err } = aplomb(['test', 'demo'], { cwd: demoWith({ ...wrongStory, ...wrongExamples }) });
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toMatch(/^demo\/parcel\/stories\.yaml:5:7: error \[story\/fails\] .*\[answer\].*closed/m);
    expect(out).toMatch(/^demo\/parcel\/examples\.yaml:6:11: error \[example\/not-this\]/m);
    expect(out).toMatch(/^demo\/parcel\/examples\.yaml:7:\d+: error \[example\/severity\] .*5.*2/m);
    expect(out).toMatch(/^demo: 10 examples \(2 fail\), 1 story \(1 fails\)$/m);
  });

  it('counts a failing story up to the line that fails', () => {
    const out = aplomb(['test', 'demo', '--format', 'json'], { cwd: demoWith(wrongStory) }).out;
    expect(JSON.parse(out)).toMatchObject({
      ok: false,
      brands: [
        {
          brand: 'demo',
          digest: expect.stringMatching(/^[0-9a-f]{64}$/),
          version: '1.2.3',
          examples: { total: 8, failed: 0 },
          stories: { total: 1, failed: 1 },
          diagnostics: [
            { file: 'demo/parcel/stories.yaml', line: 5, column: 7, code: 'story/fails', severity: 'error' },
          ],
          coverage: [
            {
              crisis: 'other',
              examples: 3,
              stories: 0,
              steps: { touched: 0, total: 2, untouched: ['sort', 'closed'] },
            },
            {
              crisis: 'parcel',
              steps: { touched: 1, total: 2, untouched: ['closed'] },
              choices: { touched: 0, total: 2 },
              replies: { touched: 1, total: 1 },
            },
          ],
        },
      ],
    });
  });

  it('answers a program in JSON, and only in JSON', () => {
    const { code, out, err } = aplomb(['test', 'demo', '--format', 'json'], { cwd: demoWith() });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toMatchObject({
      ok: true,
      brands: [{ digest: expect.stringMatching(/^[0-9a-f]{64}$/), diagnostics: [] }],
    });
  });

  it('follows a story that is reclassified into the other playbook', () => {
    const story = `${FILES['parcel/stories.yaml']}- story: Not ours after all
  opens: 2026-11-20T10:00:00+01:00
  script:
    - { by: ana, as: agent, reclassifies: other }
`;
    const { out } = aplomb(['test', 'demo'], { cwd: demoWith({ 'parcel/stories.yaml': story }) });
    expect(out).toMatch(/^ {2}other +1\/2 steps, 0\/1 choices/m);
  });

  it('plays nothing of a charter that does not compile, and says why', () => {
    const cwd = demoWith({ ...edited('parcel/playbook.yaml', 'owner: agent', 'owner: agnet'), ...wrongStory });
    const { code, out } = aplomb(['test', 'demo'], { cwd });
    expect(code).toBe(1);
    expect(out).toMatch(/^demo\/parcel\/playbook\.yaml:17:14: error .*agnet/);
    expect(out).toMatch(/\ndemo: the charter does not compile, nothing was played\n$/);
  });

  describe('where a promise does not hold', () => {
    const promised = {
      'charter.yaml': `${FILES['charter.yaml']}promises:\n  - { answered-within: 1 business hour }\n`,
    };
    const story = [
      '- story: "Promise not kept: answered within 1 business hour"',
      '  opens: 2026-01-01T00:00:00+01:00',
      '  severity: 2',
      '  script:',
      '    - { wait: 11 hours }',
      '    - { by: agent-answer, as: agent, does: replied }',
      '',
    ].join('\n');

    it('plays everything all the same, fails, and gives the worst case as a story', () => {
      const { code, out, err } = aplomb(['test', 'demo'], { cwd: demoWith(promised) });
      expect({ code, err }).toEqual({ code: 1, err: '' });
      expect(out).toMatch(/^demo\/charter\.yaml:\d+:5: error \[promise\/answered-within\] .*2 business hours/);
      expect(out).toContain('\ndemo: 8 examples, 1 story, 1 broken promise\n');
      expect(out).toContain(`\ndemo/parcel/stories.yaml: to paste, and "aplomb test" replays it\n${story}`);
    });

    it('says it in French', () => {
      const { out } = aplomb(['test', 'demo', '--lang', 'fr'], { cwd: demoWith(promised) });
      expect(out).toContain('\ndemo : 8 exemples, 1 scénario, 1 promesse non tenue\n');
      expect(out).toContain('\n- story: "Promesse non tenue : réponse en 1 heure ouvrée au plus"\n');
    });

    it('adds it on request, replays it from then on, and drafts it no more', () => {
      const cwd = demoWith(promised);
      expect(aplomb(['test', 'demo', '--write'], { cwd })).toMatchObject({ code: 1 });
      expect(readFileSync(`${cwd}/demo/parcel/stories.yaml`, 'utf8')).toContain(story);
      const { out } = aplomb(['test', 'demo'], { cwd });
      expect(out).toContain('\ndemo: 8 examples, 5 stories, 1 broken promise\n');
      expect(out).not.toContain('to paste');
    });

    it('shows where the story goes another way once the charter is repaired', () => {
      const quicker = edited(
        'parcel/playbook.yaml',
        'within: 2 business hours, tell-again: 1 hour',
        'within: 1 business hour, if-missed: late',
      );
      const late = quicker['parcel/playbook.yaml']!.replace(
        '    closed: {',
        `    late:
      title: { fr: En retard, en: Late }
      owner: night
      instructions: { fr: Répondre., en: Answer. }
      deadline: { within: 10 minutes, tell-again: 1 hour }
      reply: sorry
      choices: [{ event: replied-late, label: { fr: Répondu, en: Replied }, go: closed }]
    closed: {`,
      );
      const relaxed = { 'charter.yaml': promised['charter.yaml'].replace('1 business hour', '2 business hours') };
      const kept = { 'parcel/stories.yaml': `${FILES['parcel/stories.yaml']}${story}` };
      const { code, out } = aplomb(['test', 'demo'], {
        cwd: demoWith({ ...relaxed, ...kept, 'parcel/playbook.yaml': late }),
      });
      expect(code).toBe(1);
      expect(out).toMatch(/error \[story\/fails\] The story "Promise not kept: .*\n.*late/s);
      expect(out).toContain('\ndemo: 8 examples, 2 stories (1 fails)');
    });

    it('hands it to a program in JSON', () => {
      const { out } = aplomb(['test', 'demo', '--format', 'json'], { cwd: demoWith(promised) });
      const name = 'Promise not kept: answered within 1 business hour';
      const worstCase = { crisis: 'parcel', story: name, yaml: story };
      expect(JSON.parse(out)).toMatchObject({
        ok: false,
        brands: [{ digest: null, diagnostics: [{ code: 'promise/answered-within' }], worstCases: [worstCase] }],
      });
      const kept = demoWith({
        ...promised,
        'parcel/stories.yaml': `${FILES['parcel/stories.yaml']}${story}`,
      });
      expect(aplomb(['check', 'demo'], { cwd: kept }).out).not.toContain('to paste');
      const checked = aplomb(['check', 'demo', '--format', 'json'], { cwd: demoWith(promised) }).out;
      expect(JSON.parse(checked)).toMatchObject({ brands: [{ diagnostics: [{ worstCase }] }] });
    });

    it('is told by check as well, before its count', () => {
      const { code, out } = aplomb(['check', 'demo'], { cwd: demoWith(promised) });
      expect(code).toBe(1);
      expect(out.endsWith(`replays it\n${story}\n1 brand: 1 error, 0 warnings\n`)).toBe(true);
    });
  });

  it('refuses a folder without a brand', () => {
    expect(aplomb(['test', 'parcel'], { cwd: `${demoWith()}/demo` })).toMatchObject({ code: 2, out: '' });
  });
});
