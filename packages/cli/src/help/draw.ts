import type { CommandHelp } from './words.ts';

export const drawHelp: CommandHelp = {
  summary: { fr: 'dessine les parcours, pour les imprimer', en: 'draws the workflows, to be printed' },
  help: {
    fr: `aplomb draw [marque] [options]

Dessine le parcours de chaque type de crise sur des pages A4, avec le tableau
des étapes : qui, sous quel délai, qui prend la relève, par où l'on sort. Sans
--out, un seul type s'écrit sur la sortie standard ; plusieurs, et tout PNG,
vont dans le dossier pictures.

  --crisis bagage             un seul type de crise
  --format svg|png|mermaid    pour le papier et l'écran, une image, un texte
                              Mermaid
  --out dossier               où écrire les fichiers, une page chacun
  --lang fr|en                une langue de la charte

PNG demande @resvg/resvg-js, installé avec aplomb là où npm en a une version.
Code de sortie : 0 dessiné, 1 la charte ne se compile pas, 2 commande mal
écrite.

Exemple : aplomb draw playbooks/hirondelle --crisis delay > retard.svg`,
    en: `aplomb draw [brand] [options]

Draws the workflow of each crisis type on A4 pages, with the table of its steps:
who, within what time, who relieves them, which ways lead out. Without --out a
single type is written to the standard output; several, and any PNG, go to the
folder pictures.

  --crisis luggage            one crisis type only
  --format svg|png|mermaid    for paper and screen, an image, Mermaid text
  --out folder                where the files are written, a page each
  --lang fr|en                a language of the charter

PNG needs @resvg/resvg-js, installed with aplomb where npm has a build of it.
Exit code: 0 drawn, 1 the charter does not compile, 2 a command line that is
wrong.

Example: aplomb draw playbooks/hirondelle --crisis delay > delay.svg`,
  },
};
