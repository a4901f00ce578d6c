/** The workflow of a playbook as written → its steps in one table, regions included. */
import type { Deadline, Escalation, Need, Severity, Step, StepKind, Workflow } from '../charter.ts';
import type { DeadlineYaml, EscalationYaml, NeedYaml, PlaybookYaml, StepYaml } from '../document/playbook.ts';
import { mapTable, toDuration, toText, toToneLayer } from './texts.ts';

export function toWorkflow(written: PlaybookYaml['workflow'], languages: readonly string[]): Workflow {
  const steps = Object.entries(written.steps).flatMap(([key, step]): [string, Step][] => [
    [key, toStep(key, step, null, languages)],
    ...Object.entries(step['in-parallel'] ?? {}).flatMap(([region, { steps }]) =>
      Object.entries(steps).map(([inner, innerStep]): [string, Step] => [
        inner,
        toStep(inner, innerStep, { parallel: key, key: region }, languages),
      ]),
    ),
  ]);
  return { start: written.start, steps: Object.fromEntries(steps) };
}

function toStep(key: string, written: StepYaml, region: Step['region'], languages: readonly string[]): Step {
  const text = (value: Parameters<typeof toText>[0]) => toText(value, languages);
  const { approval, wait, relay, reply, reopen, 'in-parallel': regions } = written;
  return {
    key,
    kind: kindOf(written),
    title: text(written.title),
    owner: written.owner ?? null,
    instructions: written.instructions === undefined ? null : text(written.instructions),
    deadline: written.deadline === undefined ? null : toDeadline(written.deadline),
    tell: written.tell ?? [],
    legalHold: written['legal-hold'] ?? false,
    action: typeof written.action === 'string' ? { otherwise: written.action } : (written.action ?? null),
    tellAuthor: written['tell-author'] ?? null,
    tone: toToneLayer(written.tone, languages),
    checklist: Object.entries(written.checklist ?? {}).map(([item, label]) => ({ key: item, label: text(label) })),
    relay: relay === undefined ? null : { to: relay.to, question: text(relay.question) },
    reply: reply === undefined ? null : { template: reply, in: written['reply-in'] ?? 'public' },
    draft: written.draft ?? null,
    approval: approval === undefined ? null : { ...approval, count: approval.count ?? 1 },
    wait: wait === undefined ? null : { for: wait.for, upTo: toDuration(wait['up-to']), then: wait.then },
    choices: (written.choices ?? []).map((choice) => ({
      event: choice.event,
      label: text(choice.label),
      needs: (choice.needs ?? []).flatMap((need) => toNeed(need) ?? []),
      unanswered: choice.unanswered ?? false,
      markAuthor: choice['mark-author'] ?? null,
      go: choice.go,
    })),
    parallel:
      regions === undefined
        ? null
        : {
            regions: Object.entries(regions).map(([name, { title, start, steps }]) => ({
              key: name,
              title: text(title),
              start,
              steps: Object.keys(steps),
            })),
            whenAllDone: written['when-all-done'] ?? '',
          },
    end: written.end ?? null,
    reopen:
      reopen === undefined
        ? null
        : { to: reopen.to, within: reopen.within === undefined ? null : toDuration(reopen.within) },
    region,
  };
}

/** A step that says several kinds is taken for the first; check/steps.ts reports it. */
function kindOf(written: StepYaml): StepKind {
  if (written['in-parallel'] !== undefined) return 'parallel';
  if (written.end !== undefined) return 'end';
  if (written.done !== undefined) return 'done';
  if (written.wait !== undefined) return 'wait';
  return written.approval === undefined ? 'work' : 'approval';
}

function toDeadline(written: DeadlineYaml): Deadline {
  return {
    within: toDuration(written.within),
    fromSeverity: mapTable(written['from-severity'], toDuration),
    remind: written.remind === undefined ? null : toDuration(written.remind.replace(/ before$/, '')),
    ...toConsequence(written),
  };
}

function toConsequence(written: {
  'if-missed'?: string | EscalationYaml | undefined;
  'tell-again'?: string | undefined;
}): Pick<Escalation, 'ifMissed' | 'tellAgain'> {
  const missed = written['if-missed'];
  return {
    ifMissed:
      missed === undefined || typeof missed === 'string'
        ? (missed ?? null)
        : { owner: missed.owner, within: toDuration(missed.within), ...toConsequence(missed) },
    tellAgain: written['tell-again'] === undefined ? null : toDuration(written['tell-again']),
  };
}

function toNeed(written: NeedYaml): Need | null {
  if (written.checklist !== undefined) return { kind: 'checklist' };
  if (written.fact !== undefined) return { kind: 'fact', fact: written.fact };
  if (written.role !== undefined) return { kind: 'role', role: written.role };
  if (written['not-author-of'] !== undefined) return { kind: 'not-author-of', step: written['not-author-of'] };
  if (written['from-severity'] !== undefined)
    return { kind: 'from-severity', level: written['from-severity'] as Severity };
  return written.relay === undefined ? null : { kind: 'relay' };
}
