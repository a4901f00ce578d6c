import type { CommandHelp } from './words.ts';

export const checkHelp: CommandHelp = {
  summary: { fr: 'dit tout ce qui ne va pas dans une charte', en: 'says everything that is wrong with a charter' },
  help: {
    fr: `aplomb check [dossier] [options]

Dit tout ce qui ne va pas, à sa ligne, avec une réparation. Le dossier est une
marque, ou contient des marques (par défaut : playbooks, sinon là où vous êtes).

Une promesse qui ne tient pas vient avec son pire cas, en scénario à coller et à
rejouer.

  --format text|json|github   pour une personne, un programme, GitHub Actions
  --strict                    un avertissement est une erreur
  --year N                    année où commencent les promesses d'une charte
                              sans valid-from (par défaut : cette année)
  --lang fr|en                langue des phrases

Code de sortie : 0 rien à corriger, 1 des erreurs, 2 commande mal écrite.

Exemple : aplomb check playbooks/hirondelle --strict`,
    en: `aplomb check [folder] [options]

Says everything that is wrong, at its line, with a repair. The folder is a
brand, or holds brands (default: playbooks, else where you are).

A promise that does not hold comes with its worst case, as a story to paste and
replay.

  --format text|json|github   for a person, a program, GitHub Actions
  --strict                    a warning is an error
  --year N                    year in which the promises of a charter without
                              valid-from begin (default: this year)
  --lang fr|en                language of the sentences

Exit code: 0 nothing to repair, 1 errors, 2 a command line that is wrong.

Example: aplomb check playbooks/hirondelle --strict`,
  },
};
