import { describe, expect, it } from 'vitest';
import type { CheckContext } from '../../../../packages/core/src/check/context.ts';
import { checkPromises } from '../../../../packages/core/src/check/promises/rule.ts';
import { checkPromiseWords } from '../../../../packages/core/src/check/promises/written.ts';
import { toCharter } from '../../../../packages/core/src/compile/charter.ts';
import type { Locale } from '../../../../packages/core/src/diagnostic.ts';
import { readDocument } from '../../../../packages/core/src/document/read.ts';

const CHARTER = `format: 1
brand: test
name: Test
version: 1.0.0
languages: [fr, en]
valid-from: 2026-12-01
keep-evidence: 2 years
roles:
  agent: { title: Agent, on-duty: office }
  chief: { title: { fr: Direction, en: Head }, on-duty: always }
calendars:
  office: { zone: Europe/Paris, open: { mon-fri: "09:00-18:00" } }
tone: { emoji: 0 }
channels: { x: {} }
when-unsure: luggage
promises:
`;

const PLAYBOOK = `format: 1
crisis: luggage
title: { fr: Bagage, en: Luggage }
family: service
responsibility: accidental
ground: none
calendar: office
severity: { base: 2 }
workflow:
  start: answer
  steps:
    answer:
      title: { fr: Répondre, en: Answer }
      owner: agent
      instructions: { fr: Répondre., en: Answer. }
      deadline: { within: 2 business hours, if-missed: { owner: chief, within: 30 minutes, tell-again: 1 hour } }
      reply: answer
      choices: [{ event: sent, label: { fr: Envoyé, en: Sent }, go: closed }]
    closed: { title: { fr: Clos, en: Closed }, end: resolved }
`;

function contextOf(promises: string[], locale: Locale, playbook = PLAYBOOK): CheckContext {
  const lines = promises.map((promise) => `  - ${promise}\n`).join('');
  const document = readDocument(
    [
      { path: 'charter.yaml', text: CHARTER + lines },
      { path: 'luggage/playbook.yaml', text: playbook },
      { path: 'luggage/replies/answer.fr.hbs', text: 'Merci.' },
      { path: 'luggage/replies/answer.en.hbs', text: 'Thank you.' },
    ],
    locale,
  );
  return { document, charter: toCharter(document, 2026)!, locale, sound: [] };
}

const FIRST_LINE = CHARTER.split('\n').length;
const findings = (promises: string[], locale: Locale = 'en') =>
  [checkPromiseWords, checkPromises]
    .flatMap((rule) => rule(contextOf(promises, locale)))
    .map(({ file, line, column, code, severity, message, hint }) => ({
      at: `${file}:${line - FIRST_LINE}:${column}`,
      code,
      severity,
      message,
      hint,
    }));

describe('broken promises', () => {
  it('says nothing of a promise that holds', () => {
    expect(
      findings(['{ answered-within: 1 week }', '{ told: chief, within: 1 week }', '{ relays-come-back: true }']),
    ).toEqual([]);
  });

  it('tells the worst case as a story, at the promise', () => {
    expect(findings(['{ answered-within: 1 week }', '{ answered-within: 2 hours }'])).toEqual([
      {
        at: 'charter.yaml:1:5',
        code: 'promise/answered-within',
        severity: 'error',
        message:
          'Answered within 2 hours is promised: "luggage" can take 66 hours 30 minutes. Arrives Friday 29 October 2027 16:01 (office calendar): answer (nobody acts, passed to chief Monday 1 November 09:01, done Monday 1 November 09:31: sent); Monday 1 November 09:31 instead of Friday 29 October 18:01.',
        hint: 'Shorten a deadline on this path, or promise 66 hours 30 minutes.',
      },
    ]);
  });

  it('tells it in French', () => {
    expect(findings(['{ told: chief, within: 1 business hour }'], 'fr')).toEqual([
      {
        at: 'charter.yaml:0:5',
        code: 'promise/told',
        severity: 'error',
        message:
          "« chief » devait l'apprendre en 1 heure ouvrée : « luggage » peut prendre 2 heures ouvrées. Arrivée mardi 1er décembre 2026 à 00:00 (calendrier office) : answer (personne n'agit, chief prend le relais mardi 1er décembre à 11:00) ; mardi 1er décembre à 11:00 au lieu de mardi 1er décembre à 10:00.",
        hint: 'Ajoutez « tell: [chief] » à la première étape, ou faites-lui passer plus tôt un délai dépassé.',
      },
    ]);
  });

  it('has a code for each kind, in the order of the charter', () => {
    const codes = findings([
      '{ ends-within: 1 minute }',
      '{ approved-by: chief, before: reply }',
      '{ told: chief, within: 1 minute }',
      '{ answered-within: 1 minute }',
    ]).map(({ at, code }) => `${at} ${code}`);
    expect(codes).toEqual([
      'charter.yaml:0:5 promise/ends-within',
      'charter.yaml:1:5 promise/approved-by',
      'charter.yaml:2:5 promise/told',
      'charter.yaml:3:5 promise/answered-within',
    ]);
  });

  it('shows the entry that is broken though entries before it say nothing', () => {
    const told = findings(['{ in: [luggage] }', '{ told: chief }', '{ answered-within: 1 minute }']).map(
      ({ at, code }) => `${at} ${code}`,
    );
    expect(told).toEqual([
      'charter.yaml:0:5 promise/words',
      'charter.yaml:1:5 promise/words',
      'charter.yaml:2:5 promise/answered-within',
    ]);
  });
});

