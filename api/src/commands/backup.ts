import type { ServerCommand, Setting } from './command.ts';

export const backup: ServerCommand = {
  summary: { fr: 'copie toute la base dans un fichier', en: 'copies the whole database into a file' },
  help: {
    fr: `aplomb backup <fichier> [--keys fichier]

Copie la base dans un fichier pendant que le serveur travaille : tout y est tel qu'au même instant,
avec la version du schéma et une empreinte. N'écrase rien.

  --keys fichier  met à part les clés qui ouvrent ce que les personnes ont écrit : gardez la plus
                  récente seulement, et ce qui est oublié depuis ne se lit plus dans aucune copie
  --lang fr|en    langue des phrases

Sans APLOMB_MASTER_KEY, la clé maîtresse est dans la copie (avec --keys : dans le fichier des clés).`,
    en: `aplomb backup <file> [--keys file]

Copies the database into a file while the server works: all of it as at one instant, with the version
of the schema and a digest. Overwrites nothing.

  --keys file     puts aside the keys that open what persons wrote: keep the newest only, and what
                  was forgotten since can be read in no copy any more
  --lang fr|en    language of the sentences

Without APLOMB_MASTER_KEY the master key is in the copy (with --keys: in the file of the keys).`,
  },
  run: runBackup,
};

async function runBackup(words: readonly string[], setting: Setting): Promise<number> {
  const { env, locale, print } = setting;
  const [{ existsSync }, { readWords, refused }, { withUrl }, { backup }] = await Promise.all([
    import('node:fs'),
    import('./words.ts'),
    import('./database.ts'),
    import('../backup/backup.ts'),
  ]);
  const { values, alone } = readWords(words, ['keys'], 1, locale);
  const [path = ''] = alone;
  const keys = values.keys ?? null;
  if (keys === path)
    throw refused(
      { fr: 'La copie et les clés vont dans deux fichiers.', en: 'Copy and keys go into two files.' },
      locale,
    );
  for (const file of [path, ...(keys === null ? [] : [keys])]) {
    if (existsSync(file)) throw refused({ fr: `${file} existe déjà.`, en: `${file} exists already.` }, locale);
  }
  // As it stands: whoever copies before an upgrade has not upgraded yet.
  const rows = await withUrl(env, (url) => backup(url, path, keys, new Date()));
  print(locale === 'fr' ? `${rows} lignes dans ${path}.` : `${rows} rows in ${path}.`);
  return 0;
}
