import type { Charter, Proof } from '@aplomb/core';
import DataLoader from 'dataloader';
import type { Caller } from './access/caller.ts';
import { commentPages, logPages } from './cases/pages.ts';
import type { CharterVersion } from './charters/charters.ts';
import { type VersionsKey, versionsOf } from './charters/versions.ts';
import type { Approval, Author, Capture, Case, Comment, Edit, Submission } from './generated/prisma/client.ts';
import type { Services } from './services.ts';

export type Loaders = ReturnType<typeof makeLoaders>;
export type SubmissionWithApprovals = Submission & { readonly approvals: readonly Approval[] };

/** One SQL statement per kind of thing, however many of them a page shows. Lives for one request. */
export function makeLoaders({ db, charters }: Services, { brands }: Pick<Caller, 'brands'>) {
  const ids = (keys: readonly string[]) => ({ in: [...keys] });
  const seen = brands === null ? {} : { brand: { in: [...brands] } };
  return {
    case: byKey<Case>(
      async (keys) => db.case.findMany({ where: { id: ids(keys), ...seen } }),
      ({ id }) => id,
    ),
    /** Asked again each time: for those who follow changes. */
    caseNow: byKey<Case>(
      async (keys) => db.case.findMany({ where: { id: ids(keys), ...seen } }),
      ({ id }) => id,
      { cache: false },
    ),
    charter: new DataLoader<string, Charter>((digests) =>
      Promise.all(digests.map((digest) => charters.byDigest(digest))),
    ),
    publishedAt: new DataLoader<string, Date>(async (digests) => {
      const rows = await db.charter.findMany({
        where: { digest: ids(digests) },
        select: { digest: true, publishedAt: true },
      });
      const found = new Map(rows.map(({ digest, publishedAt }) => [digest, publishedAt]));
      return digests.map((digest) => found.get(digest) ?? new Error(`There is no charter ${digest}.`));
    }),
    /** One statement for each page that differs: the cases of a list share a brand. */
    versions: new DataLoader<VersionsKey, CharterVersion[], string>(
      (keys) => Promise.all(keys.map((key) => versionsOf(db, key))),
      { cacheKeyFn: (key) => JSON.stringify(key) },
    ),
    /** A proof per promise of a charter. */
    proofs: new DataLoader<string, readonly Proof[]>(async (digests) => {
      const rows = await db.charter.findMany({
        where: { digest: ids(digests) },
        select: { digest: true, proofs: true },
      });
      const found = new Map(rows.map(({ digest, proofs }) => [digest, proofs as unknown as readonly Proof[]]));
      return digests.map((digest) => found.get(digest) ?? []);
    }),
    author: byKey<Author>(
      async (keys) => db.author.findMany({ where: { id: ids(keys) } }),
      ({ id }) => id,
    ),
    comment: byKey<Comment>(
      async (keys) => db.comment.findMany({ where: { id: ids(keys) } }),
      ({ id }) => id,
    ),
    edits: groupedBy<Edit>(
      async (keys) => db.edit.findMany({ where: { commentId: ids(keys) }, orderBy: [{ at: 'asc' }, { id: 'asc' }] }),
      ({ commentId }) => commentId,
    ),
    /** Newest first. */
    captures: groupedBy<Capture>(
      async (keys) => db.capture.findMany({ where: { caseId: ids(keys) }, orderBy: [{ at: 'desc' }, { id: 'desc' }] }),
      ({ caseId }) => caseId,
    ),
    /** Newest first. */
    submissions: groupedBy<SubmissionWithApprovals>(
      async (keys) =>
        db.submission.findMany({
          where: { caseId: ids(keys) },
          orderBy: [{ at: 'desc' }, { id: 'desc' }],
          include: { approvals: { orderBy: [{ at: 'asc' }, { id: 'asc' }] } },
        }),
      ({ caseId }) => caseId,
    ),
    comments: commentPages(db),
    log: logPages(db),
    commentCount: new DataLoader<string, number>(async (caseIds) => {
      const counts = await db.comment.groupBy({ by: ['caseId'], where: { caseId: ids(caseIds) }, _count: true });
      const byCase = new Map(counts.map((one) => [one.caseId, one._count]));
      return caseIds.map((id) => byCase.get(id) ?? 0);
    }),
  };
}

function byKey<T>(
  read: (keys: readonly string[]) => Promise<T[]>,
  keyOf: (row: T) => string,
  options: { readonly cache?: boolean } = {},
): DataLoader<string, T | null> {
  return new DataLoader(async (keys) => {
    const rows = new Map((await read(keys)).map((row) => [keyOf(row), row]));
    return keys.map((key) => rows.get(key) ?? null);
  }, options);
}

function groupedBy<T>(
  read: (keys: readonly string[]) => Promise<T[]>,
  keyOf: (row: T) => string,
): DataLoader<string, T[]> {
  return new DataLoader(async (keys) => {
    const groups = Map.groupBy(await read(keys), keyOf);
    return keys.map((key) => groups.get(key) ?? []);
  });
}

/** What a long-lived request has loaded may have changed since. */
export function forgetLoaded(loaders: Loaders): void {
  for (const loader of Object.values(loaders)) loader.clearAll();
}