describe('the words of a promise', () => {
  const rows: [written: string, message: string | null][] = [
    ['{ answered-within: 1 hour, in: [luggage], from-severity: 4 }', null],
    ['{ never: [delete] }', null],
    ['{ in: [luggage] }', 'This entry promises nothing.'],
    [
      '{ answered-within: 1 week, ends-within: 1 week }',
      'This entry promises several things: answered-within, ends-within.',
    ],
    ['{ told: chief }', '"told" needs "within".'],
    ['{ approved-by: chief }', '"approved-by" needs "before".'],
    ['{ answered-within: 1 week, within: 1 hour }', '"within" does not go with "answered-within".'],
    ['{ relays-come-back: true, before: reply }', '"before" does not go with "relays-come-back".'],
    ['{ relays-come-back: true, unless-ground: [hate] }', '"unless-ground" does not go with "relays-come-back".'],
  ];
  for (const [written, message] of rows)
    it(`${message ?? 'are in order'}: ${written}`, () => {
      const told = checkPromiseWords(contextOf([written], 'en'));
      expect(told.map((found) => [found.code, found.message])).toEqual(
        message === null ? [] : [['promise/words', message]],
      );
    });

  it('are not proved where they are not in order', () => {
    expect(findings(['{ answered-within: 1 minute, within: 1 hour }']).map(({ code }) => code)).toEqual([
      'promise/words',
    ]);
  });
});

describe('a type whose steps all lead to one another', () => {
  const keys = Array.from({ length: 10 }, (_, step) => `ask-${step}`);
  const steps = keys.map((key) => {
    const choices = [...keys.filter((other) => other !== key), 'answer'].map(
      (to) => `{ event: ${to}, label: { fr: Suite, en: On }, go: ${to} }`,
    );
    return `    ${key}:
      title: { fr: Demander, en: Ask }
      owner: agent
      instructions: { fr: Demander., en: Ask. }
      deadline: { within: 2 business hours, tell-again: 1 hour }
      choices: [${choices.join(', ')}]
`;
  });
  const tangle = PLAYBOOK.replace('start: answer', 'start: ask-0').replace(
    '    answer:',
    `${steps.join('')}    answer:`,
  );

  it('is named once, whatever number of promises cannot be proved of it', () => {
    const found = (locale: Locale) =>
      check(contextOf(['{ answered-within: 1 week }', '{ answered-within: 2 weeks }'], locale, tangle));
    expect(found('en')).toEqual([
      {
        file: 'luggage/playbook.yaml',
        line: 11,
        column: 3,
        code: 'promise/tangled',
        severity: 'error',
        message: 'The steps of "luggage" lead to one another in too many ways: no promise of time can be proved in it.',
        hint: 'Let fewer steps lead back, or make one of those that are alike.',
      },
    ]);
    expect(found('fr')[0]?.message).toContain('« luggage »');
  });
});

function check(context: CheckContext) {
  const said = checkPromises(context).map((found) => JSON.stringify(found));
  return [...new Set(said)].map((words) => JSON.parse(words) as ReturnType<typeof checkPromises>[number]);
}
