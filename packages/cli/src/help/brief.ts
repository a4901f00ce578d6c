import type { CommandHelp } from './words.ts';

export const briefHelp: CommandHelp = {
  summary: {
    fr: 'donne le ton d’une réponse à qui va l’écrire, personne ou modèle',
    en: 'briefs whoever writes a reply, a person or a model, on its tone',
  },
  help: {
    fr: `aplomb brief <marque> --crisis type [options]

Dit, avant qu'une réponse s'écrive, ce que la charte en attend : ce que demande
l'étape, le ton, ce qu'il faut et ne faut pas, ce qui peut être dit, le modèle.
Les valeurs privées n'y sont jamais quand la réponse est publique. Aucun modèle
de langue n'est appelé.

  --step étape                par défaut : la première du parcours
  --channel x                 canal de la charte (par défaut : le premier)
  --audience a, --severity N  à qui, et quelle gravité (par défaut : celle du
                              type)
  --reply-lang fr             langue de la réponse (par défaut : la première de
                              la charte)
  --fact clé=valeur           une information du dossier, autant de fois qu'il
                              faut
  --author-name, --agent nom  à qui l'on répond, et qui signe
  --now 2026-11-20T10:00:00+01:00   à un autre moment
  --for person|model          une page pour une personne, une consigne pour un
                              modèle
  --json                      les mêmes données pour un programme
  --lang fr|en                langue des phrases

Code de sortie : 0 écrit, 1 la charte ne se compile pas, 2 commande mal écrite.

Exemple : aplomb brief playbooks/hirondelle --crisis lost-luggage --channel x`,
    en: `aplomb brief <brand> --crisis type [options]

Says, before a reply is written, what the charter wants of it: what the step
asks, the tone, what to do and what not, what may be said, the model. Private
values never stand in it where the reply is public. No language model is called.

  --step step                 default: the first of the workflow
  --channel x                 a channel of the charter (default: the first)
  --audience a, --severity N  for whom, and how grave (default: as the type
                              says)
  --reply-lang fr             language of the reply (default: the charter's
                              first)
  --fact key=value            something the case knows, as often as needed
  --author-name, --agent name   who is answered, and who signs
  --now 2026-11-20T10:00:00+01:00   at another time
  --for person|model          a page for a person, a prompt for a model
  --json                      the same data for a program
  --lang fr|en                language of the sentences

Exit code: 0 written, 1 the charter does not compile, 2 a command line that is
wrong.

Example: aplomb brief playbooks/hirondelle --crisis lost-luggage --channel x`,
  },
};
