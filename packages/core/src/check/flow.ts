/** Every step can be reached, every step leads to an end, and regions are entered and left by the door. */
import type { Playbook, Step } from '../charter.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { atStep, type CheckContext, finding, inPlaybook } from './context.ts';
import { type Edge, edgesFrom, reachableFrom, stepsOf } from './graph.ts';

export function checkFlow(context: CheckContext): Diagnostic[] {
  return context.sound.flatMap((playbook) => {
    const sideways = [...startInRegion(context, playbook), ...sidewaysEdges(context, playbook)];
    if (sideways.length > 0) return sideways;
    const regions = regionsWithoutDone(context, playbook);
    const stuck = regions.length > 0 ? [] : trapped(context, playbook);
    // An end that nothing leads to follows from a step that leads nowhere else.
    const follows = (step: Step) => stuck.length > 0 && (step.kind === 'end' || step.kind === 'done');
    return [...regions, ...stuck, ...unreachable(context, playbook, follows), ...reopenedToEnd(context, playbook)];
  });
}

const regionKey = (step: Step | undefined) => (step?.region ? `${step.region.parallel}/${step.region.key}` : '');

function startInRegion(context: CheckContext, playbook: Playbook): Diagnostic[] {
  const { start, steps } = playbook.workflow;
  const bad: { step: Step | null; to: string; place: ReturnType<typeof inPlaybook> }[] = [];
  if (regionKey(steps[start]) !== '')
    bad.push({ step: null, to: start, place: inPlaybook(context, playbook.crisis, 'workflow', 'start') });
  for (const step of stepsOf(playbook)) {
    if (step.reopen !== null && regionKey(steps[step.reopen.to]) !== '') {
      bad.push({ step, to: step.reopen.to, place: atStep(context, playbook, step, 'reopen', 'to') });
    }
  }
  return bad.map(({ to, place }) => finding(context, place, 'region/sideways', ...sidewaysSentence(to)));
}

const sidewaysSentence = (to: string) =>
  [
    {
      fr: `On ne peut pas entrer dans une branche ou en sortir par le côté (« ${to} »).`,
      en: `A branch cannot be entered or left sideways ("${to}").`,
    },
    {
      fr: "Une branche commence par son `start` et finit par une étape `done: true` ; c'est `when-all-done` qui mène plus loin.",
      en: 'A branch begins at its `start` and finishes at a step with `done: true`; `when-all-done` leads on.',
    },
  ] as const;

function sidewaysEdges(context: CheckContext, playbook: Playbook): Diagnostic[] {
  const { steps } = playbook.workflow;
  const isSideways = (edge: Edge) => {
    const target = regionKey(steps[edge.to]);
    if (edge.by !== 'structure') return target !== regionKey(edge.from);
    const own = edge.path[0] === 'in-parallel' ? `${edge.from.key}/${String(edge.path[1])}` : regionKey(edge.from);
    return target !== own;
  };
  return stepsOf(playbook).flatMap((step) =>
    edgesFrom(step)
      .filter(isSideways)
      .map((edge) =>
        finding(
          context,
          atStep(context, playbook, step, ...edge.path),
          'region/sideways',
          ...sidewaysSentence(edge.to),
        ),
      ),
  );
}

function regionsWithoutDone(context: CheckContext, playbook: Playbook): Diagnostic[] {
  return stepsOf(playbook).flatMap((step) =>
    (step.parallel?.regions ?? [])
      .filter((region) => !region.steps.some((key) => playbook.workflow.steps[key]?.kind === 'done'))
      .map((region) =>
        finding(
          context,
          atStep(context, playbook, step, 'in-parallel', region.key),
          'region/no-done',
          {
            fr: `La branche « ${region.key} » n'a aucune étape \`done: true\` : les autres l'attendront toujours.`,
            en: `The branch "${region.key}" has no step with \`done: true\`: the others will wait for it forever.`,
          },
          {
            fr: 'Ajoutez une étape `{ title: …, done: true }` à cette branche.',
            en: 'Add a step `{ title: …, done: true }` to this branch.',
          },
        ),
      ),
  );
}

