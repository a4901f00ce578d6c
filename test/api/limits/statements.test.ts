/** How many statements PostgreSQL is sent for each operation of the contract: no more for a long page than for a short one. */
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ana, comment, post, type Send, sender, type TestApi, testApi } from '../harness.ts';

/** The driver that the API itself sends them by. */
const pg: typeof import('pg') = createRequire(new URL('../../../api/package.json', import.meta.url))('pg');

let api: TestApi;
let send: Send;
let ids: string[] = [];
let statements: string[] = [];
const { query } = pg.Client.prototype;

beforeAll(async () => {
  api = await testApi();
  send = sender(api.graphqlUrl);
  for (let number = 0; number < 24; number += 1) {
    const thread = { threadId: `t${number}`, author: { externalId: `a${number}`, name: `Marie ${number}` } };
    const first = comment('Mon colis est perdu !', thread);
    const { case: opened } = (await send('ReceiveComment', { input: { brand: 'moulin', comment: first } })).data
      .receiveComment;
    ids.push(opened.id);
    await send('ReceiveComment', { input: { brand: 'moulin', comment: comment('Toujours rien ?', thread) } });
    await send('ReceiveComment', { input: { brand: 'moulin', comment: { ...first, text: 'Mon colis est perdu.' } } });
    const text = `Bonjour Marie ${number}, nous cherchons votre colis.`;
    await send('SubmitReply', { input: { caseId: opened.id, text, actor: ana } });
    if (number % 3 === 0) await send('AdvanceCase', { input: { caseId: opened.id, event: 'replied', actor: ana } });
  }
  pg.Client.prototype.query = function (this: unknown, ...args: [unknown]) {
    const [statement] = args;
    statements.push(typeof statement === 'string' ? statement : (statement as { text: string }).text);
    return Reflect.apply(query, this, args);
  };
}, 60_000);
afterAll(async () => {
  pg.Client.prototype.query = query;
  ids = [];
  await api.close();
});

/** Statements of one request; clocks and deliveries do not run in this server. */
async function counted(run: () => Promise<{ errors?: unknown }>): Promise<number> {
  statements = [];
  expect((await run()).errors).toBeUndefined();
  return statements.length;
}

const brand = 'moulin';
const prescribed = (count: number) => Array.from({ length: count }, () => ({ channel: 'x', text: 'Colis perdu !' }));

describe('statements', () => {
  it.each<[string, (size: number) => Promise<{ errors?: unknown }>, number]>([
    ['Inbox', (first) => send('Inbox', { brand, first }), 12],
    ['CaseChanges', (first) => send('CaseChanges', { brand, first }), 6],
    ['PrescribeAll', (size) => send('PrescribeAll', { brand, comments: prescribed(size) }), 3],
  ])('of %s do not grow with the page, and are few', async (_, ask, most) => {
    await ask(2);
    const [few, many] = [await counted(() => ask(2)), await counted(() => ask(24))];
    expect(few).toBeGreaterThan(0);
    expect(many).toBeLessThanOrEqual(few + 1);
    expect(many).toBeLessThanOrEqual(most);
  });

  it('do not grow with the page, with all that the schema has of a case', async () => {
    const everything = `query ($first: Int!) { cases(brand: "moulin", first: $first) { totalCount edges { node {
      id charter { version publishedAt promises { proved } versions(first: 2) { edges { node { version } } } }
      comment { text edits { text } author { name marks } } comments(first: 5) { totalCount edges { node { text edits { text } author { name } } } }
      submissions { text awaiting { key } approvals { at } } capture { digest } events(first: 5) { edges { node { type } } }
      steps { tone { emoji } reply { text } approval { submission { id } } relay { question } } } } } }`;
    const ask = (first: number) => post(api.graphqlUrl, { query: everything, variables: { first } });
    await ask(2);
    const [few, many] = [await counted(() => ask(2)), await counted(() => ask(24))];
    expect(few).toBeGreaterThan(5);
    // A loader may be asked in two turns, which is one statement more however many cases there are.
    expect(many).toBeLessThanOrEqual(few + 2);
  });

  it('of one case are few, whichever operation asks', async () => {
    const caseId = ids[0] ?? '';
    const input = { caseId, event: 'note', note: 'x', actor: ana };
    const received = () => send('ReceiveComment', { input: { brand, comment: comment('Colis perdu !') } });
    for (const [run, most] of [
      [() => send('CaseWithHistory', { id: caseId }), 12],
      [() => send('Prescribe', { brand, comment: { channel: 'x', text: 'Colis perdu !' } }), 3],
      [() => send('Charter', { brand }), 4],
      [() => send('CheckReply', { brand, reply: { text: 'Bonjour.', channel: 'x', language: 'fr' } }), 1],
      [() => send('AdvanceCase', { input }), 25],
      [received, 30],
    ] as const) {
      expect(await counted(run)).toBeLessThanOrEqual(most);
    }
  });
});
