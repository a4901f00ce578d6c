/** A step has what its kind needs, and nothing that its kind cannot have. */
import type { Playbook, Step, StepKind } from '../charter.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { StepYaml } from '../document/playbook.ts';
import { atStep, type Bilingual, type CheckContext, finding, folderOf } from './context.ts';
import { stepsOf } from './graph.ts';

type Part = keyof StepYaml;

const NEEDED: Readonly<Record<string, readonly Part[]>> = {
  work: ['owner', 'instructions', 'deadline'],
  approval: ['owner', 'instructions', 'deadline'],
  wait: ['owner'],
  parallel: ['when-all-done'],
  done: [],
  end: [],
};

/** What each kind may say; `work` and `approval` may say everything that marks no other kind. */
const KIND_PARTS: readonly Part[] = ['wait', 'in-parallel', 'when-all-done', 'done', 'end', 'reopen'];
const ALLOWED: Readonly<Record<string, readonly Part[]>> = {
  wait: ['title', 'owner', 'instructions', 'wait', 'choices', 'tell', 'tone', 'legal-hold', 'checklist'],
  parallel: ['title', 'in-parallel', 'when-all-done', 'tell', 'legal-hold'],
  done: ['title', 'done'],
  end: ['title', 'end', 'reopen'],
};

const REPAIRS: Readonly<Partial<Record<Part, Bilingual>>> = {
  owner: {
    fr: 'Ajoutez `owner:` avec un rôle : sans responsable, personne ne fera ce travail.',
    en: 'Add `owner:` with a role: without an owner nobody will do this work.',
  },
  instructions: {
    fr: 'Ajoutez `instructions:` : que faire, que ne pas faire.',
    en: 'Add `instructions:`: what to do, what not to do.',
  },
  deadline: {
    fr: 'Ajoutez `deadline: { within: …, if-missed: … }` : sans délai, un dossier peut attendre sans fin.',
    en: 'Add `deadline: { within: …, if-missed: … }`: without one a case may wait forever.',
  },
  'when-all-done': {
    fr: "Ajoutez `when-all-done:` avec l'étape qui suit.",
    en: 'Add `when-all-done:` with the step that follows.',
  },
};

/** The kinds of steps in French. */
const KIND_NAMES: Readonly<Record<StepKind, string>> = {
  work: 'travail',
  approval: 'validation',
  wait: 'attente',
  parallel: 'branches',
  done: 'fin de branche',
  end: 'fin',
};

export function checkSteps(context: CheckContext): Diagnostic[] {
  return context.sound.flatMap((playbook) =>
    stepsOf(playbook).flatMap((step) => checkStep(context, playbook, step.key)),
  );
}

function checkStep(context: CheckContext, playbook: Playbook, key: string): Diagnostic[] {
  const step = playbook.workflow.steps[key];
  const written = step && writtenStep(context, playbook, key);
  if (step === undefined || written === undefined) return [];
  const at = (...path: string[]) => atStep(context, playbook, step, ...path);
  const missing = (NEEDED[step.kind] ?? [])
    .filter((part) => written[part] === undefined)
    .map((part) => {
      const code = part === 'when-all-done' ? 'parallel/no-join' : `step/${part}-missing`;
      return finding(
        context,
        at(),
        code,
        { fr: `L'étape « ${key} » n'a pas de \`${part}\`.`, en: `The step "${key}" has no \`${part}\`.` },
        REPAIRS[part] ?? null,
      );
    });
  const allowed = ALLOWED[step.kind];
  const extra = (Object.keys(written) as Part[])
    .filter((part) => (allowed === undefined ? KIND_PARTS.includes(part) : !allowed.includes(part)))
    .map((part) =>
      finding(context, at(part), 'step/part-not-here', {
        fr: `Une étape de ce genre (${KIND_NAMES[step.kind]}) ne peut pas dire \`${part}\`.`,
        en: `A step of this kind (${step.kind}) cannot say \`${part}\`.`,
      }),
    );
  return [
    ...missing,
    ...extra,
    ...wrongEnd(context, playbook, step),
    ...noWayOut(context, playbook, key),
    ...replyAndDraft(context, playbook, key),
  ];
}

/** A branch ends by `done`, a case by `end`; neither by the other's word. */
function wrongEnd(context: CheckContext, playbook: Playbook, step: Step): Diagnostic[] {
  if (step.kind === 'done' && step.region === null) {
    return [
      finding(
        context,
        atStep(context, playbook, step, 'done'),
        'step/part-not-here',
        {
          fr: `\`done: true\` termine une branche, et « ${step.key} » n'est dans aucune.`,
          en: `\`done: true\` ends a branch, and "${step.key}" stands in none.`,
        },
        {
          fr: 'Pour clore le dossier, écrivez par exemple `end: resolved`.',
          en: 'To close the case write for example `end: resolved`.',
        },
      ),
    ];
  }
  if (step.kind !== 'end' || step.region === null) return [];
  return [
    finding(
      context,
      atStep(context, playbook, step, 'end'),
      'step/part-not-here',
      {
        fr: `\`end\` clôt le dossier entier, et « ${step.key} » n'est que dans une branche.`,
        en: `\`end\` closes the whole case, and "${step.key}" stands in a branch.`,
      },
      {
        fr: "Terminez la branche par `done: true` ; c'est `when-all-done` qui mène à la fin.",
        en: 'End the branch by `done: true`; `when-all-done` leads to the end.',
      },
    ),
  ];
}

function noWayOut(context: CheckContext, playbook: Playbook, key: string): Diagnostic[] {
  const step = playbook.workflow.steps[key];
  if (step === undefined || step.kind !== 'work' || step.choices.length > 0) return [];
  return [
    finding(
      context,
      atStep(context, playbook, step),
      'step/dead-end',
      {
        fr: `De l'étape « ${key} », personne ne peut sortir : elle n'a aucun choix.`,
        en: `Nobody can leave the step "${key}": it has no choice.`,
      },
      {
        fr: 'Ajoutez `choices:`, ou faites-en une fin avec `end:`.',
        en: 'Add `choices:`, or make it an end with `end:`.',
      },
    ),
  ];
}

function replyAndDraft(context: CheckContext, playbook: Playbook, key: string): Diagnostic[] {
  const step = playbook.workflow.steps[key];
  const written = writtenStep(context, playbook, key);
  if (step === undefined || written === undefined) return [];
  if (written.reply !== undefined && written.draft !== undefined) {
    return [
      finding(context, atStep(context, playbook, step, 'draft'), 'step/reply-and-draft', {
        fr: 'Une étape envoie un texte (`reply`) ou le rédige (`draft`), pas les deux.',
        en: 'A step sends a text (`reply`) or writes it (`draft`), not both.',
      }),
    ];
  }
  if (written['reply-in'] !== undefined && written.reply === undefined) {
    return [
      finding(context, atStep(context, playbook, step, 'reply-in'), 'step/reply-in-without-reply', {
        fr: '`reply-in` ne dit rien sans `reply`.',
        en: '`reply-in` says nothing without `reply`.',
      }),
    ];
  }
  return [];
}

/** A step as its author wrote it. */
function writtenStep(context: CheckContext, playbook: Playbook, key: string): StepYaml | undefined {
  const steps = folderOf(context, playbook.crisis)?.playbook.value?.workflow.steps;
  const region = playbook.workflow.steps[key]?.region;
  if (region === undefined || steps === undefined) return undefined;
  return region === null ? steps[key] : steps[region.parallel]?.['in-parallel']?.[region.key]?.steps[key];
}
