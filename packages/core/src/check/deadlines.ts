/** A deadline says who gets the work when it is missed; it never ends work in silence. */
import type { Deadline, Duration, Escalation, Playbook, Step } from '../charter.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { Path } from '../document/yaml.ts';
import { atStep, type CheckContext, finding, warning } from './context.ts';
import { type Edge, edgesFrom, stepsOf } from './graph.ts';
import { atMostMs } from './rough-time.ts';

export function checkDeadlines(context: CheckContext): Diagnostic[] {
  return context.sound.flatMap((playbook) => [
    ...stepsOf(playbook).flatMap((step) => [
      ...(step.deadline === null ? [] : consequences(context, playbook, step, step.deadline, ['deadline'])),
      ...silentEnds(context, playbook, step),
      ...shortening(context, playbook, step),
    ]),
    ...clockLoops(context, playbook),
  ]);
}

/** Exactly one of `if-missed` and `tell-again`, at every link of the chain. */
function consequences(
  context: CheckContext,
  playbook: Playbook,
  step: Step,
  link: Deadline | Escalation,
  path: Path,
): Diagnostic[] {
  const said = Number(link.ifMissed !== null) + Number(link.tellAgain !== null);
  const here =
    said === 1
      ? []
      : [
          finding(
            context,
            atStep(context, playbook, step, ...path),
            said === 0 ? 'deadline/no-consequence' : 'deadline/two-consequences',
            said === 0
              ? {
                  fr: 'Ce délai ne dit pas ce qui arrive quand il est dépassé.',
                  en: 'This deadline does not say what happens when it is missed.',
                }
              : {
                  fr: 'Ce délai dit à la fois `if-missed` et `tell-again`.',
                  en: 'This deadline says both `if-missed` and `tell-again`.',
                },
            {
              fr: 'Écrivez `if-missed:` (une étape, ou `{ owner, within, … }`), ou `tell-again:` pour le dernier de la chaîne.',
              en: 'Write `if-missed:` (a step, or `{ owner, within, … }`), or `tell-again:` for the last in line.',
            },
          ),
        ];
  const next =
    link.ifMissed !== null && typeof link.ifMissed !== 'string'
      ? consequences(context, playbook, step, link.ifMissed, [...path, 'if-missed'])
      : [];
  return [...here, ...next];
}

/** A missed deadline leads to a person, never to an end or to `done`: nobody has done the work. */
function silentEnds(context: CheckContext, playbook: Playbook, step: Step): Diagnostic[] {
  return edgesFrom(step)
    .filter((edge) => edge.by === 'clock' && !opensWork(playbook, edge.to))
    .map((edge) =>
      finding(
        context,
        atStep(context, playbook, step, ...edge.path),
        'deadline/ends-work',
        {
          fr: `Quand le temps est écoulé, ce travail passe pour fait (« ${edge.to} ») alors que personne ne l'a fait.`,
          en: `When time runs out this work is treated as done ("${edge.to}") although nobody did it.`,
        },
        {
          fr: 'Menez à une étape qui a un responsable, ou écrivez une relève : `{ owner: …, within: …, tell-again: … }`.',
          en: 'Lead to a step that has an owner, or write an escalation: `{ owner: …, within: …, tell-again: … }`.',
        },
      ),
    );
}

/** Whether entering a step gives somebody something to do. Of branches one is enough; where all are done at once, what follows. */
function opensWork({ workflow }: Pick<Playbook, 'workflow'>, key: string, before: readonly string[] = []): boolean {
  const step = workflow.steps[key];
  if (step === undefined || before.includes(key)) return false;
  if (step.parallel === null) return step.kind === 'work' || step.kind === 'approval';
  const starts = step.parallel.regions.flatMap(({ start }) => workflow.steps[start] ?? []);
  return starts.every(({ kind }) => kind === 'done')
    ? opensWork({ workflow }, step.parallel.whenAllDone, [...before, key])
    : starts.some((start) => opensWork({ workflow }, start.key, [...before, key]));
}

