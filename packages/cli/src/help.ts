/** What `aplomb help` says. Imports nothing heavy, so that help is quick. */
import { readFileSync } from 'node:fs';
import type { Locale } from '@aplomb/core';

/** In the order one meets them. */
export const commandNames = [
  'init',
  'check',
  'try',
  'test',
  'diff',
  'draw',
  'brief',
  'voice',
  'learn',
  'triage',
  'prescribe',
] as const;
export type CommandName = (typeof commandNames)[number];

type Words = Readonly<Record<Locale, string>>;

const SUMMARIES: Readonly<Record<CommandName, Words>> = {
  init: { fr: 'crée une première charte dans un dossier vide', en: 'makes a first charter in an empty folder' },
  check: { fr: 'dit tout ce qui ne va pas dans une charte', en: 'says everything that is wrong with a charter' },
  try: {
    fr: 'montre ce que la charte prescrit pour un commentaire',
    en: 'shows what a charter prescribes for a comment',
  },
  test: {
    fr: 'joue les exemples et les scénarios, et dit ce qu’ils couvrent',
    en: 'plays the examples and stories, and says what they cover',
  },
  diff: {
    fr: 'dit ce qui change dans une charte, et la version que cela mérite',
    en: 'says what changes in a charter, and the version that deserves',
  },
  draw: { fr: 'dessine les parcours, pour les imprimer', en: 'draws the workflows, to be printed' },
  brief: {
    fr: 'donne le ton d’une réponse à qui va l’écrire, personne ou modèle',
    en: 'briefs whoever writes a reply, a person or a model, on its tone',
  },
  voice: { fr: 'échange le ton avec le format VOICE.md', en: 'exchanges the tone with the format VOICE.md' },
  learn: {
    fr: 'propose ce que des commentaires apprendraient à la charte',
    en: 'proposes what comments could teach a charter',
  },
  triage: { fr: 'classe des commentaires, un objet JSON par ligne', en: 'sorts comments, one JSON object a line' },
  prescribe: {
    fr: 'prescrit pour des commentaires, un objet JSON par ligne',
    en: 'prescribes for comments, one JSON object a line',
  },
};

