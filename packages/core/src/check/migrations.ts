/** Running cases move only to steps that are there, from a version that came before. */
import type { Playbook } from '../charter.ts';
import type { Diagnostic, Place } from '../diagnostic.ts';
import type { MigrationYaml } from '../document/migration.ts';
import { nearest } from '../document/nearest.ts';
import type { Shaped } from '../document/shape.ts';
import { isBefore, versionsOf } from '../document/version-number.ts';
import { type Bilingual, type CheckContext, finding } from './context.ts';

/**
 * What can be told without the old version: names of files, crises and new steps. Only the migration that leads to the
 * version of this charter is held against its steps; older ones did their work.
 */
export function checkMigrations(context: CheckContext): Diagnostic[] {
  return context.document.migrations.flatMap((file) => {
    const versions = versionsOf(file.file);
    if (versions === null) return [fileFinding(context, file, 'migration/name', NAME)];
    if (!isBefore(versions.from, versions.to)) return [fileFinding(context, file, 'migration/order', ORDER)];
    return versions.to === context.charter.version ? stepFindings(context, file) : [];
  });
}

const NAME: Bilingual = {
  fr: 'Le nom du fichier dit les deux versions : `1.2.0-2.0.0.yaml`.',
  en: 'The name of the file says both versions: `1.2.0-2.0.0.yaml`.',
};
const ORDER: Bilingual = {
  fr: 'Une migration va d’une version à une version plus haute.',
  en: 'A migration leads from a version to a higher one.',
};

function fileFinding(
  context: CheckContext,
  { file }: Shaped<MigrationYaml>,
  code: string,
  words: Bilingual,
): Diagnostic {
  return finding(context, { file, line: 1, column: 1 }, code, words);
}

function stepFindings(context: CheckContext, file: Shaped<MigrationYaml>): Diagnostic[] {
  const { playbooks } = context.charter;
  return Object.entries(file.value?.crises ?? {}).flatMap(([crisis, moves]) => {
    const playbook = Object.hasOwn(playbooks, crisis) ? playbooks[crisis]! : null;
    if (playbook === null)
      return [unknown(context, file.atKey(['crises', crisis]), 'migration/crisis', crisis, playbooks)];
    const leads = [
      ...Object.entries(moves.rename ?? {}).map(([from, to]) => ({ word: 'rename', from, to })),
      ...Object.entries(moves.move ?? {}).map(([from, to]) => ({ word: 'move', from, to })),
    ];
    return [
      ...leads.flatMap(({ word, from, to }) =>
        leadFindings(context, playbook, { word, from, to, at: file.at(['crises', crisis, word, from]) }),
      ),
      ...(moves['restart-deadline'] ?? []).flatMap((step, index) =>
        restartFindings(context, playbook, step, file.at(['crises', crisis, 'restart-deadline', index])),
      ),
    ];
  });
}

interface Lead {
  readonly word: string;
  readonly from: string;
  readonly to: string;
  readonly at: Place;
}

function leadFindings(context: CheckContext, playbook: Playbook, { word, from, to, at }: Lead): Diagnostic[] {
  const { steps } = playbook.workflow;
  if (!Object.hasOwn(steps, to)) return [unknown(context, at, 'migration/step', to, steps)];
  if (word === 'rename' && Object.hasOwn(steps, from)) {
    return [
      finding(context, at, 'migration/still-there', {
        fr: `« ${from} » existe encore dans cette version : ce n'est pas un changement de nom.`,
        en: `"${from}" is still there in this version: this is no change of name.`,
      }),
    ];
  }
  const { kind } = steps[to]!;
  if (word === 'rename' || (kind !== 'end' && kind !== 'done' && kind !== 'parallel')) return [];
  return [
    finding(
      context,
      at,
      'migration/no-work',
      {
        fr: `« ${to} » n'est pas une étape de travail : un dossier y finirait sans que personne n'agisse.`,
        en: `"${to}" is no step of work: a case would end there though nobody acted.`,
      },
      { fr: 'Menez-le à une étape que quelqu’un fait.', en: 'Lead it to a step that somebody does.' },
    ),
  ];
}

function restartFindings(context: CheckContext, { workflow }: Playbook, key: string, at: Place): Diagnostic[] {
  if (!Object.hasOwn(workflow.steps, key)) return [unknown(context, at, 'migration/step', key, workflow.steps)];
  const { deadline, wait } = workflow.steps[key]!;
  if (deadline !== null || wait !== null) return [];
  return [
    finding(context, at, 'migration/no-deadline', {
      fr: `« ${key} » n'a pas de délai.`,
      en: `"${key}" has no deadline.`,
    }),
  ];
}

function unknown(context: CheckContext, at: Place, code: string, name: string, table: object): Diagnostic {
  const near = nearest(name, Object.keys(table));
  return finding(
    context,
    at,
    code,
    {
      fr: `« ${name} » n'existe pas dans cette version de la charte.`,
      en: `"${name}" does not exist in this version of the charter.`,
    },
    near === null ? null : { fr: `Vouliez-vous dire « ${near} » ?`, en: `Did you mean "${near}"?` },
  );
}
