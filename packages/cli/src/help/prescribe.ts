import { jsonLinesHelp } from './json-lines.ts';
import type { CommandHelp } from './words.ts';

export const prescribeHelp: CommandHelp = {
  summary: {
    fr: 'prescrit pour des commentaires, un objet JSON par ligne',
    en: 'prescribes for comments, one JSON object a line',
  },
  help: jsonLinesHelp(
    'prescribe',
    {
      fr: 'Prescrit pour des commentaires, chacun dans sa langue',
      en: 'Prescribes for comments, each in its language',
    },
    '{"id","prescription"}',
  ),
};