const HELP: Readonly<Record<CommandName, Words>> = {
  init: {
    fr: `aplomb init [dossier] [options]

Crée une charte complète, qui passe check et test : rôles, horaires, ton, promesses, quelques
types de crise avec réponses, exemples et scénarios. À vous de la changer ensuite. Le dossier
est nouveau ou vide (par défaut : celui où vous êtes) et donne son nom à la marque.

  --from retail|travel|public-service|usaf
                              une boutique (par défaut), un transporteur, un service public,
                              ou le schéma de réponse de l'US Air Force, la loi d'abord
  --lang fr|en                la première langue de la charte, et celle des phrases

Code de sortie : 0 créée, 2 commande mal écrite ou dossier occupé.

Exemple : aplomb init playbooks/ma-marque --from travel`,
    en: `aplomb init [folder] [options]

Makes a whole charter that passes check and test: roles, hours, tone, promises, a few crisis
types with replies, examples and stories. Yours to change from there. The folder is new or
empty (default: where you are) and gives the brand its name.

  --from retail|travel|public-service|usaf
                              a shop (default), a carrier, a public service, or the response
                              assessment of the US Air Force, with the law first
  --lang fr|en                the charter's first language, and that of the sentences

Exit code: 0 made, 2 a command line that is wrong or a folder in use.

Example: aplomb init playbooks/my-brand --from travel`,
  },
  check: {
    fr: `aplomb check [dossier] [options]

Dit tout ce qui ne va pas, à sa ligne, avec une réparation. Le dossier est une marque,
ou contient des marques (par défaut : playbooks).

Une promesse qui ne tient pas vient avec son pire cas, en scénario à coller et à rejouer.

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

A promise that does not hold comes with its worst case, as a story to paste and replay.

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
étapes, les choix, les réponses et les gravités qu'aucun ne touche ; écrit pour chacun un
scénario qui se joue, ou un exemple ; et le pire cas de chaque promesse qui ne tient pas. Le
dossier est une marque, ou contient des marques (par défaut : playbooks).

  --coverage                  nomme ce que rien ne touche
  --write                     ajoute les brouillons à stories.yaml et examples.yaml
  --drafts dossier            les écrit à part, dans un dossier
  --format text|json          pour une personne, un programme
  --lang fr|en                langue des phrases

Code de sortie : 0 tout passe, 1 des échecs, 2 commande mal écrite.

Exemple : aplomb test playbooks/hirondelle --coverage`,
    en: `aplomb test [folder] [options]

Plays every example (crisis, near misses, expected severity) and every story, and counts the
steps, choices, replies and severities that none of them touches; drafts for each a story
that plays, or an example; and the worst case of each promise that does not hold. The folder
is a brand, or holds brands (default: playbooks).

  --coverage                  names what nothing touches
  --write                     adds the drafts to stories.yaml and examples.yaml
  --drafts folder             writes them apart, into a folder
  --format text|json          for a person, a program
  --lang fr|en                language of the sentences

Exit code: 0 all pass, 1 failures, 2 a command line that is wrong.

Example: aplomb test playbooks/hirondelle --coverage`,
  },
  diff: {
    fr: `aplomb diff <marque> [options]
aplomb diff <avant> <marque> [options]

Dit ce que la charte dit autrement qu'avant, dans les mots d'une directrice, du plus grave au
moins grave : major (une obligation, un accord, un motif ou un chemin retiré ou affaibli),
minor (ajouté, resserré, fait autrement), patch (les mots). Avant : la version de git (HEAD
quand rien n'est dit, une branche, une étiquette, un commit) ou un autre dossier. Refuse une
version plus basse que le changement ne le mérite.

  --format text|json          pour une personne, un programme
  --draft-migration           écrit le brouillon de migrations/<avant>-<après>.yaml
  --year N                    année d'une charte sans valid-from (par défaut : cette année)
  --lang fr|en                langue des phrases

Code de sortie : 0 rien ne change, 1 des changements, 2 version trop basse, charte qui ne se
compile pas ou commande mal écrite.

Exemple : aplomb diff v1.2.0 playbooks/hirondelle`,
    en: `aplomb diff <brand> [options]
aplomb diff <before> <brand> [options]

Says what the charter says otherwise than before, in the words of a director, the gravest
first: major (an obligation, an approver, a ground or a path removed or weakened), minor
(added, tightened, done otherwise), patch (words). Before: the version in git (HEAD when
nothing is said, a branch, a tag, a commit) or another folder. Refuses a version lower than
the change deserves.

  --format text|json          for a person, a program
  --draft-migration           writes a draft of migrations/<before>-<after>.yaml
  --year N                    year of a charter without valid-from (default: this year)
  --lang fr|en                language of the sentences

Exit code: 0 nothing changes, 1 changes, 2 a version too low, a charter that does not compile
or a command line that is wrong.

Example: aplomb diff v1.2.0 playbooks/hirondelle`,
  },
  draw: {
    fr: `aplomb draw [marque] [options]

Dessine le parcours de chaque type de crise sur des pages A4, avec le tableau des étapes :
qui, sous quel délai, qui prend la relève, par où l'on sort. Sans --out, un seul type s'écrit
sur la sortie standard ; plusieurs, et tout PNG, vont dans le dossier pictures.

  --crisis bagage             un seul type de crise
  --format svg|png|mermaid    pour le papier et l'écran, une image, un texte Mermaid
  --out dossier               où écrire les fichiers, une page chacun
  --lang fr|en                une langue de la charte

PNG demande @resvg/resvg-js, installé avec aplomb là où npm en a une version.
Code de sortie : 0 dessiné, 1 la charte ne se compile pas, 2 commande mal écrite.

Exemple : aplomb draw playbooks/hirondelle --crisis lost-luggage --lang fr > bagage.svg`,
    en: `aplomb draw [brand] [options]

Draws the workflow of each crisis type on A4 pages, with the table of its steps: who, within
what time, who relieves them, which ways lead out. Without --out a single type is written to
the standard output; several, and any PNG, go to the folder pictures.

  --crisis luggage            one crisis type only
  --format svg|png|mermaid    for paper and screen, an image, Mermaid text
  --out folder                where the files are written, a page each
  --lang fr|en                a language of the charter

PNG needs @resvg/resvg-js, installed with aplomb where npm has a build of it.
Exit code: 0 drawn, 1 the charter does not compile, 2 a command line that is wrong.

Example: aplomb draw playbooks/hirondelle --crisis lost-luggage --lang en > luggage.svg`,
  },
  brief: {
    fr: `aplomb brief <marque> --crisis type [options]

Dit, avant qu'une réponse s'écrive, ce que la charte en attend : ce que demande l'étape, le
ton, ce qu'il faut et ne faut pas, ce qui peut être dit, le modèle. Les valeurs privées n'y
sont jamais quand la réponse est publique. Aucun modèle de langue n'est appelé.

  --step étape                par défaut : la première du parcours
  --channel x                 canal de la charte (par défaut : le premier)
  --audience a, --severity N  à qui, et quelle gravité (par défaut : celle du type)
  --reply-lang fr             langue de la réponse (par défaut : la première de la charte)
  --fact clé=valeur           une information du dossier, autant de fois qu'il faut
  --author-name, --agent nom  à qui l'on répond, et qui signe
  --now 2026-11-20T10:00:00+01:00   à un autre moment
  --for person|model          une page pour une personne, une consigne pour un modèle
  --json                      les mêmes données pour un programme
  --lang fr|en                langue des phrases

Code de sortie : 0 écrit, 1 la charte ne se compile pas, 2 commande mal écrite.

Exemple : aplomb brief playbooks/hirondelle --crisis lost-luggage --channel x`,
    en: `aplomb brief <brand> --crisis type [options]

Says, before a reply is written, what the charter wants of it: what the step asks, the tone,
what to do and what not, what may be said, the model. Private values never stand in it where
the reply is public. No language model is called.

  --step step                 default: the first of the workflow
  --channel x                 a channel of the charter (default: the first)
  --audience a, --severity N  for whom, and how grave (default: as the type says)
  --reply-lang fr             language of the reply (default: the charter's first)
  --fact key=value            something the case knows, as often as needed
  --author-name, --agent name   who is answered, and who signs
  --now 2026-11-20T10:00:00+01:00   at another time
  --for person|model          a page for a person, a prompt for a model
  --json                      the same data for a program
  --lang fr|en                language of the sentences

Exit code: 0 written, 1 the charter does not compile, 2 a command line that is wrong.

Example: aplomb brief playbooks/hirondelle --crisis lost-luggage --channel x`,
  },
  voice: {
    fr: `aplomb voice export <marque> [options]
aplomb voice import <VOICE.md> [options]

Écrit le ton de base d'une charte au format VOICE.md (version alpha), ou tire d'un VOICE.md le
« tone: » d'un charter.yaml. Le résultat va sur la sortie standard ; ce qu'un format sait et que
l'autre ignore, ligne par ligne, sur la sortie d'erreur.

  --voice-lang fr             langue exportée (par défaut : la première de la charte)
  --lang fr|en                langue des phrases

Code de sortie : 0 écrit, 1 la charte ou le VOICE.md ne se lit pas, 2 commande mal écrite.

Exemple : aplomb voice export playbooks/hirondelle > VOICE.md`,
    en: `aplomb voice export <brand> [options]
aplomb voice import <VOICE.md> [options]

Writes the base tone of a charter as a VOICE.md (version alpha), or takes from a VOICE.md the
"tone:" of a charter.yaml. The result goes to the standard output; what one format knows and
the other does not, line by line, to the standard error.

  --voice-lang fr             language exported (default: the charter's first)
  --lang fr|en                language of the sentences

Exit code: 0 written, 1 the charter or VOICE.md cannot be read, 2 a command line that is wrong.

Example: aplomb voice export playbooks/hirondelle > VOICE.md`,
  },
  learn: {
    fr: `aplomb learn <marque> [--from commentaires.jsonl] [--corrections corrections.jsonl] [options]

Propose, sans rien écrire, ce que des commentaires apprendraient à la charte, en YAML à coller :
des signaux, des exemples, les commentaires à classer à la main d'abord, les types qui manquent.
Chaque correction donne un exemple pour le bon type et un faux ami pour l'autre, avec ce que la
validation croisée y gagne ou y perd. Rien ne sort de la machine.

  --from fichier              un objet JSON par ligne : {"text","lang"?,"channel"?}
  --corrections fichier       de même, avec le type donné et le bon : {"text",…,"from","to"}
  --accept 1,4-6|corrections  ajoute ces lignes aux examples.yaml, si la charte reste saine
  --seconds N                 temps pour mesurer les corrections une à une (par défaut : 60)
  --format text|json          pour une personne, un programme
  --out fichier               écrit la réponse dans un fichier
  --now 2026-11-20T10:00:00+01:00   à un autre moment
  --lang fr|en                langue des phrases

Code de sortie : 0 répondu, 1 une ligne ou la charte ne va pas, 2 commande mal écrite.

Exemple : aplomb learn playbooks/hirondelle --from commentaires.jsonl`,
    en: `aplomb learn <brand> [--from comments.jsonl] [--corrections corrections.jsonl] [options]

Proposes, without writing anything, what comments could teach the charter, as YAML to paste:
signals, examples, the comments to label by hand first, types that are missing. Each correction
gives an example for the right type and a near miss for the other, with what cross-validation
gains or loses by it. Nothing leaves the machine.

  --from file                 one JSON object a line: {"text","lang"?,"channel"?}
  --corrections file          the same with the type given and the right one: {"text",…,"from","to"}
  --accept 1,4-6|corrections  appends these lines to examples.yaml, if the charter stays sound
  --seconds N                 time to measure corrections one by one (default: 60)
  --format text|json          for a person, a program
  --out file                  writes the answer to a file
  --now 2026-11-20T10:00:00+01:00   at another time
  --lang fr|en                language of the sentences

Exit code: 0 answered, 1 a line or the charter is wrong, 2 a command line that is wrong.

Example: aplomb learn playbooks/hirondelle --from comments.jsonl`,
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
