/** What exists under each kind of name, and what refers to it. */
import type { Place } from '../diagnostic.ts';
import { charterSchema } from '../document/charter.ts';
import { examplesSchema } from '../document/examples.ts';
import { playbookSchema } from '../document/playbook.ts';
import type { CharterDocument, PlaybookDocument, TemplateFile } from '../document/read.ts';
import type { ReferenceKind } from '../document/references.ts';
import { namesIn } from '../document/schema-walk.ts';
import type { Shaped } from '../document/shape.ts';
import { type StoriesYaml, storiesSchema } from '../document/stories.ts';
import type { Path } from '../document/yaml.ts';
import { platforms } from '../knowledge/channels.ts';
import { alwaysKnown } from '../reply/facts.ts';
import type { CheckContext } from './context.ts';

/** A name said somewhere. `scope` is the crisis for names of one playbook, else empty. */
export interface Name {
  readonly kind: ReferenceKind;
  readonly scope: string;
  readonly name: string;
  readonly place: Place;
  /** It exists in every charter: no author wrote it. */
  readonly builtIn?: true;
}

const OF_PLAYBOOK: readonly ReferenceKind[] = ['step', 'reply', 'event', 'item'];
const scopeOf = (kind: ReferenceKind, crisis: string) => (OF_PLAYBOOK.includes(kind) ? crisis : '');

/** Events that the compiler gives every playbook. */
export const BUILT_IN_EVENTS = [
  'reclassify',
  'merge',
  'note',
  'set-fact',
  'tick',
  'approve',
  'refuse',
  'answer',
  'reopen',
];

/** Of these, what a line of a story may do by name; the others have words of their own (`ticks`, `answers`…). */
const TOLD_EVENTS: readonly string[] = ['note', 'merge', 'reopen'];

const references = new WeakMap<object, readonly Name[]>();
const definitions = new WeakMap<object, readonly Name[]>();

/** Every reference of the charter, in reading order. */
export function referencesOf({ document }: CheckContext): readonly Name[] {
  const known = references.get(document) ?? findReferences(document);
  references.set(document, known);
  return known;
}

function findReferences(document: CharterDocument): Name[] {
  const found: Name[] = [];
  const collect = <T>(
    shaped: Shaped<T> | null,
    schema: Parameters<typeof namesIn>[0],
    crisisAt: (path: Path) => string,
  ) => {
    if (shaped === null || shaped.value === null) return;
    for (const { kind, name, path, isKey } of namesIn(schema, shaped.value)) {
      found.push({
        kind,
        scope: scopeOf(kind, crisisAt(path)),
        name,
        place: isKey ? shaped.atKey(path) : shaped.at(path),
      });
    }
  };
  collect(document.charter, charterSchema, () => '');
  for (const { crisis, playbook, examples, stories } of document.playbooks) {
    collect(playbook, playbookSchema, () => crisis);
    collect(examples, examplesSchema, () => crisis);
    collect(stories, storiesSchema, (path) => crisisInStory(stories?.value ?? [], path, crisis));
  }
  return found;
}

/** Words of templates, which no fact can be called. */
export const TEMPLATE_WORDS: readonly string[] = [
  'if',
  'unless',
  'each',
  'else',
  'this',
  'with',
  'lookup',
  'log',
  'money',
  'date',
  'time',
  'plural',
  'gender',
];
const NO_FACTS: readonly string[] = [...TEMPLATE_WORDS, ...alwaysKnown];