function unreachable(context: CheckContext, playbook: Playbook, excused: (step: Step) => boolean): Diagnostic[] {
  const reached = reachableFrom(playbook, playbook.workflow.start);
  const cut = stepsOf(playbook).filter((step) => !reached.has(step.key) && !excused(step));
  // Steps that only a cut step leads to follow from that one: the first of each group is reported.
  const followers = new Set(
    cut.flatMap((step) =>
      [...reachableFrom(playbook, step.key)].filter(
        (key) => key !== step.key && !reachableFrom(playbook, key).has(step.key),
      ),
    ),
  );
  const heads = cut.filter((step) => !followers.has(step.key));
  const reported = heads.filter(
    (step, index) => !heads.slice(0, index).some((earlier) => reachableFrom(playbook, earlier.key).has(step.key)),
  );
  return reported.map((step) =>
    finding(
      context,
      atStep(context, playbook, step),
      'step/unreachable',
      { fr: `Aucun chemin ne mène à l'étape « ${step.key} ».`, en: `No path leads to the step "${step.key}".` },
      {
        fr: `Menez-y par un choix (\`go: ${step.key}\`), ou retirez-la.`,
        en: `Lead to it by a choice (\`go: ${step.key}\`), or remove it.`,
      },
    ),
  );
}

/** A step from which people cannot bring the case to an end, whatever they do. Inside a branch, `done` is the end. */
function trapped(context: CheckContext, playbook: Playbook): Diagnostic[] {
  const leads = new Set(
    stepsOf(playbook)
      .filter((step) => step.kind === 'end' || step.kind === 'done')
      .map((step) => step.key),
  );
  for (let grown = true; grown; ) {
    grown = false;
    for (const step of stepsOf(playbook)) {
      if (leads.has(step.key) || !leadsOut(step, leads)) continue;
      leads.add(step.key);
      grown = true;
    }
  }
  const reached = reachableFrom(playbook, playbook.workflow.start);
  const stuck = stepsOf(playbook).filter((step) => reached.has(step.key) && !leads.has(step.key));
  // Of all stuck steps, those that lead only among themselves: there the way out is missing. Steps of a branch on the way
  // that lead to its `done` are none of them.
  const among = new Set(stuck.map((step) => step.key));
  const ways = new Map(
    stuck.map((step) => {
      const onwards = reachableFrom(playbook, step.key, (edge) => edge.by !== 'clock');
      return [step.key, new Set([...onwards].filter((key) => among.has(key)))] as const;
    }),
  );
  const sinks = stuck.filter((step) => [...(ways.get(step.key) ?? [])].every((key) => ways.get(key)?.has(step.key)));
  const groups = sinks.filter(
    (step, index) => !sinks.slice(0, index).some((earlier) => ways.get(earlier.key)?.has(step.key)),
  );
  return groups.map((step) => {
    const circle = [...(ways.get(step.key) ?? [])].join(', ');
    return finding(
      context,
      atStep(context, playbook, step),
      'step/trapped',
      {
        fr: `De l'étape « ${step.key} », aucun choix ne mène à une fin (étapes : ${circle}).`,
        en: `From the step "${step.key}" no choice leads to an end (steps: ${circle}).`,
      },
      { fr: 'Ajoutez un choix qui mène à une étape `end:`.', en: 'Add a choice that leads to a step with `end:`.' },
    );
  });
}

/** A case that comes back comes back to work: reopened to an end it would be closed again before anybody saw it. */
function reopenedToEnd(context: CheckContext, playbook: Playbook): Diagnostic[] {
  return stepsOf(playbook)
    .filter(({ reopen }) => reopen !== null && playbook.workflow.steps[reopen.to]?.kind === 'end')
    .map((step) =>
      finding(
        context,
        atStep(context, playbook, step, 'reopen', 'to'),
        'reopen/no-work',
        {
          fr: `Un dossier rouvert serait aussitôt clos de nouveau : « ${step.reopen?.to} » est une fin.`,
          en: `A case reopened would at once be closed again: "${step.reopen?.to}" is an end.`,
        },
        {
          fr: "Menez à une étape que quelqu'un fait, ou retirez `reopen`.",
          en: 'Lead to a step that somebody does, or take `reopen` away.',
        },
      ),
    );
}

/** A parallel step needs every branch to finish, which the branch's own steps answer for; its join must lead out. */
function leadsOut(step: Step, leads: ReadonlySet<string>): boolean {
  return edgesFrom(step).some(
    (edge) => (step.kind === 'parallel' ? edge.path[0] === 'when-all-done' : edge.by !== 'clock') && leads.has(edge.to),
  );
}
