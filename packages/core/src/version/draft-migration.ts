/** A first migration between two versions, for an author to finish. */
import type { Charter, Playbook } from '../charter.ts';
import type { Locale } from '../diagnostic.ts';
import type { CharterDiff } from './diff.ts';

/**
 * The text of `migrations/<from>-<to>.yaml`: steps renamed, as far as one can tell; steps that are gone, whose cases stay
 * where they are until the author says where they go. Its first line names the file.
 *
 * @example draftMigration(from, to, diffCharters(from, to, 'en'), 'en')
 */
export function draftMigration(from: Charter, to: Charter, { renamed }: CharterDiff, locale: Locale): string {
  const crises = Object.values(to.playbooks).flatMap((playbook) => {
    const before = Object.hasOwn(from.playbooks, playbook.crisis) ? from.playbooks[playbook.crisis]! : null;
    if (before === null) return [];
    const names = renamed.filter(({ crisis }) => crisis === playbook.crisis);
    const gone = goneFrom(before, playbook).filter((key) => !names.some((name) => name.from === key));
    return names.length + gone.length === 0 ? [] : [block(playbook.crisis, names, gone, locale)];
  });
  const head = `# migrations/${from.version}-${to.version}.yaml\nformat: 1\n`;
  return crises.length === 0 ? `${head}crises: {}\n` : `${head}crises:\n${crises.join('')}`;
}

/** Steps at which a case may stand: one that ended or finished a branch needs nobody. */
function goneFrom(before: Playbook, after: Playbook): string[] {
  return Object.values(before.workflow.steps)
    .filter(({ key, kind }) => kind !== 'end' && !Object.hasOwn(after.workflow.steps, key))
    .map(({ key }) => key);
}

function block(
  crisis: string,
  names: readonly { readonly from: string; readonly to: string }[],
  gone: readonly string[],
  locale: Locale,
): string {
  const renames = names.map(({ from, to }) => `${from}: ${to}`).join(', ');
  const lines = [
    ...(names.length === 0 ? [] : [`rename: { ${renames} } # ${WORDS.rename[locale]}`]),
    ...(gone.length === 0 ? [] : [`stay: [${gone.join(', ')}] # ${WORDS.stay[locale]}`]),
  ];
  return `  ${crisis}:\n${lines.map((line) => `    ${line}\n`).join('')}`;
}

const WORDS = {
  rename: { fr: 'à confirmer', en: 'to be confirmed' },
  stay: { fr: 'ou `move: { ancienne: nouvelle }`', en: 'or `move: { old: new }`' },
} as const satisfies Record<string, Readonly<Record<Locale, string>>>;
