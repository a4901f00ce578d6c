/** What `aplomb help` says: every command by its own file in `help/`. Imports nothing heavy, so that help is quick. */
import { readFileSync } from 'node:fs';
import type { Locale } from '@aplomb/core';
import { briefHelp } from './help/brief.ts';
import { checkHelp } from './help/check.ts';
import { diffHelp } from './help/diff.ts';
import { drawHelp } from './help/draw.ts';
import { initHelp } from './help/init.ts';
import { learnHelp } from './help/learn.ts';
import { prescribeHelp } from './help/prescribe.ts';
import { testHelp } from './help/test.ts';
import { triageHelp } from './help/triage.ts';
import { tryHelp } from './help/try.ts';
import { voiceHelp } from './help/voice.ts';
import type { CommandHelp } from './help/words.ts';

const COMMANDS = {
  init: initHelp,
  check: checkHelp,
  try: tryHelp,
  test: testHelp,
  diff: diffHelp,
  draw: drawHelp,
  brief: briefHelp,
  voice: voiceHelp,
  learn: learnHelp,
  triage: triageHelp,
  prescribe: prescribeHelp,
} as const satisfies Readonly<Record<string, CommandHelp>>;

export type CommandName = keyof typeof COMMANDS;

/** In the order one meets them. */
export const commandNames = Object.keys(COMMANDS) as readonly CommandName[];

/** What `aplomb help <command>` says. */
export function helpOf(name: CommandName, locale: Locale): string {
  return COMMANDS[name].help[locale];
}

/** What `aplomb help` says: every command in a line. */
export function overview(locale: Locale): string {
  const commands = commandNames.map((name) => `  ${name.padEnd(10)} ${COMMANDS[name].summary[locale]}`).join('\n');
  return locale === 'fr'
    ? `aplomb : vérifier, essayer et tester une charte.

${commands}
  ${'help'.padEnd(10)} explique une commande : aplomb help check

  --version   la version      --lang fr|en   la langue

Exemple : aplomb try playbooks/hirondelle --channel x "Toujours pas de valise !"`
    : `aplomb: check, try and test a charter.

${commands}
  ${'help'.padEnd(10)} explains a command: aplomb help check

  --version   the version     --lang fr|en   the language

Example: aplomb try playbooks/hirondelle --channel x "Still no suitcase!"`;
}

/** "aplomb 0.1.0". */
export function versionLine(): string {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return `aplomb ${version}`;
}
