import type { ServerCommand, Setting } from './command.ts';

export const corrections: ServerCommand = {
  summary: {
    fr: 'écrit les commentaires reclassés, pour « aplomb learn »',
    en: 'writes the comments that were reclassified, for "aplomb learn"',
  },
  help: {
    fr: `aplomb corrections --brand marque

Écrit une ligne JSON par dossier reclassé : texte, langue, canal, type trouvé (from), type retenu (to).
« aplomb learn marque --corrections fichier » en propose des exemples, avec ce qu'ils valent.
Les auteurs oubliés n'y sont pas. Ces lignes sont des paroles de personnes : gardez-les comme telles.

  --brand marque  ses dossiers
  --lang fr|en    langue des phrases`,
    en: `aplomb corrections --brand brand

Writes a JSON line for each case that was reclassified: text, language, channel, the type found (from)
and the type kept (to). "aplomb learn brand --corrections file" proposes examples of them, and what
they are worth. Forgotten authors are not among them. These lines are people's words: keep them so.

  --brand brand   its cases
  --lang fr|en    language of the sentences`,
  },
  run: async (words: readonly string[], setting: Setting) => {
    const [{ needed, readWords }, { withDatabase }, { correctionsOf }] = await Promise.all([
      import('./words.ts'),
      import('./database.ts'),
      import('../reports/corrections.ts'),
    ]);
    const { values } = readWords(words, ['brand'], 0, setting.locale);
    const brand = needed(values.brand, '--brand', setting.locale);
    await withDatabase(setting, async ({ db }) => {
      for await (const correction of correctionsOf(db, brand)) setting.print(JSON.stringify(correction));
    });
    return 0;
  },
};
