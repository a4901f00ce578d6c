/** What `aplomb help` says. Imports nothing heavy, so that help is quick. */
import { readFileSync } from 'node:fs';
import type { Locale } from '@aplomb/core';

/** In the order one meets them. */
export const commandNames = ['check', 'try', 'test', 'triage', 'prescribe'] as const;
export type CommandName = (typeof commandNames)[number];

type Words = Readonly<Record<Locale, string>>;

const SUMMARIES: Readonly<Record<CommandName, Words>> = {
  check: { fr: 'dit tout ce qui ne va pas dans une charte', en: 'says everything that is wrong with a charter' },
  try: {
    fr: 'montre ce que la charte prescrit pour un commentaire',
    en: 'shows what a charter prescribes for a comment',
  },
  test: {
    fr: 'joue les exemples et les scénarios, et dit ce qu’ils couvrent',
    en: 'plays the examples and stories, and says what they cover',
  },
  triage: { fr: 'classe des commentaires, un objet JSON par ligne', en: 'sorts comments, one JSON object a line' },
  prescribe: {
    fr: 'prescrit pour des commentaires, un objet JSON par ligne',
    en: 'prescribes for comments, one JSON object a line',
  },
};

const HELP: Readonly<Record<CommandName, Words>> = {
  check: {
    fr: `aplomb check [dossier] [options]

Dit tout ce qui ne va pas, à sa ligne, avec une réparation. Le dossier est une marque,
ou contient des marques (par défaut : playbooks).

  --format text|json|github   pour une personne, un programme, GitHub Actions
  --strict                    un avertissement est une erreur
  --year N                    année où commencent les promesses d'une charte sans valid-from
                              (par défaut : cette année)
  --lang fr|en                langue des phrases

Code de sortie : 0 rien à corriger, 1 des erreurs, 2 commande mal écrite.

Exemple : aplomb check playbooks/hirondelle --strict`,
    en: `aplomb check [folder] [options]

Says everything that is wrong, at its line, with a repair. The folder is a brand, or holds
brands (default: playbooks).

  --format text|json|github   for a person, a program, GitHub Actions
  --strict                    a warning is an error
  --year N                    year in which the promises of a charter without valid-from begin
                              (default: this year)
  --lang fr|en                language of the sentences

Exit code: 0 nothing to repair, 1 errors, 2 a command line that is wrong.

Example: aplomb check playbooks/hirondelle --strict`,
  },
  try: {
    fr: `aplomb try <marque> [options] "commentaire"

Montre la crise reconnue et ses preuves, la gravité, l'étape, qui agit et avant quand, le ton
et le brouillon de réponse, dans la langue du commentaire. Rien n'est gardé.

  --channel x                 canal de la charte (par défaut : le premier)
  --lang fr                   langue du commentaire (par défaut : reconnue)
  --author-name, --followers N, --kind press, --audience a, --stars N
                              ce qu'on sait de l'auteur
  --fact clé=valeur           une information du dossier, autant de fois qu'il faut
                              (montant : "49.90 EUR", liste : "a, b")
  --now 2026-11-20T10:00:00+01:00   à un autre moment
  --agent nom                 qui signe la réponse
  --why                       toutes les raisons
  --json                      la même chose pour un programme, avec les mots de l'API

Code de sortie : 0 réponse, 1 la charte ne se compile pas, 2 commande mal écrite.

Exemple : aplomb try playbooks/hirondelle --channel x "Toujours pas de valise !"`,
    en: `aplomb try <brand> [options] "comment"

Shows the crisis and its evidence, the severity, the step, who acts and until when, the tone
and a drafted reply, in the comment's language. Nothing is kept.

  --channel x                 a channel of the charter (default: the first)
  --lang fr                   language of the comment (default: detected)
  --author-name, --followers N, --kind press, --audience a, --stars N
                              what is known of the author
  --fact key=value            something the case knows, as often as needed
                              (money: "49.90 EUR", a list: "a, b")
  --now 2026-11-20T10:00:00+01:00   at another time
  --agent name                who signs the reply
  --why                       every reason
  --json                      the same for a program, in the words of the API

Exit code: 0 an answer, 1 the charter does not compile, 2 a command line that is wrong.

Example: aplomb try playbooks/hirondelle --channel x "Still no suitcase!"`,
  },
  test: {
    fr: `aplomb test [dossier] [options]

Joue chaque exemple (crise, faux amis, gravité attendue) et chaque scénario, et compte les
étapes, les choix, les réponses et les crises qu'aucun ne touche. Le dossier est une marque,
ou contient des marques (par défaut : playbooks).

  --coverage                  nomme ce que rien ne touche
  --format text|json          pour une personne, un programme
  --lang fr|en                langue des phrases

Code de sortie : 0 tout passe, 1 des échecs, 2 commande mal écrite.

Exemple : aplomb test playbooks/hirondelle --coverage`,
    en: `aplomb test [folder] [options]

Plays every example (crisis, near misses, expected severity) and every story, and counts the
steps, choices, replies and crises that none of them touches. The folder is a brand, or holds
brands (default: playbooks).

  --coverage                  names what nothing touches
  --format text|json          for a person, a program
  --lang fr|en                language of the sentences

Exit code: 0 all pass, 1 failures, 2 a command line that is wrong.

Example: aplomb test playbooks/hirondelle --coverage`,
  },
  triage: linesHelp('triage', {
    fr: 'Classe des commentaires',
    en: 'Sorts comments',
    answer: '{"id","crisis","confidence","abstained","alternatives","severity"}',
  }),
  prescribe: linesHelp('prescribe', {
    fr: 'Prescrit pour des commentaires, chacun dans sa langue',
    en: 'Prescribes for comments, each in its language',
    answer: '{"id","prescription"}',
  }),
};

