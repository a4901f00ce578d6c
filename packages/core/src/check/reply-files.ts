/** A reply has a file in every language, and every file is a reply's. */
import type { Diagnostic } from '../diagnostic.ts';
import { nearest } from '../document/nearest.ts';
import { atStep, type CheckContext, finding, warning } from './context.ts';
import { stepsOf } from './graph.ts';
import { replyFiles } from './reply-uses.ts';

export function checkReplyFiles(context: CheckContext): Diagnostic[] {
  return [...missingLanguages(context), ...fileNames(context)];
}

function missingLanguages(context: CheckContext): Diagnostic[] {
  return context.sound.flatMap((playbook) =>
    Object.keys(playbook.replies).flatMap((reply) => {
      const user = stepsOf(playbook).find((step) => step.reply?.template === reply || step.draft === reply);
      const missing = context.charter.languages.filter(
        (language) => !Object.hasOwn(playbook.replies[reply] ?? {}, language),
      );
      if (user === undefined || missing.length === 0) return [];
      const file = `${playbook.crisis}/replies/${reply}.${missing[0]}.hbs`;
      return [
        finding(
          context,
          atStep(context, playbook, user, user.reply === null ? 'draft' : 'reply'),
          'reply/language-missing',
          {
            fr: `La réponse « ${reply} » n'existe pas en : ${missing.join(', ')}.`,
            en: `The reply "${reply}" does not exist in: ${missing.join(', ')}.`,
          },
          { fr: `Écrivez ${file}.`, en: `Write ${file}.` },
        ),
      ];
    }),
  );
}

function fileNames(context: CheckContext): Diagnostic[] {
  const { charter } = context;
  return replyFiles(context).flatMap((file): Diagnostic[] => {
    const place = { file: file.file, line: 1, column: 1 };
    if (!charter.languages.includes(file.language) || file.name.split('.').length > 3) {
      return [
        finding(
          context,
          place,
          'reply/file-name',
          {
            fr: `Le nom de ce fichier ne dit pas une langue de la charte (« ${file.language} »).`,
            en: `The name of this file says no language of the charter ("${file.language}").`,
          },
          {
            fr: `Nommez-le <réponse>.<langue>.hbs ou <réponse>.<canal>.<langue>.hbs ; langues : ${charter.languages.join(', ')}.`,
            en: `Call it <reply>.<language>.hbs or <reply>.<channel>.<language>.hbs; languages: ${charter.languages.join(', ')}.`,
          },
        ),
      ];
    }
    const channels = Object.values(charter.channels).flatMap((channel) => [channel.key, channel.platform]);
    if (file.channel !== null && !channels.includes(file.channel)) {
      const near = nearest(file.channel, channels);
      return [
        finding(
          context,
          place,
          'reply/file-name',
          {
            fr: `« ${file.channel} » n'est pas un canal de la charte.`,
            en: `"${file.channel}" is no channel of the charter.`,
          },
          near === null ? null : { fr: `Vouliez-vous dire « ${near} » ?`, en: `Did you mean "${near}"?` },
        ),
      ];
    }
    if (file.uses.length > 0) return [];
    return [
      warning(context, place, 'reply/unused', {
        fr: `Aucune étape n'utilise la réponse « ${file.reply} ».`,
        en: `No step uses the reply "${file.reply}".`,
      }),
    ];
  });
}
