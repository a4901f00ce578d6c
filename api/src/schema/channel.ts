import { type Charter as CoreCharter, platforms } from '@aplomb/core';
import { builder } from '../builder.ts';
import { inLanguage } from '../charters/words.ts';
import { readerLanguage } from '../language.ts';
import { Action, actionNamed } from './enums.ts';

const MaxLength = builder.objectRef<{ readonly max: number | null; readonly unit: string }>('MaxLength').implement({
  fields: (t) => ({ max: t.exposeInt('max', { nullable: true }), unit: t.exposeString('unit') }),
});

type AbilitySource = { readonly action: Parameters<typeof actionNamed>[0]; readonly condition: string | null };
const Ability = builder.objectRef<AbilitySource>('Ability').implement({
  fields: (t) => ({
    action: t.field({ type: Action, resolve: ({ action }) => actionNamed(action) }),
    condition: t.exposeString('condition', { nullable: true }),
  }),
});

export const Channel = builder
  .objectRef<{ readonly charter: CoreCharter; readonly channel: CoreCharter['channels'][string] }>('Channel')
  .implement({
    fields: (t) => ({
      key: t.string({ resolve: ({ channel }) => channel.key }),
      account: t.string({ nullable: true, resolve: ({ channel }) => channel.account }),
      public: t.boolean({ resolve: ({ channel }) => platforms[channel.platform]?.public ?? true }),
      maxLength: t.field({
        type: MaxLength,
        description: 'Of a reply, in the unit of the platform.',
        resolve: ({ channel }) => platforms[channel.platform]?.maxLength ?? { max: null, unit: 'characters' },
      }),
      can: t.field({
        type: [Ability],
        description: 'What the brand can do there with a comment.',
        resolve: ({ charter, channel }, _, context) => {
          const language = readerLanguage(context.languages, charter);
          return Object.entries(platforms[channel.platform]?.can ?? {}).flatMap(([action, { able, condition }]) =>
            able && action !== 'reply'
              ? [{ action: action as AbilitySource['action'], condition: inLanguage(condition ?? undefined, language) }]
              : [],
          );
        },
      }),
    }),
  });
