import type { Objection } from '../backup/restore.ts';
import type { Said } from '../refusal.ts';
import type { ServerCommand, Setting } from './command.ts';

export const restore: ServerCommand = {
  summary: { fr: 'remplit une base vide depuis une copie', en: 'fills an empty database from a copy' },
  help: {
    fr: `aplomb restore <fichier> [--keys fichier]

Remplit une base vide (DATABASE_URL, sinon le dossier APLOMB_DATA) depuis une copie faite par
aplomb backup, puis recalcule tous les journaux. Tout ou rien. Sort 1 si un journal est rompu.

  --keys fichier  les clés mises à part, plus récentes que la copie s'il le faut : qui a été oublié
                  entre-temps le reste
  --lang fr|en    langue des phrases`,
    en: `aplomb restore <file> [--keys file]

Fills an empty database (DATABASE_URL, else the folder APLOMB_DATA) from a copy that aplomb backup
made, then recomputes every log. All or nothing. Exits 1 where a log is broken.

  --keys file     the keys put aside, newer than the copy where need be: who was forgotten meanwhile
                  stays forgotten
  --lang fr|en    language of the sentences`,
  },
  run: runRestore,
};

const said: Readonly<Record<Objection, Said>> = {
  unreadable: {
    fr: "Ce fichier n'est pas une copie, ou il est abîmé : rien n'a été touché.",
    en: 'This file is no copy, or it is damaged: nothing was touched.',
  },
  'keys-missing': {
    fr: 'Les clés de cette copie sont à part : donnez-les par --keys.',
    en: 'The keys of this copy were put aside: give them by --keys.',
  },
  'keys-of-another': {
    fr: 'Ces clés vont avec une autre copie, ou celle-ci a déjà les siennes.',
    en: 'These keys go with another copy, or this one has its own.',
  },
  'another-version': {
    fr: "Cette copie vient d'une version d'Aplomb que celle-ci ne connaît pas.",
    en: 'This copy comes from a version of Aplomb that this one does not know.',
  },
  'not-empty': {
    fr: "La base n'est pas vide : rien n'y a été touché.",
    en: 'The database is not empty: nothing was touched.',
  },
};

const person: Said = { fr: 'personne oubliée depuis.', en: 'person forgotten since.' };
const people: Said = { fr: 'personnes oubliées depuis.', en: 'people forgotten since.' };

async function runRestore(words: readonly string[], setting: Setting): Promise<number> {
  const { env, locale, print } = setting;
  const [
    { counted, readWords, refused },
    { withDatabase, withUrl },
    { restore },
    { honourForgetting },
    { verifyLog },
    { tell },
  ] = await Promise.all([
    import('./words.ts'),
    import('./database.ts'),
    import('../backup/restore.ts'),
    import('../backup/honour.ts'),
    import('../log/verify.ts'),
    import('./verify.ts'),
  ]);
  const { values, alone } = readWords(words, ['keys'], 1, locale);
  const keys = values.keys ?? null;
  const done = await withUrl(env, (url) => restore(url, alone[0] ?? '', keys));
  if (typeof done === 'string') throw refused(said[done], locale);
  print(
    locale === 'fr'
      ? `${done.rows} lignes, telles qu'au ${done.at}.`
      : `${done.rows} rows, as they stood at ${done.at}.`,
  );
  const found = await withDatabase(setting, async ({ db }) => {
    const forgotten = keys === null ? 0 : await honourForgetting(db, Date.now());
    if (forgotten > 0) print(counted(forgotten, person, people, locale));
    return verifyLog(db);
  });
  await tell(found, setting);
  return found.broken.length === 0 ? 0 : 1;
}
