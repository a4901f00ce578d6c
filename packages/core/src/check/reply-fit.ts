/** Every public reply fits its channels at the worst-case length of its facts. */
import type { Diagnostic } from '../diagnostic.ts';
import { platformOf } from '../knowledge/channels.ts';
import { isPublicAt } from '../reply/context.ts';
import { worstCase } from '../reply/worstCase.ts';
import { type CheckContext, finding } from './context.ts';
import { type ReplyFile, replyFiles } from './reply-uses.ts';

export function checkReplyFit(context: CheckContext): Diagnostic[] {
  return replyFiles(context).flatMap((file) => {
    const tooLong = limitsOf(context, file)
      .map((limit) => ({ ...limit, length: worstCase(context.charter, file.text, file.language, limit.unit).length }))
      .filter(({ length, max }) => length > max)
      .sort((a, b) => a.max - b.max)[0];
    if (tooLong === undefined) return [];
    const { channel, length, max } = tooLong;
    return [
      finding(
        context,
        { file: file.file, line: 1, column: 1 },
        'reply/too-long',
        {
          fr: `Cette réponse peut faire ${length} sur « ${channel} », qui en accepte ${max}.`,
          en: `This reply can be ${length} long on "${channel}", which takes ${max}.`,
        },
        {
          fr: `Raccourcissez-la, donnez un \`max\` à ses faits, ou écrivez ${file.reply}.${channel}.${file.language}.hbs.`,
          en: `Shorten it, give its facts a \`max\`, or write ${file.reply}.${channel}.${file.language}.hbs.`,
        },
      ),
    ];
  });
}

/** One per unit and maximum, for the channels on which the file is read in public. */
function limitsOf({ charter }: CheckContext, file: ReplyFile) {
  const limits = file.uses.flatMap(({ playbook, step, channels }) =>
    channels
      .filter((channel) => isPublicAt(charter, { crisis: playbook.crisis, step: step.key, channel: channel.key }))
      .flatMap((channel) => {
        const limit = platformOf(channel.platform)?.maxLength;
        return limit == null ? [] : [{ ...limit, channel: channel.key }];
      }),
  );
  return limits.filter(
    (limit, index) => limits.findIndex((other) => other.unit === limit.unit && other.max <= limit.max) === index,
  );
}
