/** What people do in a story so that a step is left as a path says. */
import type { Charter, Playbook, Step } from '../../charter.ts';
import type { StoryLineYaml } from '../../document/stories.ts';
import { stepOf } from './exits.ts';
import type { PathStep, Proof } from './proof.ts';

/** Whose story it is. */
export interface Subject {
  readonly charter: Charter;
  readonly playbook: Playbook;
  readonly proof: Proof;
}

/** What somebody does to leave a step this way; nothing but time for a clock. */
export function deedsOf(
  { charter, playbook, proof }: Subject,
  step: Step,
  { way, event }: PathStep,
  before: readonly PathStep[],
): StoryLineYaml[] {
  const here = step.region === null ? {} : { step: step.key };
  if (way === 'accepted' || way === 'refused') {
    const { by, count } = step.approval ?? { by: [], count: 0 };
    const people = way === 'accepted' ? Math.max(1, count) : 1;
    return Array.from({ length: people }, (_, person) => {
      const role = by[person % Math.max(1, by.length)] ?? '';
      return {
        by: `${role}-${step.key}-${person + 1}`,
        as: role,
        approves: way === 'accepted' ? 'yes' : 'no',
        ...here,
      };
    });
  }
  if (way !== 'choice') return [{}];
  const choice = step.choices.find((one) => one.event === event);
  const role = choice?.needs.flatMap((need) => (need.kind === 'role' ? [need.role] : []))[0] ?? step.owner ?? '';
  const who = { by: `${role}-${step.key}`, as: role };
  const prepared = (choice?.needs ?? []).flatMap((need): StoryLineYaml[] => {
    if (need.kind === 'checklist')
      return [
        { by: `${step.owner}-${step.key}`, as: step.owner ?? '', ticks: step.checklist.map(({ key }) => key), ...here },
      ];
    if (need.kind === 'fact')
      return [
        {
          by: `${step.owner}-${step.key}`,
          as: step.owner ?? '',
          sets: { [need.fact]: sampleOf(charter, need.fact) },
        },
      ];
    return need.kind === 'relay' && proof.promise.kind === 'relays-come-back' ? openRelays(playbook, before) : [];
  });
  return [...prepared, { ...who, does: event ?? '', ...here }];
}

/** A colleague answers what a step asked. */
export function answerTo({ key, relay }: Step): StoryLineYaml {
  return { by: `${relay?.to}-${key}`, as: relay?.to ?? '', answers: '…', step: key };
}

/** Questions asked on the path so far since all were last answered. */
function openRelays(playbook: Playbook, before: readonly PathStep[]): StoryLineYaml[] {
  const settled = before.slice(0, -1).findLastIndex(({ step, event }) => {
    const choice = stepOf(playbook.workflow, step)?.choices.find((one) => one.event === event);
    return choice?.needs.some(({ kind }) => kind === 'relay') ?? false;
  });
  const since = before.slice(settled + 1).flatMap((passage) => [passage, ...passage.regions.flat()]);
  return since.flatMap(({ step: key }) => {
    const step = stepOf(playbook.workflow, key);
    return step === null || step.relay === null ? [] : [answerTo(step)];
  });
}

function sampleOf(charter: Charter, key: string): string | number | string[] {
  const fact = Object.hasOwn(charter.facts, key) ? charter.facts[key]! : null;
  switch (fact?.type) {
    case 'number':
      return 2;
    case 'money':
      return '20 EUR';
    case 'date-time':
      return charter.horizon.from;
    case 'list':
      return ['A'];
    default:
      return 'A1';
  }
}
