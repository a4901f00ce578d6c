import type { Locale } from '@aplomb/core';
import type { Broken, Flaw, Verified } from '../log/verify.ts';
import type { Said } from '../refusal.ts';
import type { ServerCommand, Setting } from './command.ts';

export const verify: ServerCommand = {
  summary: {
    fr: 'recalcule les journaux et dit lesquels ont été modifiés',
    en: 'recomputes the logs and says which have been changed',
  },
  help: {
    fr: `aplomb verify [--brand marque] [--case id]

Recalcule la chaîne d'empreintes du journal de chaque dossier. Un octet changé, une entrée ôtée,
ajoutée ou déplacée se voit ; le dossier et l'entrée sont nommés. Sort 1 si un journal est rompu.

  --brand marque  ses dossiers seulement
  --case id       ce dossier seulement (l'identifiant que donne l'API)
  --lang fr|en    langue des phrases`,
    en: `aplomb verify [--brand brand] [--case id]

Recomputes the hash chain of every case's log. A changed byte, an entry removed, added or moved
shows; the case and the entry are named. Exits 1 where a log is broken.

  --brand brand   its cases only
  --case id       this case only (the id that the API gives)
  --lang fr|en    language of the sentences`,
  },
  run: runVerify,
};

const said: Readonly<Record<Flaw, Said>> = {
  number: {
    fr: 'une entrée manque, ou a été ajoutée ou déplacée',
    en: 'an entry is missing, or was added or moved',
  },
  content: { fr: 'elle a été modifiée', en: 'it was changed' },
  note: { fr: "sa note n'est pas celle qui a été écrite", en: 'its note is not the one that was written' },
  brand: { fr: 'elle est celle d’une autre marque', en: 'it is of another brand' },
  order: { fr: "elle n'est pas à sa place dans le temps", en: 'it is not at its place in time' },
  end: {
    fr: 'le dossier se souvient d’autres entrées que celles du journal',
    en: 'the case remembers other entries than those of the log',
  },
};

async function runVerify(words: readonly string[], setting: Setting): Promise<number> {
  const [{ readWords, refused }, { withDatabase }, { verifyLog }, { rowId }] = await Promise.all([
    import('./words.ts'),
    import('./database.ts'),
    import('../log/verify.ts'),
    import('../cases/id.ts'),
  ]);
  const { values } = readWords(words, ['brand', 'case'], 0, setting.locale);
  const caseId = values.case === undefined ? undefined : rowId('Case', values.case);
  if (caseId === null)
    throw refused({ fr: "Ce n'est pas l'identifiant d'un dossier.", en: 'This is no id of a case.' }, setting.locale);
  const scope = { ...(values.brand ? { brand: values.brand } : {}), ...(caseId === undefined ? {} : { caseId }) };
  const found = await withDatabase(setting, ({ db }) => verifyLog(db, scope));
  await tell(found, setting);
  return found.broken.length === 0 ? 0 : 1;
}

/** Also what `restore` says at its end. */
export async function tell({ cases, entries, broken }: Verified, { print, locale }: Setting): Promise<void> {
  const { globalId } = await import('../cases/id.ts');
  for (const one of broken) print(lineOf(one, globalId('Case', one.caseId), locale));
  const [whole, cut] = [cases - broken.length, broken.length];
  print(
    locale === 'fr'
      ? `Dossiers : ${cases}, entrées : ${entries} ; journaux intacts : ${whole}, rompus : ${cut}.`
      : `Cases: ${cases}, entries: ${entries}; logs intact: ${whole}, broken: ${cut}.`,
  );
}

function lineOf({ number, flaw }: Broken, id: string, locale: Locale): string {
  const reason = said[flaw][locale];
  return locale === 'fr' ? `dossier ${id}, entrée ${number} : ${reason}` : `case ${id}, entry ${number}: ${reason}`;
}
