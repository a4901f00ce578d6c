/** A small brand, written to a folder of its own by each test that needs one. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';

export const FILES: Readonly<Record<string, string>> = {
  'charter.yaml': `format: 1
brand: demo
name: Demo
version: 1.2.3
languages: [fr, en]
valid-from: 2026-01-01
keep-evidence: 2 years
roles:
  agent: { title: { fr: Conseillère, en: Agent }, on-duty: office, otherwise: night }
  night: { title: { fr: Veille, en: Night watch }, on-duty: always }
calendars:
  office: { zone: Europe/Paris, open: { mon-fri: "09:00-18:00" } }
audiences:
  everyone: { default: true }
tone: { address: { fr: vous }, speaks-as: we, serious: 0, formal: 0, respectful: 1, matter-of-fact: 0, emoji: 0, exclamations: 1, sentence-words: 25, apology: allowed }
facts:
  gesture: { type: money, label: { fr: Geste, en: Gesture } }
  parcels: { type: number, label: { fr: Colis, en: Parcels } }
channels:
  x: { account: "@demo" }
  facebook: {}
when-unsure: other
`,
  'parcel/playbook.yaml': `format: 1
crisis: parcel
title: { fr: Colis perdu, en: Lost parcel }
family: service
responsibility: accidental
ground: none
calendar: office
signals:
  fr: { any: [colis, paquet*], with: [perdu*, jamais arrivé*] }
  en: { any: [parcel*, package*], with: [lost, never arrived] }
severity: { base: 2, raise: [{ to: 4, when: { author-is: press } }] }
workflow:
  start: answer
  steps:
    answer:
      title: { fr: Répondre, en: Answer }
      owner: agent
      instructions: { fr: Dire qui cherche., en: Say who is looking. }
      deadline: { within: 2 business hours, tell-again: 1 hour }
      reply: sorry
      choices:
        - { event: replied, label: { fr: Répondu, en: Replied }, go: closed }
        - { event: not-ours, label: { fr: Pas nous, en: Not ours }, unanswered: true, go: closed }
    closed: { title: { fr: Clos, en: Closed }, end: resolved }
`,
  'parcel/replies/sorry.fr.hbs':
    'Désolés, nous cherchons votre colis.{{#if gesture}} Un geste de {{money gesture}} suit.{{/if}}\n',
  'parcel/replies/sorry.en.hbs':
    'Sorry, we are looking for your parcel.{{#if gesture}} A gesture of {{money gesture}} follows.{{/if}}\n',
  'parcel/examples.yaml': `- { text: "Mon colis est perdu depuis lundi", lang: fr, channel: x }
- { text: "Paquet jamais arrivé, merci bien", lang: fr }
- { text: "My parcel is lost", lang: en, expect: { severity: 2 } }
- { text: "The package never arrived at my door", lang: en }
- { text: "Belle vitrine de Noël ce soir", lang: fr, not: true }
`,
  'parcel/stories.yaml': `- story: Found at once
  opens: 2026-11-20T10:00:00+01:00
  comment: Mon colis est perdu
  script:
    - { by: ana, as: agent, does: replied, then: [closed] }
`,
  'other/examples.yaml': `- { text: "Quelle belle vitrine ce soir", lang: fr }
- { text: "Bonjour à toute la bande", lang: fr }
- { text: "What a lovely window tonight", lang: en }
`,
  'other/playbook.yaml': `format: 1
crisis: other
title: { fr: À trier, en: To sort }
family: other
responsibility: none
ground: none
calendar: always
severity: { base: 1 }
workflow:
  start: sort
  steps:
    sort:
      title: { fr: Trier, en: Sort }
      owner: agent
      instructions: { fr: Choisir le type., en: Choose the type. }
      deadline: { within: 1 day, tell-again: 1 day }
      choices: [{ event: nothing, label: { fr: Rien à faire, en: Nothing to do }, go: closed }]
    closed: { title: { fr: Clos, en: Closed }, end: sorted }
`,
};

const written: string[] = [];
afterAll(() => {
  for (const folder of written) rmSync(folder, { recursive: true, force: true });
});

/** Writes files below a new folder and returns it. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'aplomb-cli-'));
  written.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** The small brand with some files changed, at `demo/` below a new folder, which is returned. */
export function demoWith(changed: Readonly<Record<string, string>> = {}): string {
  const files = Object.entries({ ...FILES, ...changed }).map(([path, text]) => [`demo/${path}`, text]);
  return folderWith(Object.fromEntries(files));
}

/** A file of the small brand with one piece of text replaced; throws when it is not there. */
export function edited(path: string, from: string, to: string): Readonly<Record<string, string>> {
  const text = FILES[path] ?? '';
  if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
  return { [path]: text.replace(from, () => to) };
}
