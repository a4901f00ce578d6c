/** Two brands over one database, with something of everything in both, and a key that sees the first only. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKey } from '../../../api/src/access/keyring.ts';
import type { Scope } from '../../../api/src/access/scopes.ts';
import { loadPlaybooks } from '../../../api/src/charters/load.ts';
import { ana, max, playbooks, type Send, sender, type TestApi, zoe } from '../harness.ts';

export const ours = 'moulin';
export const theirs = 'atelier';

/** A caller's headers. */
export type Headers = Record<string, string>;

/** A key made in the database, as the command line does. */
export async function keyFor(
  api: TestApi,
  wanted: { scopes?: readonly (Scope | '*')[]; roles?: readonly string[]; brands?: readonly string[] },
): Promise<Headers> {
  const { scopes = ['*'], roles = ['*'], brands = ['*'] } = wanted;
  const at = new Date(api.services.now());
  const { token } = await createKey(api.db, { name: 'test', scopes, roles, brands, expiresAt: null }, at);
  return { authorization: `Bearer ${token}` };
}

/** The sample brand once more, under another name. */
export async function addBrand(api: TestApi): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'aplomb-brands-'));
  for (const [version, at] of [
    ['7.7.6', '2026-11-20T00:00:00Z'],
    ['7.7.7', '2026-11-20T01:00:00Z'],
  ] as const) {
    const brand = join(folder, theirs);
    cpSync(join(playbooks, ours), brand, { recursive: true });
    const file = join(brand, 'charter.yaml');
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      text
        .replace('brand: moulin', `brand: ${theirs}`)
        .replace('Le Moulin', 'Atelier Zanzibar')
        .replace('1.0.0', version),
    );
    await loadPlaybooks(api.db, folder, new Date(at), 'en');
  }
  rmSync(folder, { recursive: true });
}

/** What a brand was given, and what its own caller knows of it. */
export interface World {
  readonly brand: string;
  /** Global ids by type. */
  readonly ids: Readonly<Record<string, string>>;
  /** Everything else that names something of it: ids of others, cursors, digests, keys. */
  readonly names: Readonly<Record<string, string>>;
  /** Words that nobody else may ever read. */
  readonly canaries: readonly string[];
}

/** Opens cases in a brand until every kind of thing is there. `mark` is in every text. */
export async function furnish(api: TestApi, brand: string, mark: string, headers: Headers): Promise<World> {
  const plain: Send = sender(api.graphqlUrl);
  const send = async (name: string, variables: unknown) => {
    const { data, errors } = await plain(name, variables, headers);
    if (errors) throw new Error(`${name}: ${JSON.stringify(errors)}`);
    const [answer] = Object.values(data) as { __typename?: string; code?: string; message?: string }[];
    if (answer?.__typename === 'RequestRefused' || answer?.__typename === 'EventRefused')
      throw new Error(`${name}: ${answer.code} ${answer.message}`);
    return data;
  };
  const author = { externalId: `${mark}-author`, handle: `@${mark}`, name: `Marie ${mark}` };
  const receive = async (externalId: string, text: string, more: object = {}) => {
    const comment = { externalId, channel: 'x', text, threadId: `${mark}-thread`, author, ...more };
    const input = { brand, comment, source: 'crm', sourceId: `${mark}-ticket`, idempotencyKey: `${mark}-${text}` };
    return (await send('ReceiveComment', { input })).receiveComment.case;
  };
  const lost = `Mon colis est perdu ! ${mark}`;
  const opened = await receive(`${mark}-1`, lost);
  const caseId = opened.id as string;
  await receive(`${mark}-1`, `${lost} Encore.`);
  const act = (event: string, actor = ana) => send('AdvanceCase', { input: { caseId, event, actor, note: mark } });
  await act('replied');
  await send('SetFacts', { input: { caseId, facts: { parcel: `P-${mark.slice(0, 4)}` }, actor: max } });
  await send('AnswerRelay', { input: { caseId, step: 'trace', answer: mark, actor: max } });
  await act('lost-for-good');
  const text = `Bonjour Marie ${mark}, votre colis est perdu. Nous vous remboursons.`;
  const submitted = (await send('SubmitReply', { input: { caseId, text, actor: ana } })).submitReply;
  await act('drafted');
  const Submission = submitted.submission.id as string;
  await send('ApproveReply', { input: { submissionId: Submission, accept: true, note: mark, actor: zoe } });
  const url = `https://example.com/${mark}`;
  await send('RecordReply', { input: { caseId, text, externalId: `${mark}-reply`, url, actor: ana } });
  const insult = await receive(`${mark}-2`, `Bande de crétins ! ${mark}`, { channel: 'forum', author: { name: mark } });
  await send('AdvanceCase', { input: { caseId: insult.id, event: 'removed', actor: ana } });

  const inbox = (await send('Inbox', { brand, first: 10 })).cases;
  const changes = (await send('CaseChanges', { brand, first: 100 })).caseChanges;
  const { charter } = await send('Charter', { brand });
  const history = (await send('CaseWithHistory', { id: caseId })).node.events;
  return {
    brand,
    ids: { Case: caseId, Submission },
    names: {
      externalId: `${mark}-1`,
      authorId: `${mark}-author`,
      replyId: `${mark}-reply`,
      sourceId: `${mark}-ticket`,
      threadId: `${mark}-thread`,
      idempotencyKey: `${mark}-${lost}`,
      digest: charter.digest,
      caseCursor: inbox.edges[0].cursor,
      changeCursor: changes.edges.at(-1).cursor,
      eventCursor: history.edges[0].cursor,
    },
    canaries: [mark, caseId, Submission, insult.id, charter.digest, history.edges[0].node.digest],
  };
}
