import { jsonLinesHelp } from './json-lines.ts';
import type { CommandHelp } from './words.ts';

export const triageHelp: CommandHelp = {
  summary: { fr: 'classe des commentaires, un objet JSON par ligne', en: 'sorts comments, one JSON object a line' },
  help: jsonLinesHelp(
    'triage',
    { fr: 'Classe des commentaires', en: 'Sorts comments' },
    '{"id","crisis","confidence","abstained","alternatives","severity"}',
  ),
};
