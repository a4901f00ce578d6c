/** Where each reply file is used: by which steps, on which channels, read by whom. */
import type { Channel, Playbook, Step } from '../charter.ts';
import type { TemplateFile } from '../document/read.ts';
import { platformOf } from '../knowledge/channels.ts';
import { isPublicAt } from '../reply/context.ts';
import { chooseVariant } from '../reply/variant.ts';
import { type CheckContext, folderOf } from './context.ts';
import { stepsOf } from './graph.ts';

export interface ReplyUse {
  readonly playbook: Playbook;
  readonly step: Step;
  /** Channels on which this file is the one chosen. */
  readonly channels: readonly Channel[];
}

export interface ReplyFile extends TemplateFile {
  readonly playbook: Playbook;
  /** acknowledge.x.fr → `acknowledge`, `x`, `fr` */
  readonly reply: string;
  readonly channel: string | null;
  readonly language: string;
  /** Empty when no step names the reply. */
  readonly uses: readonly ReplyUse[];
}

/** The reply files of sound playbooks, with their uses. */
export function replyFiles(context: CheckContext): ReplyFile[] {
  return context.sound.flatMap((playbook) =>
    (folderOf(context, playbook.crisis)?.replies ?? []).map((file) => {
      const [reply = '', ...rest] = file.name.split('.');
      const language = rest.at(-1) ?? '';
      return {
        ...file,
        playbook,
        reply,
        channel: rest.length > 1 ? (rest[0] ?? null) : null,
        language,
        uses: usesOf(context, playbook, reply, rest.join('.')),
      };
    }),
  );
}

function usesOf({ charter }: CheckContext, playbook: Playbook, reply: string, variant: string): ReplyUse[] {
  const language = variant.split('.').at(-1) ?? '';
  const variants = playbook.replies[reply] ?? {};
  const channels = Object.values(charter.channels).filter((channel) => {
    const use = {
      channel: channel.key,
      platform: platformOf(channel.platform)?.id ?? channel.key,
      language,
      languages: charter.languages,
    };
    return chooseVariant(variants, use)?.key === variant;
  });
  return stepsOf(playbook)
    .filter((step) => step.reply?.template === reply || step.draft === reply)
    .map((step) => ({ playbook, step, channels }));
}

/** Nobody but the author reads it, wherever it is used. */
export function isPrivateFile({ charter }: CheckContext, file: ReplyFile): boolean {
  return (
    file.uses.length > 0 &&
    file.uses.every(({ playbook, step, channels }) =>
      channels.every(
        (channel) => !isPublicAt(charter, { crisis: playbook.crisis, step: step.key, channel: channel.key }),
      ),
    )
  );
}
