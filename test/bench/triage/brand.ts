/**
 * Writes a brand whose examples are half of the development comments, and the other half as lines for `aplomb triage`.
 *
 *   node test/bench/triage/brand.ts /tmp/bench [seed]                   # outside the repository
 *   node packages/cli/src/main.ts triage --charter /tmp/bench/brand < /tmp/bench/questions.jsonl > /tmp/bench/answers.jsonl
 *   node test/bench/triage/score.ts /tmp/bench/key.jsonl /tmp/bench/answers.jsonl
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crisisOf } from './charter.ts';
import { deal, type Row, readComments } from './comments.ts';
import { type Spoken, type Type, types } from './phrases.ts';

const SEED = 20261120;
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Any text as a double-quoted YAML scalar. */
function quote(text: string): string {
  return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

const list = (phrases: readonly string[]): string => `[${phrases.map(quote).join(', ')}]`;

function signalLine({ any, with: also, never }: Spoken): string {
  const parts = [`any: ${list(any)}`, also && `with: ${list(also)}`, never && `never: ${list(never)}`];
  return `{ ${parts.filter((part) => part !== undefined).join(', ')} }`;
}

const CHARTER = `format: 1
brand: brand
name: Brand
version: 1.0.0
languages: [fr, en]
keep-evidence: 2 years
roles:
  sorter: { title: { fr: Trieuse, en: Sorter }, on-duty: always }
tone:
  address: { fr: vous }
channels:
  x: {}
when-unsure: other
`;

function playbookYaml(crisis: string, { title, family, ground = 'none', fr, en }: Type): string {
  return `format: 1
crisis: ${crisis}
title: { fr: ${quote(title.fr)}, en: ${quote(title.en)} }
family: ${family}
responsibility: none
ground: ${ground}
calendar: always
signals:
  fr: ${signalLine(fr)}
  en: ${signalLine(en)}
severity: { base: 2 }
workflow:
  start: sort
  steps:
    sort:
      title: { fr: Trier, en: Sort }
      owner: sorter
      instructions: { fr: Lire et classer., en: Read and file. }
      deadline: { within: 4 hours, tell-again: 4 hours }
      choices: [{ event: sorted, label: { fr: Trié, en: Sorted }, unanswered: true, go: closed }]
    closed: { title: { fr: Clos, en: Closed }, end: resolved }
`;
}

function write(file: string, text: string): void {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
}

const lines = (values: readonly unknown[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('');

/** Writes `brand/`, `questions.jsonl` (no labels) and `key.jsonl` below `folder`. */
export function writeBrand(folder: string, taught: readonly Row[], asked: readonly Row[]): void {
  write(join(folder, 'brand/charter.yaml'), CHARTER);
  for (const [label, type] of Object.entries(types)) {
    const crisis = crisisOf(label);
    const own = taught.filter((row) => row.label === label);
    const examples = own.map((row) => `- { text: ${quote(row.text)}, lang: ${row.lang}, channel: x }\n`).join('');
    write(join(folder, 'brand', crisis, 'playbook.yaml'), playbookYaml(crisis, type));
    write(join(folder, 'brand', crisis, 'examples.yaml'), examples);
  }
  write(join(folder, 'questions.jsonl'), lines(asked.map(({ id, text, lang }) => ({ id, text, lang, channel: 'x' }))));
  write(join(folder, 'key.jsonl'), lines(asked.map(({ id, label, alt }) => ({ id, label, alt }))));
}

if (import.meta.main) {
  const [folder, seed = String(SEED)] = process.argv.slice(2);
  const rows = readComments('charter');
  if (folder === undefined || `${resolve(folder)}/`.startsWith(ROOT)) {
    console.error('Give a folder outside the repository: the comments written there may not be copied into it.');
    process.exitCode = 2;
  } else if (rows === null) {
    console.error('The development comments are not beside the repository: nothing written.');
    process.exitCode = 1;
  } else {
    const [taught, asked] = deal(rows, 2, Number(seed));
    writeBrand(folder, taught!, asked!);
    console.log(`${taught!.length} comments taught, ${asked!.length} asked, in ${folder}`);
  }
}
