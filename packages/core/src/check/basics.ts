/** What charter.yaml says about itself holds together: names, the default audience, replies approved in advance. */
import type { Diagnostic } from '../diagnostic.ts';
import { nearest } from '../document/nearest.ts';
import { ID } from '../document/words.ts';
import { platformOf, platforms } from '../knowledge/channels.ts';
import { type CheckContext, finding, inCharter, warning } from './context.ts';

export function checkBasics(context: CheckContext): Diagnostic[] {
  return [
    ...folderNames(context),
    ...languages(context),
    ...audiences(context),
    ...channels(context),
    ...approvedReplies(context),
  ];
}

function folderNames(context: CheckContext): Diagnostic[] {
  return context.document.playbooks.flatMap(({ crisis, playbook }) => {
    const said = playbook.value?.crisis;
    if (said === undefined || said === crisis) return [];
    return [
      finding(
        context,
        playbook.at(['crisis']),
        'name/folder',
        {
          fr: `Ce playbook se nomme « ${said} », mais son dossier « ${crisis} ».`,
          en: `This playbook is called "${said}", but its folder "${crisis}".`,
        },
        ID.test(crisis)
          ? {
              fr: `Écrivez \`crisis: ${crisis}\`, ou renommez le dossier.`,
              en: `Write \`crisis: ${crisis}\`, or rename the folder.`,
            }
          : { fr: `Renommez le dossier : ${said}.`, en: `Rename the folder: ${said}.` },
      ),
    ];
  });
}

function languages(context: CheckContext): Diagnostic[] {
  const said = context.document.charter.value?.languages ?? [];
  return said.flatMap((language, index) =>
    said.indexOf(language) === index
      ? []
      : [
          finding(context, inCharter(context, 'languages', index), 'language/twice', {
            fr: `La langue « ${language} » est citée deux fois.`,
            en: `The language "${language}" is said twice.`,
          }),
        ],
  );
}

function audiences(context: CheckContext): Diagnostic[] {
  const all = Object.values(context.charter.audiences);
  const usual = all.filter((audience) => audience.default);
  if (all.length === 0 || usual.length === 1) return [];
  const second = usual[1];
  return [
    finding(
      context,
      second === undefined ? inCharter(context, 'audiences') : inCharter(context, 'audiences', second.key, 'default'),
      second === undefined ? 'audience/no-default' : 'audience/two-defaults',
      second === undefined
        ? { fr: 'Aucun public n’est défini par défaut.', en: 'No audience is the default.' }
        : {
            fr: `Deux publics sont définis par défaut (« ${usual[0]?.key} » et « ${second.key} »).`,
            en: `Two audiences are the default ("${usual[0]?.key}" and "${second.key}").`,
          },
      { fr: 'Écrivez `default: true` pour un seul public.', en: 'Write `default: true` for one audience.' },
    ),
  ];
}

/** A channel is a platform that is known, or says which one it is like. */
function channels(context: CheckContext): Diagnostic[] {
  return Object.values(context.charter.channels)
    .filter((channel) => channel.platform === channel.key && platformOf(channel.key) === null)
    .map((channel) => {
      const near = nearest(channel.key, Object.keys(platforms));
      return finding(
        context,
        context.document.charter.atKey(['channels', channel.key]),
        'channel/unknown',
        { fr: `« ${channel.key} » n'est pas une plateforme connue.`, en: `"${channel.key}" is no known platform.` },
        near === null
          ? {
              fr: 'Dites à laquelle elle ressemble : `like: discourse`.',
              en: 'Say which one it is like: `like: discourse`.',
            }
          : { fr: `Vouliez-vous dire « ${near} » ?`, en: `Did you mean "${near}"?` },
      );
    });
}

function approvedReplies(context: CheckContext): Diagnostic[] {
  const { charter } = context;
  const known = Object.values(charter.playbooks).flatMap((playbook) =>
    Object.keys(playbook.replies).map((reply) => `${playbook.crisis}/${reply}`),
  );
  return charter.approvedReplies.flatMap(({ reply, on, until }): Diagnostic[] => {
    const place = context.document.charter.atKey(['approved-replies', reply]);
    const damaged = context.document.playbooks.some(
      (folder) => folder.crisis === reply.split('/')[0] && folder.playbook.value === null,
    );
    if (!known.includes(reply)) {
      if (damaged) return [];
      const near = nearest(reply, known);
      return [
        finding(
          context,
          place,
          'reference/reply',
          { fr: `« ${reply} » n'existe pas (réponse).`, en: `"${reply}" does not exist (reply).` },
          near === null
            ? { fr: 'Écrivez <crise>/<réponse>.', en: 'Write <crisis>/<reply>.' }
            : { fr: `Vouliez-vous dire « ${near} » ?`, en: `Did you mean "${near}"?` },
        ),
      ];
    }
    if (until < on) {
      return [
        finding(context, inCharter(context, 'approved-replies', reply, 'until'), 'date/reversed', {
          fr: 'Cette validation finit avant de commencer.',
          en: 'This approval ends before it begins.',
        }),
      ];
    }
    const from = charter.horizon.from.slice(0, 10);
    if (until >= from) return [];
    return [
      warning(
        context,
        inCharter(context, 'approved-replies', reply, 'until'),
        'approved-reply/expired',
        {
          fr: `Cette réponse n'est plus validée depuis le ${until}.`,
          en: `This reply has not been approved since ${until}.`,
        },
        { fr: 'Faites-la valider de nouveau, puis avancez `until`.', en: 'Have it approved again, then move `until`.' },
      ),
    ];
  });
}
