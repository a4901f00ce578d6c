/** Help of the commands that read comments and answer them, one JSON object a line. */
import type { Words } from './words.ts';

const INPUT = '{"id","text","lang"?,"channel"?,"author"?,"stars"?,"postedAt"?}';

/** `does` begins the sentence that ends in "one JSON object a line"; `answer` is the object of one answer. */
export function jsonLinesHelp(name: string, does: Words, answer: string): Words {
  return {
    fr: `aplomb ${name} --charter <marque> [fichier]

${does.fr},
un objet JSON par ligne, du fichier ou de l'entrée standard :
  ${INPUT}
Une réponse par ligne, dans l'ordre :
  ${answer}
Une ligne qui ne se lit pas donne {"id","error":{"code","message"}} à sa place ;
la suite continue. Sans canal : le premier de la charte. Les lignes vides sont
sautées.

  --charter <marque>          dossier de la marque
  --now 2026-11-20T10:00:00+01:00   à un autre moment
  --lang fr|en                langue des phrases

Code de sortie : 0 tout est lu, 1 une ligne ou la charte ne va pas, 2 commande
mal écrite.

Exemple : aplomb ${name} --charter playbooks/hirondelle commentaires.jsonl`,
    en: `aplomb ${name} --charter <brand> [file]

${does.en},
one JSON object a line, from the file or the standard input:
  ${INPUT}
One answer a line, in order:
  ${answer}
A line that cannot be read gives {"id","error":{"code","message"}} at its place;
the rest goes on. Without a channel: the charter's first. Empty lines are
skipped.

  --charter <brand>           folder of the brand
  --now 2026-11-20T10:00:00+01:00   at another time
  --lang fr|en                language of the sentences

Exit code: 0 all read, 1 a line or the charter is wrong, 2 a command line that
is wrong.

Example: aplomb ${name} --charter playbooks/hirondelle comments.jsonl`,
  };
}
