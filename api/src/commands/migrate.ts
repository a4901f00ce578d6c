import type { ServerCommand, Setting } from './command.ts';

export const migrate: ServerCommand = {
  summary: {
    fr: 'met la base à jour et dit ce qui a été fait',
    en: 'brings the database up to date and says what was done',
  },
  help: {
    fr: `aplomb migrate

Applique à la base les migrations qui lui manquent, chacune dans une transaction. Le serveur le fait
aussi en démarrant ; plusieurs peuvent le faire ensemble.

  --lang fr|en    langue des phrases`,
    en: `aplomb migrate

Applies the migrations that the database lacks, each in one transaction. The server does it too when
it starts; several may do it at once.

  --lang fr|en    language of the sentences`,
  },
  run: runMigrate,
};

async function runMigrate(words: readonly string[], { env, locale, print }: Setting): Promise<number> {
  const [{ counted, readWords }, { withUrl }, { migrate }] = await Promise.all([
    import('./words.ts'),
    import('./database.ts'),
    import('../postgres/migrate.ts'),
  ]);
  readWords(words, [], 0, locale);
  const applied = await withUrl(env, migrate);
  for (const name of applied) print(name);
  const none = { fr: 'La base est à jour.', en: 'The database is up to date.' };
  const one = { fr: 'migration appliquée.', en: 'migration applied.' };
  const many = { fr: 'migrations appliquées.', en: 'migrations applied.' };
  print(applied.length === 0 ? none[locale] : counted(applied.length, one, many, locale));
  return 0;
}
