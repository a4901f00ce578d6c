import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepPromisesToAuthors } from '../../../api/src/deadlines/retention.ts';
import { verifyLog } from '../../../api/src/log/verify.ts';
import { ana, comment, type Send, sender, type TestApi, testApi, testFolder, zoe } from '../harness.ts';

const now = Date.parse('2026-11-23T09:00:00Z');
const year = 365 * 24 * 3_600_000;
const began = Date.now();

let api: TestApi;
let send: Send;
beforeAll(async () => {
  api = await testApi({ now });
  send = sender(api.graphqlUrl);
});
afterAll(() => api.close());

const open = async (text: string, more: Record<string, unknown> = {}) =>
  (await send('ReceiveComment', { input: { brand: 'moulin', comment: comment(text, more) } })).data.receiveComment.case;
const act = async (name: string, caseId: string, input: object = {}) =>
  (await send(name, { input: { caseId, actor: ana, ...input } })).data;

/** Letters that stand nowhere else, so that finding them is finding the person. */
const word = (mark: string, what: string) => `${mark}${what}`;

/** A person who has left words wherever words can be left. */
async function person(mark: string): Promise<{ id: string; said: string[] }> {
  const said = [
    'text',
    'url',
    'platformid',
    'handle',
    'name',
    'edit',
    'note',
    'draft',
    'approval',
    'published',
    'second',
    'fact',
    'answer',
  ].map((what) => word(mark, what));
  const author = { externalId: word(mark, 'platformid'), handle: word(mark, 'handle'), name: word(mark, 'name') };
  const given = comment(`Mon colis est perdu ${word(mark, 'text')}`, {
    author,
    url: `https://x.example/${word(mark, 'url')}`,
    threadId: mark,
  });
  const { id } = (await send('ReceiveComment', { input: { brand: 'moulin', comment: given } })).data.receiveComment
    .case;
  const again = { ...given, text: `Mon colis est perdu ${word(mark, 'edit')}` };
  await send('ReceiveComment', { input: { brand: 'moulin', comment: again } });
  await open(`Toujours perdu, mon colis ${word(mark, 'second')}`, { author, threadId: mark });
  await act('AdvanceCase', id, { event: 'note', note: word(mark, 'note') });
  await act('AdvanceCase', id, { event: 'replied' });
  const answered = { step: 'trace', answer: word(mark, 'answer'), actor: { id: 'max', role: 'courier' } };
  const keyed = { ...answered, idempotencyKey: `answer ${mark}` };
  const first = (await act('AnswerRelay', id, keyed)).answerRelay;
  expect(JSON.stringify(first)).toContain(word(mark, 'answer'));
  await act('SetFacts', id, { facts: { parcel: word(mark, 'fact') }, idempotencyKey: `facts ${mark}` });
  expect((await act('AnswerRelay', id, keyed)).answerRelay).toEqual(first);
  await act('AdvanceCase', id, { event: 'lost-for-good' });
  const draft = `Bonjour, voici notre geste ${word(mark, 'draft')}.`;
  const { submission } = (await act('SubmitReply', id, { text: draft, language: 'fr' })).submitReply;
  await act('AdvanceCase', id, { event: 'drafted' });
  await send('ApproveReply', {
    input: { submissionId: submission.id, accept: true, note: word(mark, 'approval'), actor: zoe },
  });
  await act('RecordReply', id, { text: `Bonjour ${word(mark, 'published')}`, language: 'fr' });
  return { id, said };
}

/** Every row of every table as text. */
async function wholeDatabase(): Promise<string> {
  const tables = await api.db.$queryRaw<{ name: string }[]>`
    SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`;
  expect(tables.length).toBeGreaterThan(15);
  const rows = await Promise.all(
    tables.map(({ name }) => api.db.$queryRawUnsafe<{ row: string }[]>(`SELECT t::text AS row FROM "${name}" t`)),
  );
  return rows
    .flat()
    .map(({ row }) => row)
    .join('\n');
}

/** Which of these words stand in the files of this database, or in the log of the server that wrote it since we began. */
async function onDisk(words: readonly string[]): Promise<string[]> {
  await api.db.$executeRaw`CHECKPOINT`;
  const [database] = await api.db.$queryRaw<
    { oid: number }[]
  >`SELECT oid::int FROM pg_database WHERE datname = current_database()`;
  const data = join(testFolder, 'data');
  const files = globSync([join(data, 'base', String(database?.oid), '*'), join(data, 'pg_wal', '0*')]).filter(
    (file) => statSync(file).mtimeMs >= began - 1_000,
  );
  expect(files.length).toBeGreaterThan(10);
  const found = new Set<string>();
  for (const file of files) {
    // PostgreSQL takes caches of its own away while we look.
    if (file.endsWith('pg_internal.init')) continue;
    const bytes = readFileSync(file);
    for (const one of words) if (!found.has(one) && bytes.includes(one)) found.add(one);
  }
  return [...found];
}

