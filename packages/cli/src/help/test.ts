import type { CommandHelp } from './words.ts';

export const testHelp: CommandHelp = {
  summary: {
    fr: 'joue les exemples et les scénarios, et dit ce qu’ils couvrent',
    en: 'plays the examples and stories, and says what they cover',
  },
  help: {
    fr: `aplomb test [dossier] [options]

Joue chaque exemple (crise, faux amis, gravité attendue) et chaque scénario, et
compte les étapes, les choix, les réponses et les gravités qu'aucun ne touche ;
écrit pour chacun un scénario qui se joue, ou un exemple ; et le pire cas de
chaque promesse qui ne tient pas. Le dossier est une marque, ou contient des
marques (par défaut : playbooks, sinon là où vous êtes).

  --coverage                  nomme ce que rien ne touche
  --write                     ajoute les brouillons à stories.yaml et
                              examples.yaml
  --drafts dossier            les écrit à part, dans un dossier
  --format text|json          pour une personne, un programme
  --lang fr|en                langue des phrases

Code de sortie : 0 tout passe, 1 des échecs, 2 commande mal écrite.

Exemple : aplomb test playbooks/hirondelle --coverage`,
    en: `aplomb test [folder] [options]

Plays every example (crisis, near misses, expected severity) and every story,
and counts the steps, choices, replies and severities that none of them touches;
drafts for each a story that plays, or an example; and the worst case of each
promise that does not hold. The folder is a brand, or holds brands (default:
playbooks, else where you are).

  --coverage                  names what nothing touches
  --write                     adds the drafts to stories.yaml and examples.yaml
  --drafts folder             writes them apart, into a folder
  --format text|json          for a person, a program
  --lang fr|en                language of the sentences

Exit code: 0 all pass, 1 failures, 2 a command line that is wrong.

Example: aplomb test playbooks/hirondelle --coverage`,
  },
};
