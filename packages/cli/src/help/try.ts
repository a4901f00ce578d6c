import type { CommandHelp } from './words.ts';

export const tryHelp: CommandHelp = {
  summary: {
    fr: 'montre ce que la charte prescrit pour un commentaire',
    en: 'shows what a charter prescribes for a comment',
  },
  help: {
    fr: `aplomb try <marque> [options] "commentaire"

Montre la crise reconnue et ses preuves, la gravité, l'étape, qui agit et avant
quand, le ton et le brouillon de réponse, dans la langue du commentaire. Rien
n'est gardé.

  --channel x                 canal de la charte (par défaut : le premier)
  --lang fr                   langue du commentaire (par défaut : reconnue)
  --author-name, --followers N, --kind press, --audience a, --stars N
                              ce qu'on sait de l'auteur
  --fact clé=valeur           une information du dossier, autant de fois qu'il
                              faut (montant : "49.90 EUR", liste : "a, b")
  --now 2026-11-20T10:00:00+01:00   à un autre moment
  --agent nom                 qui signe la réponse
  --why                       toutes les raisons
  --json                      la même chose pour un programme, avec les mots de
                              l'API

Code de sortie : 0 réponse, 1 la charte ne se compile pas, 2 commande mal
écrite.

Exemple : aplomb try playbooks/hirondelle --channel x "Toujours pas de valise !"`,
    en: `aplomb try <brand> [options] "comment"

Shows the crisis and its evidence, the severity, the step, who acts and until
when, the tone and a drafted reply, in the comment's language. Nothing is kept.

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

Exit code: 0 an answer, 1 the charter does not compile, 2 a command line that is
wrong.

Example: aplomb try playbooks/hirondelle --channel x "Still no suitcase!"`,
  },
};
