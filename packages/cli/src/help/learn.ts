import type { CommandHelp } from './words.ts';

export const learnHelp: CommandHelp = {
  summary: {
    fr: 'propose ce que des commentaires apprendraient à la charte',
    en: 'proposes what comments could teach a charter',
  },
  help: {
    fr: `aplomb learn <marque> --from commentaires.jsonl [options]
aplomb learn <marque> --corrections corrections.jsonl [options]

Propose, sans rien écrire, ce que des commentaires apprendraient à la charte, en
YAML à coller : des signaux, des exemples, les commentaires à classer à la main
d'abord, les types qui manquent. Chaque correction donne un exemple pour le bon
type et un faux ami pour l'autre, avec ce que la validation croisée y gagne ou y
perd. Rien ne sort de la machine.

  --from fichier              un objet JSON par ligne :
                              {"text","lang"?,"channel"?}
  --corrections fichier       de même, avec le type donné et le bon :
                              {"text",…,"from","to"}
  --accept 1,4-6|corrections  ajoute ces lignes aux examples.yaml, si la charte
                              reste saine
  --seconds N                 temps pour mesurer les corrections une à une (par
                              défaut : 60)
  --format text|json          pour une personne, un programme
  --out fichier               écrit la réponse dans un fichier
  --now 2026-11-20T10:00:00+01:00   à un autre moment
  --lang fr|en                langue des phrases

Code de sortie : 0 répondu, 1 une ligne ou la charte ne va pas, 2 commande mal
écrite.

Exemple : aplomb learn playbooks/hirondelle --from commentaires.jsonl`,
    en: `aplomb learn <brand> --from comments.jsonl [options]
aplomb learn <brand> --corrections corrections.jsonl [options]

Proposes, without writing anything, what comments could teach the charter, as
YAML to paste: signals, examples, the comments to label by hand first, types
that are missing. Each correction gives an example for the right type and a near
miss for the other, with what cross-validation gains or loses by it. Nothing
leaves the machine.

  --from file                 one JSON object a line:
                              {"text","lang"?,"channel"?}
  --corrections file          the same with the type given and the right one:
                              {"text",…,"from","to"}
  --accept 1,4-6|corrections  appends these lines to examples.yaml, if the
                              charter stays sound
  --seconds N                 time to measure corrections one by one (default:
                              60)
  --format text|json          for a person, a program
  --out file                  writes the answer to a file
  --now 2026-11-20T10:00:00+01:00   at another time
  --lang fr|en                language of the sentences

Exit code: 0 answered, 1 a line or the charter is wrong, 2 a command line that
is wrong.

Example: aplomb learn playbooks/hirondelle --from comments.jsonl`,
  },
};
