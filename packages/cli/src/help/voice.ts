import type { CommandHelp } from './words.ts';

export const voiceHelp: CommandHelp = {
  summary: { fr: 'échange le ton avec le format VOICE.md', en: 'exchanges the tone with the format VOICE.md' },
  help: {
    fr: `aplomb voice export <marque> [options]
aplomb voice import <VOICE.md> [options]

Écrit le ton de base d'une charte au format VOICE.md (version alpha), ou tire
d'un VOICE.md le « tone: » d'un charter.yaml. Le résultat va sur la sortie
standard ; ce qu'un format sait et que l'autre ignore, ligne par ligne, sur la
sortie d'erreur.

  --voice-lang fr             langue exportée (par défaut : la première de la
                              charte)
  --lang fr|en                langue des phrases

Code de sortie : 0 écrit, 1 la charte ou le VOICE.md ne se lit pas, 2 commande
mal écrite.

Exemple : aplomb voice export playbooks/hirondelle > VOICE.md`,
    en: `aplomb voice export <brand> [options]
aplomb voice import <VOICE.md> [options]

Writes the base tone of a charter as a VOICE.md (version alpha), or takes from a
VOICE.md the "tone:" of a charter.yaml. The result goes to the standard output;
what one format knows and the other does not, line by line, to the standard
error.

  --voice-lang fr             language exported (default: the charter's first)
  --lang fr|en                language of the sentences

Exit code: 0 written, 1 the charter or VOICE.md cannot be read, 2 a command line
that is wrong.

Example: aplomb voice export playbooks/hirondelle > VOICE.md`,
  },
};
