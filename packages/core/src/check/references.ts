/**
 * Every name refers to something that exists. A misspelt name is shown where it is misspelt: at the reference, or at the
 * definition when that is the odd one out.
 */
import type { Diagnostic } from '../diagnostic.ts';
import { distance, nearest } from '../document/nearest.ts';
import type { ReferenceKind } from '../document/references.ts';
import { type Bilingual, type CheckContext, finding } from './context.ts';
import { definitionsOf, factsInTemplates, isDamaged, type Name, referencesOf } from './names.ts';
import { isStranger, vocabularyOf } from './vocabulary.ts';

const NOUNS: Readonly<Record<ReferenceKind, Bilingual>> = {
  role: { fr: 'rôle', en: 'role' },
  calendar: { fr: 'calendrier', en: 'calendar' },
  tone: { fr: 'ton', en: 'tone' },
  fact: { fr: 'fait', en: 'fact' },
  channel: { fr: 'canal', en: 'channel' },
  'action-channel': { fr: 'canal', en: 'channel' },
  audience: { fr: 'public', en: 'audience' },
  crisis: { fr: 'type de crise', en: 'crisis type' },
  platform: { fr: 'plateforme', en: 'platform' },
  partial: { fr: 'morceau partagé', en: 'partial' },
  language: { fr: 'langue', en: 'language' },
  step: { fr: 'étape', en: 'step' },
  reply: { fr: 'réponse', en: 'reply' },
  event: { fr: 'choix', en: 'choice' },
  item: { fr: 'élément de liste', en: 'checklist item' },
};

export function checkReferences(context: CheckContext): Diagnostic[] {
  const definitions = groupBy(definitionsOf(context), key);
  const references = referencesOf(context);
  const byName = groupBy(references, key);
  const used = new Map([...byName].map(([group, names]) => [group, new Set(names.map(({ name }) => name))]));
  const odds = new Map<string, Name | null>();
  const findings: Diagnostic[] = [];
  const told = new Set<string>();
  for (const reference of references) {
    const group = key(reference);
    const known = definitions.get(group) ?? [];
    if (known.some((definition) => definition.name === reference.name)) continue;
    if (isDamaged(context, reference)) continue;
    const name = `${group}\0${reference.name}`;
    if (!odds.has(name))
      odds.set(name, oddDefinition(context, reference, known, used.get(group) ?? new Set(), byName.get(group) ?? []));
    const odd = odds.get(name) ?? null;
    if (odd === null) findings.push(unknownName(context, reference, known));
    else if (!told.has(placeKey(odd))) {
      told.add(placeKey(odd));
      findings.push(misspeltDefinition(context, odd, reference.name));
    }
  }
  return [...findings, ...misspeltFacts(context, references)];
}

/**
 * A fact that nothing uses, while the replies name another: the definition is the misspelt one. A name that only the replies
 * misspell is told there (check/templates.ts).
 */
function misspeltFacts(context: CheckContext, references: readonly Name[]): Diagnostic[] {
  const facts = definitionsOf(context).filter(({ kind }) => kind === 'fact');
  const inFiles = references.filter(({ kind }) => kind === 'fact');
  const isSaid = (name: string) => inFiles.some((other) => other.name === name) || isInTemplate(context, name);
  if (facts.every(({ name }) => isSaid(name))) return [];
  const spoken = factsInTemplates(context);
  const used = new Set([...inFiles, ...spoken].map(({ name }) => name));
  const unknown = groupBy(
    spoken.filter(({ name }) => !facts.some((fact) => fact.name === name)),
    ({ name }) => name,
  );
  return [...unknown.values()].flatMap(([first]) => {
    if (first === undefined || isDamaged(context, first)) return [];
    const odd = oddDefinition(context, first, facts, used, spoken);
    return odd === null || inFiles.some(({ name }) => name === first.name)
      ? []
      : [misspeltDefinition(context, odd, first.name)];
  });
}

const isInTemplate = ({ document }: CheckContext, name: string) =>
  [...document.partials, ...document.playbooks.flatMap(({ replies }) => replies)].some(({ text }) =>
    text.includes(name),
  );

const key = ({ kind, scope }: Name) => `${kind}\0${scope}`;
const placeKey = ({ kind, place }: Name) => `${kind}\0${place.file}\0${place.line}\0${place.column}`;

function groupBy<T>(items: readonly T[], by: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(by(item));
    if (group === undefined) groups.set(by(item), [item]);
    else group.push(item);
  }
  return groups;
}

/**
 * A definition that nothing uses, near to a name that nothing defines: one of the two is misspelt. It is the definition when
 * several references agree against it, or when its letters are less like the charter's words than those of the referred name.
 */
function oddDefinition(
  context: CheckContext,
  reference: Name,
  known: readonly Name[],
  used: ReadonlySet<string>,
  all: readonly Name[],
): Name | null {
  const unused = known.filter((definition) => !used.has(definition.name));
  const near = nearest(
    reference.name,
    unused.map((definition) => definition.name),
  );
  const definition = unused.find((candidate) => candidate.name === near);
  if (definition === undefined || definition.builtIn) return null;
  // A used definition that is nearer still is what was meant.
  const other = nearest(
    reference.name,
    known.map((candidate) => candidate.name),
  );
  if (other !== null && distance(reference.name, other) < distance(reference.name, definition.name)) return null;
  const votes = all.filter((candidate) => candidate.name === reference.name).length;
  const saidSo = votesFor(known, definition);
  if (votes !== saidSo) return votes > saidSo ? definition : null;
  return isStranger(vocabularyOf(context), definition.name, reference.name) ? definition : null;
}

/** A crisis is named by its folder and by its playbook, a reply by a file in each language. */
const votesFor = (known: readonly Name[], { kind, name }: Name) =>
  (kind === 'crisis' ? 2 : 1) * known.filter((definition) => definition.name === name).length;

function misspeltDefinition(context: CheckContext, definition: Name, meant: string): Diagnostic {
  const noun = NOUNS[definition.kind];
  return finding(
    context,
    definition.place,
    `reference/${definition.kind}-misspelt`,
    {
      fr: `Personne n'utilise « ${definition.name} » (${noun.fr}), et « ${meant} » est appelé sans être défini.`,
      en: `Nothing uses "${definition.name}" (${noun.en}), and "${meant}" is called without being defined.`,
    },
    { fr: `Vouliez-vous dire « ${meant} » ?`, en: `Did you mean "${meant}"?` },
  );
}

function unknownName(context: CheckContext, reference: Name, known: readonly Name[]): Diagnostic {
  const noun = NOUNS[reference.kind];
  const names = [...new Set(known.map((definition) => definition.name))];
  const near = nearest(reference.name, names);
  const list = names.slice(0, 12).join(', ');
  return finding(
    context,
    reference.place,
    `reference/${reference.kind === 'action-channel' ? 'channel' : reference.kind}`,
    { fr: `« ${reference.name} » n'existe pas (${noun.fr}).`, en: `"${reference.name}" does not exist (${noun.en}).` },
    near !== null
      ? { fr: `Vouliez-vous dire « ${near} » ?`, en: `Did you mean "${near}"?` }
      : names.length > 0
        ? { fr: `Noms connus : ${list}.`, en: `There are: ${list}.` }
        : null,
  );
}
