/** A step prescribes only what its channels can do, and removes only what the law lets it remove. */
import type { Action, Channel, Playbook, Step } from '../charter.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { type Ability, platformOf as knownPlatform } from '../knowledge/channels.ts';
import { statementOfReasons } from '../knowledge/dsa.ts';
import { isDoneBefore } from './before.ts';
import { atStep, type CheckContext, finding, warning } from './context.ts';
import { type Edge, stepsOf } from './graph.ts';

export function checkActions(context: CheckContext): Diagnostic[] {
  return context.sound.flatMap((playbook) =>
    stepsOf(playbook).flatMap((step) => [
      ...abilities(context, playbook, step),
      ...removals(context, playbook, step),
      ...reasonsTold(context, playbook, step),
    ]),
  );
}

/** Channels on which a step's action applies, with where it is written. */
export function actionsByChannel(
  channels: readonly Channel[],
  step: Step,
): { channel: Channel; action: Action; key: string }[] {
  return channels.flatMap((channel) => {
    const key = step.action !== null && Object.hasOwn(step.action, channel.key) ? channel.key : 'otherwise';
    const action = step.action?.[key];
    return action === undefined ? [] : [{ channel, action, key }];
  });
}

const platformOf = (channel: Channel) => knownPlatform(channel.platform);

function abilities(context: CheckContext, playbook: Playbook, step: Step): Diagnostic[] {
  const written = actionsByChannel(Object.values(context.charter.channels), step).map((use) => ({
    ...use,
    ability: platformOf(use.channel)?.can[use.action],
  }));
  const place = (key: string) =>
    isOneWord(context, playbook, step)
      ? atStep(context, playbook, step, 'action')
      : atStep(context, playbook, step, 'action', key);
  const keys = [...new Set(written.map((use) => use.key))];
  return keys.flatMap((key) => {
    const uses = written.filter((use) => use.key === key);
    const unable = uses.filter((use) => use.ability?.able === false);
    if (unable.length > 0) {
      const names = unable.map((use) => use.channel.key).join(', ');
      const action = unable[0]?.action ?? '';
      return [
        finding(
          context,
          place(key),
          'action/channel-cannot',
          { fr: `« ${action} » n'est pas possible sur : ${names}.`, en: `"${action}" is not possible on: ${names}.` },
          {
            fr: `Dites-le canal par canal : { ${unable[0]?.channel.key}: report, otherwise: ${action} }.`,
            en: `Say it channel by channel: { ${unable[0]?.channel.key}: report, otherwise: ${action} }.`,
          },
        ),
      ];
    }
    const unsure = uses.filter((use) => use.ability?.certain === false);
    return unsure.length === 0 ? [] : [conditional(context, place(key), unsure)];
  });
}

function conditional(
  context: CheckContext,
  place: ReturnType<typeof atStep>,
  uses: readonly { channel: Channel; action: Action; ability: Ability | undefined }[],
): Diagnostic {
  const first = uses[0];
  const names = uses.map((use) => use.channel.key).join(', ');
  const condition = (language: 'fr' | 'en') => first?.ability?.condition?.[language] ?? '';
  return warning(context, place, 'action/conditional', {
    fr: `« ${first?.action} » n'est possible que sous condition (${names}) : ${condition('fr')}.`,
    en: `"${first?.action}" is possible only under a condition (${names}): ${condition('en')}.`,
  });
}

/** `action: hide` as against `action: { x: hide }`. */
function isOneWord(context: CheckContext, playbook: Playbook, step: Step): boolean {
  const whole = atStep(context, playbook, step, 'action');
  const inner = atStep(context, playbook, step, 'action', 'otherwise');
  return whole.line === inner.line && whole.column === inner.column;
}

const isRemoval = (action: Action) => action === 'hide' || action === 'delete';

/** Criticism stays: hiding and deleting need a ground. */
function removals(context: CheckContext, playbook: Playbook, step: Step): Diagnostic[] {
  const removal = Object.values(step.action ?? {}).find(isRemoval);
  if (removal === undefined || playbook.ground !== 'none') return [];
  return [
    finding(
      context,
      atStep(context, playbook, step, 'action'),
      'removal/no-ground',
      {
        fr: `« ${removal} » retire un commentaire sans motif : ce type de crise a \`ground: none\`.`,
        en: `"${removal}" removes a comment without a ground: this crisis type has \`ground: none\`.`,
      },
      {
        fr: 'Une critique ne se retire pas. Si le commentaire est illicite, dites lequel de ces motifs : insult, defamation, hate, threat, spam, privacy.',
        en: 'Criticism is not removed. If the comment is illegal, say the ground: insult, defamation, hate, threat, spam, privacy.',
      },
    ),
  ];
}

/** Where the brand is the host, a removal is explained to its author (Digital Services Act, art. 17). */
function reasonsTold(context: CheckContext, playbook: Playbook, step: Step): Diagnostic[] {
  if (step.tellAuthor === 'reasons') return [];
  const hosted = actionsByChannel(Object.values(context.charter.channels), step).find(
    (use) => isRemoval(use.action) && use.channel.brandIsHost,
  );
  if (hosted === undefined) return [];
  return [
    finding(
      context,
      atStep(context, playbook, step, 'action'),
      'removal/reasons-untold',
      {
        fr: `Sur « ${hosted.channel.key} », la marque est l'hébergeur : elle doit dire à l'auteur pourquoi son message est retiré (règlement (UE) 2022/2065, art. 17).`,
        en: `On "${hosted.channel.key}" the brand is the host: it must tell the author why the message is removed (Regulation (EU) 2022/2065, art. 17).`,
      },
      {
        fr: `Ajoutez \`tell-author: reasons\` à cette étape. L'exposé dit : ${statementOfReasons('fr')}.`,
        en: `Add \`tell-author: reasons\` to this step. The statement says: ${statementOfReasons('en')}.`,
      },
    ),
  ];
}

/** Where a platform takes one public reply, no path sends two. */
export function checkRepliesPerComment(context: CheckContext): Diagnostic[] {
  const single = Object.values(context.charter.channels).filter(
    (channel) => platformOf(channel)?.repliesPerComment === 'one',
  );
  if (single.length === 0) return [];
  const names = single.map((channel) => channel.key).join(', ');
  return context.sound.flatMap((playbook) =>
    secondReplies(playbook).map((step) =>
      warning(
        context,
        atStep(context, playbook, step, 'reply'),
        'reply/second-public',
        {
          fr: `Une deuxième réponse publique est impossible sur : ${names}.`,
          en: `A second public reply is impossible on: ${names}.`,
        },
        {
          fr: 'Envoyez-la en privé (`reply-in: private`), ou complétez la première.',
          en: 'Send it in private (`reply-in: private`), or complete the first.',
        },
      ),
    ),
  );
}

/** Steps with a public reply that come after another one was sent, on some path that enters no step twice. */
function secondReplies(playbook: Playbook): Step[] {
  const replying = stepsOf(playbook).filter((step) => step.reply?.in === 'public');
  return replying.filter((step) =>
    replying.some((other) => other !== step && isDoneBefore(playbook, other, step, sends)),
  );
}

/** A choice sends the reply of the step it leaves, unless it says that nobody was answered. */
function sends({ from, path }: Edge): boolean {
  const [part, index] = path;
  return part === 'choices' && from.choices[Number(index)]?.unanswered === false;
}
