import type { CommandHelp } from './words.ts';

export const diffHelp: CommandHelp = {
  summary: {
    fr: 'dit ce qui change dans une charte, et la version que cela mérite',
    en: 'says what changes in a charter, and the version that deserves',
  },
  help: {
    fr: `aplomb diff <marque> [options]
aplomb diff <avant> <marque> [options]

Dit ce que la charte dit autrement qu'avant, dans les mots d'une directrice, du
plus grave au moins grave : majeur (une obligation, un accord, un motif ou un
chemin retiré ou affaibli), mineur (ajouté, resserré, fait autrement), mots (les
textes). Avant : la version de git (HEAD quand rien n'est dit, une branche, une
étiquette, un commit) ou un autre dossier. Refuse une version plus basse que le
changement ne le mérite.

  --format text|json          pour une personne, un programme
  --draft-migration           écrit le brouillon de
                              migrations/<avant>-<après>.yaml
  --year N                    année d'une charte sans valid-from (par défaut :
                              cette année)
  --lang fr|en                langue des phrases

Code de sortie : 0 rien ne change, 1 des changements, 2 version trop basse,
charte qui ne se compile pas ou commande mal écrite.

Exemple : aplomb diff v1.2.0 playbooks/hirondelle`,
    en: `aplomb diff <brand> [options]
aplomb diff <before> <brand> [options]

Says what the charter says otherwise than before, in the words of a director,
the gravest first: major (an obligation, an approver, a ground or a path removed
or weakened), minor (added, tightened, done otherwise), patch (words). Before:
the version in git (HEAD when nothing is said, a branch, a tag, a commit) or
another folder. Refuses a version lower than the change deserves.

  --format text|json          for a person, a program
  --draft-migration           writes a draft of migrations/<before>-<after>.yaml
  --year N                    year of a charter without valid-from (default:
                              this year)
  --lang fr|en                language of the sentences

Exit code: 0 nothing changes, 1 changes, 2 a version too low, a charter that
does not compile or a command line that is wrong.

Example: aplomb diff v1.2.0 playbooks/hirondelle`,
  },
};
