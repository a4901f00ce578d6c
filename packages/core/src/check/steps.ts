/** A step has what its kind needs, and nothing that its kind cannot have. */
import type { Playbook } from '../charter.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { StepYaml } from '../document/playbook.ts';
import { atStep, type Bilingual, type CheckContext, finding, folderOf } from './context.ts';
import { stepsOf } from './graph.ts';
import { BUILT_IN_EVENTS } from './names.ts';

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
    fr: 'Ajoutez `deadline: { within: …, if-missed: … }` : sans délai, un cas peut attendre toujours.',
    en: 'Add `deadline: { within: …, if-missed: … }`: without one a case may wait forever.',
  },
  'when-all-done': {
    fr: "Ajoutez `when-all-done:` avec l'étape qui suit.",
    en: 'Add `when-all-done:` with the step that follows.',
  },
};

export function checkSteps(context: CheckContext): Diagnostic[] {
  return context.sound.flatMap((playbook) => [
    ...duplicateSteps(context, playbook),
    ...stepsOf(playbook).flatMap((step) => checkStep(context, playbook, step.key)),
  ]);
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
        fr: `Une étape de cette sorte (${step.kind}) ne peut pas dire \`${part}\`.`,
        en: `A step of this kind (${step.kind}) cannot say \`${part}\`.`,
      }),
    );
  return [
    ...missing,
    ...extra,
    ...noWayOut(context, playbook, key),
    ...duplicateEvents(context, playbook, key),
    ...replyAndDraft(context, playbook, key),
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

function duplicateEvents(context: CheckContext, playbook: Playbook, key: string): Diagnostic[] {
  const step = playbook.workflow.steps[key];
  if (step === undefined) return [];
  return step.choices.flatMap((choice, index) => {
    const place = () => atStep(context, playbook, step, 'choices', index, 'event');
    if (BUILT_IN_EVENTS.includes(choice.event)) {
      return [
        finding(
          context,
          place(),
          'choice/reserved',
          {
            fr: `« ${choice.event} » existe déjà dans toutes les étapes.`,
            en: `"${choice.event}" exists in every step already.`,
          },
          {
            fr: `Prenez un autre mot que : ${BUILT_IN_EVENTS.join(', ')}.`,
            en: `Take another word than: ${BUILT_IN_EVENTS.join(', ')}.`,
          },
        ),
      ];
    }
    if (step.choices.findIndex((other) => other.event === choice.event) === index) return [];
    return [
      finding(
        context,
        place(),
        'choice/twice',
        { fr: `Cette étape a deux choix « ${choice.event} ».`, en: `This step has two choices "${choice.event}".` },
        { fr: "Donnez un autre mot à l'un des deux.", en: 'Give one of them another word.' },
      ),
    ];
  });
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

/** Step keys are unique in a playbook, regions included. The table of steps keeps the last, so the document is asked. */
function duplicateSteps(context: CheckContext, playbook: Playbook): Diagnostic[] {
  const document = folderOf(context, playbook.crisis)?.playbook;
  const seen = new Set<string>();
  return Object.entries(document?.value?.workflow.steps ?? {}).flatMap(([key, step]) => {
    const top = { key, path: ['workflow', 'steps', key] };
    const inner = Object.entries(step['in-parallel'] ?? {}).flatMap(([region, { steps }]) =>
      Object.keys(steps).map((name) => ({ key: name, path: [...top.path, 'in-parallel', region, 'steps', name] })),
    );
    return [top, ...inner].flatMap(({ key: name, path }) => {
      if (!seen.has(name)) {
        seen.add(name);
        return [];
      }
      return [
        finding(
          context,
          document?.atKey(path) ?? { file: playbook.crisis, line: 1, column: 1 },
          'step/twice',
          {
            fr: `Il y a deux étapes « ${name} » dans ce playbook.`,
            en: `There are two steps "${name}" in this playbook.`,
          },
          { fr: "Donnez un autre nom à l'une des deux.", en: 'Give one of them another name.' },
        ),
      ];
    });
  });
}

/** A step as its author wrote it. */
function writtenStep(context: CheckContext, playbook: Playbook, key: string): StepYaml | undefined {
  const steps = folderOf(context, playbook.crisis)?.playbook.value?.workflow.steps;
  const region = playbook.workflow.steps[key]?.region;
  if (region === undefined || steps === undefined) return undefined;
  return region === null ? steps[key] : steps[region.parallel]?.['in-parallel']?.[region.key]?.steps[key];
}
