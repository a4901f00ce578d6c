/**
 * A name that nothing refers to cannot be wrong, but it can look wrong: unlike every word of the charter, and one slip away
 * from a name or a word that it says elsewhere.
 */
import type { Diagnostic, Place } from '../diagnostic.ts';
import { distance } from '../document/nearest.ts';
import type { StepYaml } from '../document/playbook.ts';
import type { PlaybookDocument } from '../document/read.ts';
import { type CheckContext, warning } from './context.ts';
import { definitionsOf, referencesOf } from './names.ts';
import { strangeness, type Vocabulary, vocabularyOf } from './vocabulary.ts';

interface Lonely {
  readonly name: string;
  readonly place: Place;
  /** Names of the same sort, said elsewhere. */
  readonly others: ReadonlySet<string>;
}

export function checkStrangeNames(context: CheckContext): Diagnostic[] {
  const lonely = [...unusedDefinitions(context), ...freeNames(context)];
  const vocabulary = vocabularyOf(context);
  return lonely.flatMap(({ name, place, others }) => {
    const near = likelier(name, others, vocabulary);
    return near === null ? [] : [unlikely(context, name, near, place)];
  });
}

/** Events, checklist items and audiences that nothing refers to. */
function unusedDefinitions(context: CheckContext): Lonely[] {
  const keyOf = ({ kind, scope, name }: { kind: string; scope: string; name: string }) => `${kind}\0${scope}\0${name}`;
  const definitions = definitionsOf(context).filter(({ kind }) => ['event', 'item', 'audience'].includes(kind));
  const defined = new Set(definitions.map(keyOf));
  const referred = new Map(referencesOf(context).map((reference) => [keyOf(reference), reference]));
  return definitions
    .filter((definition) => !definition.builtIn && !referred.has(keyOf(definition)))
    .flatMap(({ kind, scope, name, place }) => {
      const near = [...referred.values()].filter((one) => one.kind === kind && one.scope === scope);
      // A reference that nothing defines is told of already, whichever of the two is misspelt.
      if (near.some((one) => !defined.has(keyOf(one)) && isSlip(name, one.name))) return [];
      return [{ name, place, others: new Set(near.map((one) => one.name)) }];
    });
}

/** Names that no word of the language refers to: how a case ended, the mark of an author, a branch. */
function freeNames({ document }: CheckContext): Lonely[] {
  const said = document.playbooks.flatMap((folder) => [...freeIn(folder)]);
  const counts = new Map<string, number>();
  for (const { kind, name } of said) counts.set(`${kind}\0${name}`, (counts.get(`${kind}\0${name}`) ?? 0) + 1);
  const known = (kind: string, name: string) => (counts.get(`${kind}\0${name}`) ?? 0) > 1;
  return said
    .filter(({ kind, name }) => !known(kind, name))
    .map(({ kind, name, place }) => ({
      name,
      place,
      others: new Set(said.filter((one) => one.kind === kind && known(kind, one.name)).map((one) => one.name)),
    }));
}

function* freeIn({ playbook }: PlaybookDocument): Generator<{ kind: string; name: string; place: Place }> {
  const steps: [string, readonly string[], StepYaml][] = Object.entries(playbook.value?.workflow.steps ?? {}).flatMap(
    ([key, step]) => [
      [key, ['workflow', 'steps', key], step],
      ...Object.entries(step['in-parallel'] ?? {}).flatMap(([region, { steps: inner }]) =>
        Object.entries(inner).map(([name, one]): [string, readonly string[], StepYaml] => [
          name,
          ['workflow', 'steps', key, 'in-parallel', region, 'steps', name],
          one,
        ]),
      ),
    ],
  );
  for (const [, path, step] of steps) {
    if (step.end !== undefined) yield { kind: 'end', name: step.end, place: playbook.at([...path, 'end']) };
    for (const [index, { 'mark-author': mark }] of (step.choices ?? []).entries())
      if (mark !== undefined)
        yield { kind: 'mark', name: mark, place: playbook.at([...path, 'choices', index, 'mark-author']) };
    for (const region of Object.keys(step['in-parallel'] ?? {}))
      yield { kind: 'region', name: region, place: playbook.atKey([...path, 'in-parallel', region]) };
  }
}

/** The name that was meant, one slip away; null when the name looks right, or nothing is near. */
function likelier(name: string, others: ReadonlySet<string>, vocabulary: Vocabulary): string | null {
  const odd = strangeness(vocabulary, name);
  if (odd === 0 || name.length < 3) return null;
  const other = [...others].find((one) => isSlip(name, one) && strangeness(vocabulary, one) < odd);
  if (other !== undefined) return other;
  // A word beside the charter's own is common enough; only one with letters in an order that no word has is a slip.
  const parts = name.split('-').map((part) => {
    const strange = strangeness(vocabulary, part);
    if (strange < 2 || part.length < 4) return strange === 0 ? part : null;
    return [...vocabulary.words].find((word) => word.length > 3 && isSlip(part, word)) ?? null;
  });
  return parts.includes(null) ? null : parts.join('-');
}

const isSlip = (name: string, other: string) => Math.abs(name.length - other.length) < 2 && distance(name, other) === 1;

function unlikely(context: CheckContext, name: string, near: string, place: Place): Diagnostic {
  return warning(
    context,
    place,
    'name/unlikely',
    {
      fr: `« ${name} » ressemble à une faute de frappe, et rien ne s'y réfère.`,
      en: `"${name}" looks like a slip of the pen, and nothing refers to it.`,
    },
    { fr: `Vouliez-vous dire « ${near} » ?`, en: `Did you mean "${near}"?` },
  );
}