describe('what a person writes and who they are', () => {
  it('never stands readable in the database, nor in its files, not even before they are forgotten', async () => {
    const { id, said } = await person('qwzxa');
    const { node } = (await send('CaseWithHistory', { id })).data;
    for (const one of said.filter((one) => !/edit|approval|answer/.test(one)))
      expect(JSON.stringify(node), one).toContain(one);
    const dump = await wholeDatabase();
    expect(said.filter((one) => dump.includes(one))).toEqual([]);
    await send('ReceiveComment', {
      input: { brand: 'moulin', comment: comment('Perdu'), sourceId: 'ticketqwzxplain' },
    });
    expect(await onDisk([...said, 'ticketqwzxplain'])).toEqual(['ticketqwzxplain']);
  });

  it('is found again by those who may: the same author, the same thread, a word of the text', async () => {
    const author = { handle: '@Again', name: 'Félicie' };
    const first = await open('Mon colis est perdu, vraiment', { author, threadId: 'f' });
    const joined = await send('ReceiveComment', {
      input: { brand: 'moulin', comment: comment('Alors ?', { author: { handle: '@again' }, threadId: 'f' }) },
    });
    expect(joined.data.receiveComment).toMatchObject({ outcome: 'JOINED', case: { id: first.id } });
    expect(await api.db.author.findMany({ where: { id: { in: await authorsOf(first.id) } } })).toMatchObject([
      { handle: '@again', name: 'Félicie' },
    ]);
    const inbox = await send('Inbox', { brand: 'moulin', first: 5, filter: { text: 'VRAIMENT' } });
    expect(inbox.data.cases).toMatchObject({ totalCount: 1, edges: [{ node: { id: first.id } }] });
    expect(
      (await send('Inbox', { brand: 'moulin', first: 5, filter: { text: '%raim_nt' } })).data.cases.totalCount,
    ).toBe(0);
  });

  it('is one author however many of their comments arrive at once', async () => {
    const author = { externalId: 'crowd', name: 'Foule' };
    const cases = await Promise.all(Array.from({ length: 12 }, () => open('Mon colis est perdu', { author })));
    const authors = new Set((await Promise.all(cases.map(({ id }) => authorsOf(id)))).flat());
    expect(authors.size).toBe(1);
    for (const { id } of cases) {
      const { node } = (await send('CaseWithHistory', { id })).data;
      expect(node.comment).toMatchObject({ text: 'Mon colis est perdu', author: { name: 'Foule' } });
    }
  });
});

async function authorsOf(globalId: string): Promise<string[]> {
  const caseId = Buffer.from(globalId, 'base64').toString('utf8').slice('Case:'.length);
  const rows = await api.db.comment.findMany({ where: { caseId }, select: { authorId: true }, distinct: ['authorId'] });
  return rows.flatMap(({ authorId }) => (authorId === null ? [] : [authorId]));
}

async function openingsOf(globalIds: readonly string[]): Promise<string[]> {
  const ids = globalIds.map((id) => Buffer.from(id, 'base64').toString('utf8').slice('Case:'.length));
  const rows = await api.db.case.findMany({ where: { id: { in: ids } }, select: { openingId: true } });
  return rows.map(({ openingId }) => openingId);
}

