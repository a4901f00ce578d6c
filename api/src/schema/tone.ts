import type * as core from '@aplomb/core';
import { builder } from '../builder.ts';

const ToneReason = builder.objectRef<core.ToneReason>('ToneReason').implement({
  fields: (t) => ({
    property: t.exposeString('property', { description: 'As the charter spells it: "sentence-words".' }),
    value: t.exposeString('value'),
    from: t.exposeString('from', { description: 'The layer that decided: "base", "channel linkedin".' }),
  }),
});

export const Tone = builder.objectRef<core.Tone>('Tone').implement({
  description: 'How to write: voice, four axes from -1 to 1, limits, and which layer of the charter decided each.',
  fields: (t) => ({
    address: t.exposeString('address', {
      nullable: true,
      description: 'vous | tu; null where the language knows none.',
    }),
    speaksAs: t.exposeString('speaksAs', { description: 'we | i' }),
    serious: t.exposeInt('serious'),
    formal: t.exposeInt('formal'),
    respectful: t.exposeInt('respectful'),
    matterOfFact: t.exposeInt('matterOfFact'),
    emoji: t.exposeInt('emoji'),
    exclamations: t.exposeInt('exclamations'),
    sentenceWords: t.exposeInt('sentenceWords', { description: 'Longest sentence.' }),
    apology: t.exposeString('apology', { description: 'required | allowed | forbidden' }),
    neverSay: t.stringList({ resolve: ({ neverSay }) => [...neverSay] }),
    mustInclude: t.stringList({ resolve: ({ mustInclude }) => [...mustInclude] }),
    because: t.field({ type: [ToneReason], resolve: ({ because }) => [...because] }),
  }),
});