function linesHelp(name: CommandName, { fr, en, answer }: Words & { readonly answer: string }): Words {
  const input = '{"id","text","lang"?,"channel"?,"author"?,"stars"?,"postedAt"?}';
  const usage = (file: string, options: string) => `aplomb ${name} --charter <${file}> [${options}]`;
  return {
    fr: `${usage('marque', 'fichier')}

${fr}, un objet JSON par ligne,
du fichier ou de l'entrée standard :
  ${input}
Une réponse par ligne, dans l'ordre :
  ${answer}
Une ligne qui ne se lit pas donne {"id","error":{"code","message"}} à sa place ; la suite
continue. Sans canal : le premier de la charte. Les lignes vides sont sautées.

  --charter <marque>          dossier de la marque
  --now 2026-11-20T10:00:00+01:00   à un autre moment
  --lang fr|en                langue des phrases

Code de sortie : 0 tout est lu, 1 une ligne ou la charte ne va pas, 2 commande mal écrite.

Exemple : aplomb ${name} --charter playbooks/hirondelle commentaires.jsonl`,
    en: `${usage('brand', 'file')}

${en}, one JSON object a line,
from the file or the standard input:
  ${input}
One answer a line, in order:
  ${answer}
A line that cannot be read gives {"id","error":{"code","message"}} at its place; the rest
goes on. Without a channel: the charter's first. Empty lines are skipped.

  --charter <brand>           folder of the brand
  --now 2026-11-20T10:00:00+01:00   at another time
  --lang fr|en                language of the sentences

Exit code: 0 all read, 1 a line or the charter is wrong, 2 a command line that is wrong.

Example: aplomb ${name} --charter playbooks/hirondelle comments.jsonl`,
  };
}

export function helpOf(name: CommandName, locale: Locale): string {
  return HELP[name][locale];
}

export function overview(locale: Locale): string {
  const commands = commandNames.map((name) => `  ${name.padEnd(10)} ${SUMMARIES[name][locale]}`).join('\n');
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