describe('forgetting', () => {
  it('destroys the key: no copy of a row can be read again, the chain holds, and other people stay', async () => {
    const { id, said } = await person('qwzxb');
    const other = await person('qwzxc');
    const copies = await api.db.$queryRaw<{ text: string; note: string | null }[]>`
      SELECT m."text", l."note" FROM "Comment" m LEFT JOIN "LogEntry" l ON l."caseId" = m."caseId" AND l."note" IS NOT NULL
      WHERE m."authorId" = ${(await authorsOf(id))[0]}::uuid`;
    const sealed = copies.flatMap(({ text, note }) => [text, ...(note === null ? [] : [note])]);
    expect(sealed.length).toBeGreaterThan(3);
    expect(sealed.every((one) => one.startsWith('sealed:'))).toBe(true);
    expect((await api.db.vault.unseal(sealed)).join()).toContain('qwzxbtext');

    expect((await act('ForgetAuthor', id)).forgetAuthor).toMatchObject({ cases: 1 });

    expect(await api.db.vault.unseal(sealed)).toEqual(sealed.map(() => null));
    const dump = await wholeDatabase();
    expect(sealed.filter((one) => dump.includes(one))).toEqual([]);
    expect(said.filter((one) => dump.includes(one))).toEqual([]);
    expect(await onDisk(said)).toEqual([]);
    const { node } = (await send('CaseWithHistory', { id })).data;
    expect(JSON.stringify(node)).not.toMatch(/qwzxb/);
    expect((await verifyLog(api.db)).broken).toEqual([]);
    const { node: theirs } = (await send('CaseWithHistory', { id: other.id })).data;
    expect(JSON.stringify(theirs)).toContain('qwzxctext');
  });

  it('meets the comments that arrive meanwhile: each goes with the person, or is of somebody new who can be read', async () => {
    const author = { externalId: 'meanwhile', name: 'Entre-temps' };
    const cases = [(await open('Mon colis est perdu', { author })).id];
    for (let round = 0; round < 6; round += 1) {
      const last = cases.at(-1) ?? '';
      const [, ...opened] = await Promise.all([
        act('ForgetAuthor', last),
        ...Array.from({ length: 4 }, () => open('Mon colis est perdu', { author })),
      ]);
      cases.push(...opened.map(({ id }) => id));
    }
    // Whoever writes after the last forgetting is somebody new, whatever came first in each round.
    cases.push((await open('Mon colis est perdu', { author })).id);
    const kept = await api.db.comment.findMany({
      where: { id: { in: await openingsOf(cases) } },
      include: { author: true },
    });
    expect(kept).toHaveLength(cases.length);
    for (const { text, forgottenAt, author } of kept)
      expect([text, author?.name]).toEqual(
        forgottenAt === null ? ['Mon colis est perdu', 'Entre-temps'] : [null, null],
      );
    expect(kept.some(({ forgottenAt }) => forgottenAt === null)).toBe(true);
    expect(kept.some(({ forgottenAt }) => forgottenAt !== null)).toBe(true);
    expect((await verifyLog(api.db)).broken).toEqual([]);
  });

  it('leaves nothing of the key in the files once the database has swept', async () => {
    const { id } = await person('qwzxd');
    const [author] = await authorsOf(id);
    const { keyId } = await api.db.author.findUniqueOrThrow({ where: { id: author ?? '' } });
    const { sealed } = await api.db.personKey.findUniqueOrThrow({ where: { id: keyId ?? '' } });
    await act('ForgetAuthor', id);
    expect(await api.db.personKey.count({ where: { id: keyId ?? '' } })).toBe(0);
    // Whoever still reads an older snapshot, such as the server's own statistics, keeps the row for as long as that takes.
    const swept = async () => {
      await api.db.$executeRaw`VACUUM FULL "PersonKey"`;
      await api.db.$executeRaw`CHECKPOINT`;
      const [file] = await api.db.$queryRaw<{ path: string }[]>`SELECT pg_relation_filepath('"PersonKey"') AS path`;
      const bytes = readFileSync(join(testFolder, 'data', file?.path ?? ''));
      expect(bytes.length).toBeGreaterThan(0);
      return !bytes.includes(sealed);
    };
    await expect.poll(swept, { timeout: 30_000, interval: 500 }).toBe(true);
  });

  it('tells nothing by digests either: none of the words can be recognised by theirs', async () => {
    const { createHash } = await import('node:crypto');
    const { id } = await open('Je suis perdu avec mon colis', { author: { handle: '@court', name: 'Jo' } });
    const guess = (text: string) => createHash('sha256').update(text).digest('hex');
    const dump = await wholeDatabase();
    for (const text of ['Je suis perdu avec mon colis', '@court', 'handle:@court', 'Jo'])
      expect(dump, text).not.toContain(guess(text));
    await act('ForgetAuthor', id);
    expect(await wholeDatabase()).not.toContain(guess('Je suis perdu avec mon colis'));
  });

  it('leaves the proof of a removal until its time is over, then its key goes with it', async () => {
    const author = { externalId: 'qwzxeid', handle: 'qwzxehandle', name: 'qwzxename' };
    const { id } = await open('Bande de crétins qwzxetext', { author, channel: 'facebook' });
    await act('AdvanceCase', id, { event: 'removed' });
    await act('ForgetAuthor', id);
    const [proof] = await api.db.capture.findMany({ orderBy: { at: 'desc' }, take: 1 });
    expect(proof).toMatchObject({ text: 'Bande de crétins qwzxetext', author: { name: 'qwzxename' } });
    expect(await wholeDatabase()).not.toContain('qwzxe');
    const [{ text: copy } = { text: '' }] = await api.db.$queryRaw<{ text: string }[]>`
      SELECT "text" FROM "Capture" WHERE "id" = ${proof?.id}::uuid`;
    api.setNow(now + 2 * year + 24 * 3_600_000 * 2);
    await keepPromisesToAuthors(api.services);
    api.setNow(now);
    expect(await api.db.capture.count({ where: { id: proof?.id ?? '' } })).toBe(0);
    expect(await api.db.vault.unseal([copy])).toEqual([null]);
  });

  it('is refused under a legal hold, and the key stays', async () => {
    const { id } = await open('Bande de crétins', { author: { externalId: 'held', name: 'Tenu' } });
    await act('AdvanceCase', id, { event: 'to-court' });
    expect((await act('ForgetAuthor', id)).forgetAuthor).toMatchObject({ code: 'LEGAL_HOLD' });
    expect((await send('CaseWithHistory', { id })).data.node.comment.author.name).toBe('Tenu');
  });
});
