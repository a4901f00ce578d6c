/** A drafted story for each thing that no example or story touches, found by playing the workflow itself. */
import type { RefusalCode } from '../case.ts';
import type { Charter, Playbook, Severity } from '../charter.ts';
import type { Locale } from '../diagnostic.ts';
import type { ExampleYaml } from '../document/examples.ts';
import type { StoryLineYaml, StoryYaml } from '../document/stories.ts';
import { said } from '../workflow/words.ts';
import { type Coverage, levelsOf } from './coverage.ts';
import { exampleFor } from './example.ts';
import { openingAt } from './opening.ts';
import { type Search, searchFrom } from './search.ts';
import { touchedBy } from './touched.ts';
import type { Untouched } from './untouched.ts';
import { unreachableWords } from './words.ts';

export type { Untouched } from './untouched.ts';

export interface DraftedStory {
  /** What it is the first to touch; never empty. */
  readonly reaches: readonly Untouched[];
  readonly story: StoryYaml;
}

export interface Drafts {
  readonly crisis: string;
  /** To be pasted in stories.yaml. Each plays green. */
  readonly stories: readonly DraftedStory[];
  /** To be pasted in examples.yaml. Only a crisis without any gets one. */
  readonly examples: readonly ExampleYaml[];
  /** What nothing reaches, and why. */
  readonly unreachable: readonly (Untouched & { readonly why: string })[];
}

/**
 * Drafts what the coverage of one crisis leaves untouched: as few stories as touch everything, the shortest script for each.
 * Found by walking the workflow (choices with their ticks, facts and answers, approvals, missed deadlines, waits, an author
 * who writes again) at each severity in turn, so that a drafted story plays as it is. Titles are in the charter's words,
 * reasons in `locale`.
 *
 * @example draftTests(charter, coverageOf(charter, document)[0]!, 'en').stories[0]?.reaches // [{ kind: 'step', name: 'taken-over' }]
 */
export function draftTests(charter: Charter, coverage: Coverage, locale: Locale): Drafts {
  const playbook = charter.playbooks[coverage.crisis]!;
  const example = coverage.examples > 0 ? null : exampleFor(charter, playbook);
  const goals = untouchedOf(coverage);
  const noExample =
    coverage.examples > 0 || example !== null ? [] : [{ kind: 'crisis', name: playbook.crisis } as const];
  const { found, searches } = search(charter, playbook, goals);
  const lost = goals.filter((goal) => !found.some(({ covers }) => covers(goal)));
  const unreachable = [...lost, ...noExample].map((goal) => ({
    ...goal,
    why: unreachableWords(
      goal,
      refusalsOf(playbook, goal, searches),
      searches.every(({ whole }) => whole),
      locale,
    ),
  }));
  return {
    crisis: playbook.crisis,
    stories: fewest(
      charter,
      playbook,
      found,
      goals.filter((goal) => !lost.includes(goal)),
      locale,
    ),
    examples: example === null ? [] : [example],
    unreachable,
  };
}

function untouchedOf({ steps, choices, replies, severities }: Coverage): Untouched[] {
  const kinds = { step: steps, choice: choices, reply: replies, severity: severities } as const;
  return Object.entries(kinds).flatMap(([kind, { untouched }]) =>
    untouched.map((name) => ({ kind: kind as keyof typeof kinds, name })),
  );
}

/** What `touchedBy` calls the things that count for a goal: any of them will do. */
function namesOf({ crisis, workflow }: Playbook, { kind, name }: Untouched): string[] {
  if (kind !== 'reply') return [`${crisis}/${kind}/${name}`];
  const senders = Object.values(workflow.steps).filter(
    ({ reply, draft }) => reply?.template === name || draft === name,
  );
  return senders.map(({ key }) => `${crisis}/step/${key}`);
}

interface Script {
  readonly story: StoryYaml;
  readonly covers: (goal: Untouched) => boolean;
}

/** The shortest script for each goal, at the lowest severity that allows it. */
function search(charter: Charter, playbook: Playbook, goals: readonly Untouched[]) {
  const found: Script[] = [];
  const searches: Search[] = [];
  let missing = goals;
  for (const level of levelsOf(playbook)) {
    if (missing.length === 0) break;
    const opening = openingAt(charter, playbook, level as Severity);
    const wanted = new Set(missing.flatMap((goal) => namesOf(playbook, goal)));
    const searched = searchFrom(charter, playbook.crisis, opening, wanted);
    searches.push(searched);
    for (const goal of missing) {
      const script = shortest(namesOf(playbook, goal).map((name) => searched.scripts.get(name)));
      if (script !== undefined) found.push(scriptFor(charter, playbook, { story: goal.name, ...opening, script }));
    }
    missing = missing.filter((goal) => !found.some(({ covers }) => covers(goal)));
  }
  return { found, searches };
}

function shortest(scripts: readonly (readonly StoryLineYaml[] | undefined)[]): StoryLineYaml[] | undefined {
  const [first] = scripts.filter((script) => script !== undefined).sort((a, b) => a.length - b.length);
  return first === undefined ? undefined : [...first];
}

function scriptFor(charter: Charter, playbook: Playbook, story: StoryYaml): Script {
  const touched = touchedBy(charter, playbook.crisis, story);
  return { story, covers: (goal) => namesOf(playbook, goal).some((name) => touched.has(name)) };
}

/** The longest scripts first: what they pass on their way needs no story of its own. */
function fewest(
  charter: Charter,
  playbook: Playbook,
  found: readonly Script[],
  goals: readonly Untouched[],
  locale: Locale,
): DraftedStory[] {
  let missing = goals;
  return [...found]
    .sort((a, b) => b.story.script.length - a.story.script.length)
    .flatMap(({ story, covers }) => {
      const reaches = missing.filter(covers);
      if (reaches.length === 0) return [];
      missing = missing.filter((goal) => !covers(goal));
      return [{ reaches, story: { ...story, story: titleOf(charter, playbook, reaches.at(-1)!, locale) } }];
    });
}

/** "Rechercher le bagage : Bagage retrouvé (trace/found)": the key keeps two of the same words apart. */
function titleOf(charter: Charter, { workflow, title }: Playbook, { kind, name }: Untouched, locale: Locale): string {
  const language = charter.languages.includes(locale) ? locale : (charter.languages[0] ?? locale);
  const colon = language.startsWith('fr') ? ' : ' : ': ';
  if (kind === 'severity') return `${said(title, language)} (${locale === 'fr' ? 'gravité' : 'severity'} ${name})`;
  if (kind === 'reply') return `${said(title, language)} (${name})`;
  const [key = '', event] = name.split('/');
  const step = workflow.steps[key]!;
  const choice = step.choices.find((one) => one.event === event);
  const words = choice === undefined ? [step.title] : [step.title, choice.label];
  return `${words.map((text) => said(text, language)).join(colon)} (${name})`;
}

function refusalsOf({ crisis }: Playbook, { kind, name }: Untouched, searches: readonly Search[]): RefusalCode[] {
  if (kind !== 'choice') return [];
  return [...new Set(searches.flatMap(({ refused }) => [...(refused.get(`${crisis}/choice/${name}`) ?? [])]))];
}
