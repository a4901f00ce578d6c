import { builder } from '../builder.ts';
import type { Author as AuthorRow, Comment as CommentRow, Edit as EditRow } from '../generated/prisma/client.ts';
import { AuthorKind } from './enums.ts';
import type { Page } from './paging.ts';

const Author = builder.objectRef<AuthorRow>('Author').implement({
  fields: (t) => ({
    externalId: t.exposeString('externalId', { nullable: true }),
    handle: t.exposeString('handle', { nullable: true }),
    name: t.exposeString('name', { nullable: true }),
    followers: t.exposeInt('followers', { nullable: true }),
    verified: t.exposeBoolean('verified', { nullable: true }),
    kind: t.field({ type: AuthorKind, resolve: ({ kind }) => kind.toUpperCase() as 'UNKNOWN' }),
    audience: t.exposeString('audience', { nullable: true }),
    marks: t.stringList({
      description: 'What earlier cases said of this author: "ambassador".',
      resolve: ({ marks }) => marks,
    }),
  }),
});

const Edit = builder.objectRef<EditRow>('Edit').implement({
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime' }),
    text: t.exposeString('text', { nullable: true }),
  }),
});

export const Comment = builder.objectRef<CommentRow>('Comment').implement({
  description: 'A comment as it was first received. Text, url and author are null once the author is forgotten.',
  fields: (t) => ({
    externalId: t.exposeString('externalId'),
    channel: t.exposeString('channel'),
    text: t.exposeString('text', { nullable: true }),
    url: t.exposeString('url', { nullable: true }),
    language: t.exposeString('language'),
    postedAt: t.expose('postedAt', { type: 'DateTime' }),
    receivedAt: t.expose('receivedAt', { type: 'DateTime' }),
    inReplyTo: t.exposeString('inReplyTo', { nullable: true }),
    threadId: t.exposeString('threadId', { nullable: true }),
    isPublic: t.exposeBoolean('isPublic'),
    stars: t.exposeInt('stars', { nullable: true }),
    own: t.exposeBoolean('own', { description: "The brand's own message." }),
    author: t.field({
      type: Author,
      nullable: true,
      resolve: async ({ authorId, forgottenAt }, _, { loaders }) =>
        authorId === null || forgottenAt !== null ? null : loaders.author.load(authorId),
    }),
    edits: t.field({
      type: [Edit],
      description: 'Other texts received for it, oldest first.',
      resolve: ({ id }, _, { loaders }) => loaders.edits.load(id),
    }),
  }),
});

const CommentEdge = builder.edgeObject({ type: Comment, name: 'CommentEdge' });
export const CommentConnection = builder
  .objectRef<Page<CommentRow> & { readonly caseId: string }>('CommentConnection')
  .implement({
    fields: (t) => ({
      totalCount: t.int({ resolve: ({ caseId }, _, { loaders }) => loaders.commentCount.load(caseId) }),
      edges: t.field({ type: [CommentEdge], resolve: ({ edges }) => edges }),
      pageInfo: t.field({ type: builder.pageInfoRef(), resolve: ({ pageInfo }) => pageInfo }),
    }),
  });