/** Every fact that a template names, read roughly: the checker of templates says what is wrong with them. */
export function factsInTemplates({ document }: CheckContext): Name[] {
  const files = [...document.partials, ...document.playbooks.flatMap(({ replies }) => replies)];
  return files.flatMap(({ file, text }) =>
    [...text.matchAll(/\{\{(?![>!/])[^{}]*\}\}/g)].flatMap(([mustache]) =>
      (mustache.replace(/[\w-]+="[^"]*"/g, '').match(/[a-z0-9]+(-[a-z0-9]+)*/g) ?? [])
        .filter((name) => !NO_FACTS.includes(name))
        .map((name): Name => ({ kind: 'fact', scope: '', name, place: { file, line: 1, column: 1 } })),
    ),
  );
}

/** A line of a story speaks of the playbook it is in, or of the one that an earlier line, or its own, reclassified to. */
function crisisInStory(stories: StoriesYaml, [story, , line]: Path, crisis: string): string {
  const earlier = stories[Number(story)]?.script.slice(0, line === undefined ? 0 : Number(line) + 1) ?? [];
  return earlier.findLast((said) => said.reclassifies !== undefined)?.reclassifies ?? crisis;
}

/** Everything that can be referred to. */
export function definitionsOf({ document }: CheckContext): readonly Name[] {
  const known = definitions.get(document) ?? findDefinitions(document);
  definitions.set(document, known);
  return known;
}

function findDefinitions(document: CharterDocument): Name[] {
  const { charter } = document;
  const written = charter.value;
  const block = (kind: ReferenceKind, key: string, table: object | undefined): Name[] =>
    Object.keys(table ?? {}).map((name) => ({ kind, scope: '', name, place: charter.atKey([key, name]) }));
  const builtIn = (kind: ReferenceKind, names: readonly string[]): Name[] =>
    names.map((name) => ({ kind, scope: '', name, place: charter.at([]), builtIn: true }));
  const channels = block('channel', 'channels', written?.channels);
  return [
    ...block('role', 'roles', written?.roles),
    ...block('calendar', 'calendars', written?.calendars),
    ...builtIn('calendar', ['always']),
    ...block('audience', 'audiences', written?.audiences),
    ...block('tone', 'tones', written?.tones),
    ...block('fact', 'facts', written?.facts),
    ...channels,
    ...channels.map((channel): Name => ({ ...channel, kind: 'action-channel' })),
    ...builtIn('action-channel', ['otherwise']),
    ...builtIn('platform', Object.keys(platforms)),
    ...(written?.languages ?? []).map(
      (name, index): Name => ({ kind: 'language', scope: '', name, place: charter.at(['languages', index]) }),
    ),
    ...document.partials.map((file) => fileName('partial', '', file)),
    ...document.playbooks.flatMap(playbookDefinitions),
  ];
}

/** greeting.fr.hbs → greeting */
const fileName = (kind: ReferenceKind, scope: string, file: TemplateFile): Name => ({
  kind,
  scope,
  name: file.name.split('.')[0] ?? file.name,
  place: { file: file.file, line: 1, column: 1 },
});

function playbookDefinitions({ crisis, playbook, replies }: PlaybookDocument): Name[] {
  const name = (kind: ReferenceKind, value: string, path: Path, part: 'at' | 'atKey' = 'atKey'): Name => ({
    kind,
    scope: crisis,
    name: value,
    place: playbook[part](path),
  });
  const steps = Object.entries(playbook.value?.workflow.steps ?? {}).flatMap(([key, step]) => [
    { key, step, path: ['workflow', 'steps', key] },
    ...Object.entries(step['in-parallel'] ?? {}).flatMap(([region, { steps }]) =>
      Object.entries(steps).map(([inner, innerStep]) => ({
        key: inner,
        step: innerStep,
        path: ['workflow', 'steps', key, 'in-parallel', region, 'steps', inner],
      })),
    ),
  ]);
  return [
    { kind: 'crisis', scope: '', name: crisis, place: playbook.at(['crisis']) },
    ...steps.map(({ key, path }) => name('step', key, path)),
    ...steps.flatMap(({ step, path }) =>
      (step.choices ?? []).map((choice, index) =>
        name('event', choice.event, [...path, 'choices', index, 'event'], 'at'),
      ),
    ),
    ...TOLD_EVENTS.map((event): Name => ({ ...name('event', event, []), builtIn: true })),
    ...steps.flatMap(({ step, path }) =>
      Object.keys(step.checklist ?? {}).map((item) => name('item', item, [...path, 'checklist', item])),
    ),
    ...replies.map((file) => fileName('reply', crisis, file)),
  ];
}

/** True when part of a file could not be read: what it would have defined is unknown, so nothing is said about it. */
export function isDamaged(context: CheckContext, name: Pick<Name, 'kind' | 'scope'>): boolean {
  const { charter, playbooks } = context.document;
  if (name.kind === 'platform' || name.kind === 'partial') return false;
  if (name.kind === 'crisis') return false;
  if (name.kind === 'reply') return false;
  return name.scope === ''
    ? charter.lost.length > 0
    : (playbooks.find((folder) => folder.crisis === name.scope)?.playbook.lost.length ?? 0) > 0;
}
