/** The steps as a table of words: what the diagram shows and what it has no room for. Read aloud, it replaces it. */
import type { Charter, Choice, Need, Playbook, Step } from '../charter.ts';
import { said } from '../workflow/words.ts';
import { type Chart, deedsOf, reliefWords, roleTitle } from './chart.ts';
import { readingOrder } from './order.ts';
import { missedStep } from './passing.ts';
import type { PictureWords } from './words.ts';

/** One step: cells of paragraphs, in the order of `PictureWords.columns`. */
export interface TableRow {
  readonly key: string;
  readonly cells: readonly [
    number: readonly string[],
    step: readonly string[],
    who: readonly string[],
    when: readonly string[],
    exits: readonly string[],
  ];
}

/** A row for every step in reading order; parallel steps, which nobody does, give the frame's name to their steps. */
export function tableOf(charter: Charter, playbook: Playbook, { language, words }: Chart): TableRow[] {
  const { steps } = playbook.workflow;
  const keys = readingOrder(playbook.workflow).filter((key) => steps[key]!.kind !== 'parallel');
  const numbers = new Map(keys.map((key, at) => [key, at + 1]));
  const naming: Naming = {
    words,
    role: (key) => roleTitle(charter, key, language),
    fact: (key) => (Object.hasOwn(charter.facts, key) ? said(charter.facts[key]!.label, language) : key),
    text: (step) => said(step.title, language),
    label: (choice) => said(choice.label, language),
    step: (key) => {
      const title = said(steps[key]!.title, language);
      return numbers.has(key) ? `${numbers.get(key)}\u00a0${title}` : title;
    },
  };
  return keys.map((key) => rowOf(steps[key]!, playbook, numbers.get(key)!, naming, language));
}

interface Naming {
  readonly words: PictureWords;
  role(key: string): string;
  fact(key: string): string;
  step(key: string): string;
  text(step: Step): string;
  label(choice: Choice): string;
}

function rowOf(step: Step, playbook: Playbook, number: number, naming: Naming, language: string): TableRow {
  const { words, role } = naming;
  const { deadline, wait, tell } = step;
  const region =
    step.region === null
      ? null
      : playbook.workflow.steps[step.region.parallel]?.parallel?.regions.find(({ key }) => key === step.region?.key);
  const deeds = deedsOf(step, words);
  return {
    key: step.key,
    cells: [
      [String(number)],
      [
        naming.text(step),
        ...(region ? [`(${said(region.title, language)})`] : []),
        ...(deeds.length > 0 ? [deeds.join(', ')] : []),
      ],
      [
        ...(step.owner === null ? [] : [role(step.owner)]),
        ...(step.approval === null ? [] : [words.approval(step.approval.count, step.approval.by.map(role))]),
        ...(step.relay === null ? [] : [words.relay(role(step.relay.to))]),
        ...(tell.length === 0 ? [] : [words.tells(tell.map(role))]),
      ],
      [
        ...(wait === null ? [] : [words.waits(wait.upTo)]),
        ...(deadline === null ? [] : [words.within(deadline.within)]),
        ...(deadline === null ? [] : Object.entries(deadline.fromSeverity).map((entry) => words.sooner([entry]))),
        ...(deadline?.remind ? [words.remind(deadline.remind)] : []),
        ...(deadline === null ? [] : [reliefWords(deadline, role, words)].filter((text) => text !== '')),
      ],
      exitsOf(step, naming),
    ],
  };
}

function exitsOf(step: Step, { words, ...naming }: Naming): string[] {
  const missed = missedStep(step.deadline);
  const needs = (choice: Choice) => choice.needs.map((need) => needWords(need, { words, ...naming }));
  return [
    ...step.choices.map((choice) => {
      const asides = [...needs(choice), ...(choice.unanswered ? [words.unanswered] : [])];
      return `${naming.label(choice)}${asides.length === 0 ? '' : ` (${asides.join(', ')})`} → ${naming.step(choice.go)}`;
    }),
    ...(step.approval === null
      ? []
      : [
          `${words.accepted} → ${naming.step(step.approval.accepted)}`,
          `${words.refused} → ${naming.step(step.approval.refused)}`,
        ]),
    ...(step.wait === null ? [] : [`${words.silence(step.wait.upTo)} → ${naming.step(step.wait.then)}`]),
    ...(missed === null ? [] : [words.missedTo(naming.step(missed))]),
    ...(step.reopen === null ? [] : [words.reopens(step.reopen.within, naming.step(step.reopen.to))]),
  ];
}

/** What a choice waits for, in two words. */
function needWords(need: Need, { words, role, fact, step }: Naming): string {
  if (need.kind === 'checklist') return words.allTicked;
  if (need.kind === 'relay') return words.relayAnswered;
  if (need.kind === 'fact') return fact(need.fact);
  if (need.kind === 'role') return role(need.role);
  if (need.kind === 'from-severity') return words.minimum(need.level);
  return words.notBy(step(need.step));
}