/** `from-severity` shortens; a reminder comes before the due time. */
function shortening(context: CheckContext, playbook: Playbook, step: Step): Diagnostic[] {
  const { deadline } = step;
  if (deadline === null) return [];
  const longer = Object.entries(deadline.fromSeverity)
    .filter(([, duration]) => atMostMs(duration) > atMostMs(deadline.within))
    .map(([level]) =>
      warning(
        context,
        atStep(context, playbook, step, 'deadline', 'from-severity', level),
        'deadline/longer-when-graver',
        {
          fr: `À partir de la gravité ${level}, ce délai est plus long que le délai ordinaire.`,
          en: `From severity ${level} this deadline is longer than the ordinary one.`,
        },
      ),
    );
  const late =
    deadline.remind !== null &&
    isComparable(deadline.remind, deadline.within) &&
    atMostMs(deadline.remind) >= atMostMs(deadline.within);
  return late
    ? [
        ...longer,
        warning(context, atStep(context, playbook, step, 'deadline', 'remind'), 'deadline/reminder-too-early', {
          fr: "Ce rappel tombe avant le début de l'étape.",
          en: 'This reminder falls before the step begins.',
        }),
      ]
    : longer;
}

/** Open hours that begin at once are plain ones; an open day is as long as nobody knows. */
function isComparable(remind: Duration, within: Duration): boolean {
  const isShort = ({ unit }: Duration) => unit === 'minute' || unit === 'hour';
  return remind.business === within.business || (isShort(remind) && isShort(within));
}

/** Where silence leads from a step: a missed deadline, a wait at its end, or a join once every branch is done by waiting. */
function silentWay(playbook: Playbook, step: Step): Edge | null {
  const edges = edgesFrom(step);
  if (step.parallel === null) return edges.find((edge) => edge.by === 'clock' || edge.by === 'wait') ?? null;
  const isDone = ({ start }: { readonly start: string }) => {
    const met = new Set<string>();
    for (let key: string | undefined = start; key !== undefined && !met.has(key); ) {
      met.add(key);
      const inside: Step | undefined = playbook.workflow.steps[key];
      if (inside === undefined || inside.kind === 'done') return inside !== undefined;
      key = inside.parallel === null ? silentWay(playbook, inside)?.to : undefined;
    }
    return false;
  };
  return step.parallel.regions.every(isDone) ? (edges.find((edge) => edge.path[0] === 'when-all-done') ?? null) : null;
}

/** If nobody acts, the author neither, the case must come to rest with somebody, not turn forever. */
function clockLoops(context: CheckContext, playbook: Playbook): Diagnostic[] {
  const next = new Map(stepsOf(playbook).map((step) => [step.key, silentWay(playbook, step)] as const));
  const told = new Set<string>();
  return stepsOf(playbook).flatMap((step) => {
    const path = [step.key];
    for (let edge = next.get(step.key); edge != null; edge = next.get(edge.to)) {
      if (edge.to === step.key) {
        if (path.some((key) => told.has(key))) return [];
        for (const key of path) told.add(key);
        const loop = [...path, step.key].join(' → ');
        const first = next.get(step.key);
        return [
          finding(
            context,
            atStep(context, playbook, step, ...(first?.path ?? [])),
            'deadline/loop',
            {
              fr: `Si personne n'agit, le dossier tourne sans fin : ${loop}.`,
              en: `If nobody acts, the case turns forever: ${loop}.`,
            },
            {
              fr: "Terminez la chaîne par quelqu'un qui est relancé (`tell-again: …`), ou menez une attente (`then:`) à une fin ou à quelqu'un.",
              en: 'End the chain with somebody who is told again (`tell-again: …`), or lead a wait (`then:`) to an end or to a person.',
            },
          ),
        ];
      }
      if (path.includes(edge.to)) return [];
      path.push(edge.to);
    }
    return [];
  });
}
