/** A key of one brand reads, changes and infers nothing of another, whatever field and argument it tries. */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { GraphQLSchema } from '../../../api/node_modules/graphql/index.js';
import { openWalls, type Walls } from '../../../api/src/access/walls.ts';
import { type Answer, ana, comment, post, sender, type TestApi, testApi } from '../harness.ts';
import { addBrand, furnish, type Headers, keyFor, ours, theirs, type World } from './brands.ts';
import { argumentsOf, introspect, type Leaf, leavesOf, operationOf, type Root, rootsOf } from './calls.ts';

vi.setConfig({ testTimeout: 600_000, hookTimeout: 240_000 });

const began = Date.parse('2026-11-20T10:00:00Z');
const theirMark = 'zanzibar';

/** Names of theirs to put at a place: every id, their brand, its namesake where there is one, else some of any kind. */
function namesFor({ type, path }: Leaf, { ids, names }: World, others: readonly string[]): [string, string][] {
  const place = path.at(-1) ?? '';
  if (type === 'ID') return Object.entries(ids);
  if (place === 'brand') return [['brand', theirs]];
  if (place === 'after') return Object.entries(names);
  const tried = Object.hasOwn(names, place) ? [place] : others;
  return tried.map((what) => [what, names[what] ?? '']);
}

/** Ours alone in a database, or beside theirs. */
interface House {
  readonly api: TestApi;
  readonly key: Headers;
  readonly mine: World;
}

const root: Headers = { authorization: 'Bearer root' };

async function house(walls: boolean): Promise<House> {
  const api = await testApi({ apiKey: 'root', now: began, walls });
  const key = await keyFor(api, { brands: [ours] });
  return { api, key, mine: await furnish(api, ours, 'meunerie', root) };
}

describe.each(['both walls', 'the first wall alone'] as const)('behind %s', (kind) => {
  let alone: House;
  let shared: House;
  let other: World;
  let schema: GraphQLSchema;
  let walls: Walls;
  beforeAll(async () => {
    alone = await house(kind === 'both walls');
    shared = await house(kind === 'both walls');
    walls = openWalls(shared.api.url, shared.api.db);
    await addBrand(shared.api);
    other = await furnish(shared.api, theirs, theirMark, root);
    schema = await introspect(shared.api.graphqlUrl, root);
  });
  afterAll(async () => {
    await walls.close();
    await Promise.all([alone.api.close(), shared.api.close()]);
  });

  const ask = async ({ api }: House, one: Root, variables: unknown, headers: Headers): Promise<Answer> => {
    const levels = one.kind === 'mutation' ? 3 : 5;
    return post(api.graphqlUrl, { query: operationOf(one, schema, levels), variables }, headers);
  };

  /** A world whose case is new: what a call did to the last one cannot show in the next answer. */
  async function fresh({ api, key, mine }: House): Promise<World> {
    const input = { brand: ours, comment: comment('Mon colis est perdu !') };
    const { data } = await sender(api.graphqlUrl)('ReceiveComment', { input }, key);
    return { ...mine, ids: { ...mine.ids, Case: data.receiveComment.case.id } };
  }

  /** What a call answers and which statements it takes, with what differs from call to call made equal. */
  async function outcome(at: House, one: Root, leaf: Leaf, word: string): Promise<{ said: string; sql: string[] }> {
    const world = one.kind === 'mutation' ? await fresh(at) : at.mine;
    const variables = argumentsOf(one, world, leaf, word);
    const { value, statements } = await recorded(() =>
      one.kind === 'subscription' && leaf.path.at(-1) !== 'brand'
        ? listen(at, one, variables)
        : ask(at, one, variables, { ...at.key, accept: 'application/json' }),
    );
    const text = JSON.stringify(value);
    const place = `${one.name}(${leaf.path.join('.')})`;
    if (/GRAPHQL_VALIDATION_FAILED|INTERNAL_SERVER_ERROR|TOO_COMPLEX/.test(text)) throw new Error(`${place}: ${text}`);
    // Whole or cut, an answer may say back what was sent.
    const bare = text.replaceAll(word, '');
    const leaked = other.canaries.filter((canary) => bare.includes(canary) && !word.includes(canary));
    if (leaked.length > 0) throw new Error(`${place} tells ${leaked.join(', ')}`);
    const said = text.replaceAll(/\b(word|c)\d+\b/g, '<counted>').replaceAll(/[\w+/=.-]{30,}/g, '<id>');
    // Those that run side by side leave in any order.
    return { said, sql: statements.sort() };
  }

  /** Follows ours until something new happens there. */
  async function listen({ api, key, mine }: House, one: Root, variables: Record<string, unknown>): Promise<unknown> {
    const stop = new AbortController();
    const response = await fetch(api.graphqlUrl, {
      method: 'POST',
      headers: { ...key, 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: operationOf(one, schema), variables }),
      signal: stop.signal,
    });
    const input = { caseId: mine.ids.Case, event: 'note', note: 'seen', actor: ana };
    const acting = sender(api.graphqlUrl)('AdvanceCase', { input }, key);
    let text = '';
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString();
      if (text.includes('"note":"seen"')) break;
    }
    stop.abort();
    await acting;
    return { refused: text.includes('"errors"'), told: text.includes(theirMark) };
  }

  it('has something of every kind in both brands', async () => {
    const nodes = schema.getPossibleTypes(schema.getType('Node') as never).map(({ name }) => name);
    expect(Object.keys(other.ids).sort()).toEqual([...nodes].sort());
    const { tables } = await dump(walls, theirs);
    const needed = ['Charter', 'Author', 'Case', 'Comment', 'Edit', 'LogEntry', 'Deadline', 'Capture', 'Submission'];
    for (const table of [...needed, 'Approval', 'Idempotency']) expect(tables[table] ?? 0, table).toBeGreaterThan(0);
    expect((await dump(walls, ours)).text).not.toContain(theirMark);
  });

  it('answers by no field and no argument otherwise than if they were not there, and changes nothing of theirs', async () => {
    const before = await dump(walls, theirs);
    const told: string[] = [];
    let calls = 0;
    // Those that follow go first, while little has happened.
    const roots = rootsOf(schema).sort((a, b) => Number(b.kind === 'subscription') - Number(a.kind === 'subscription'));
    for (const one of roots) {
      for (const leaf of leavesOf(one.field)) {
        for (const [what, word] of namesFor(leaf, other, kind === 'both walls' ? ['externalId', 'digest'] : [])) {
          calls += 1;
          for (const { api } of [alone, shared]) api.setNow(began + calls * 7_200_000);
          const [without, beside] = [await outcome(alone, one, leaf, word), await outcome(shared, one, leaf, word)];
          const place = `${one.name}(${leaf.path.join('.')}: their ${what})`;
          if (without.said !== beside.said) told.push(`${place} ${difference(without.said, beside.said)}`);
          else if (kind === 'both walls' && one.kind !== 'subscription' && without.sql.join() !== beside.sql.join())
            told.push(`${place} takes other statements ${difference(without.sql.join(), beside.sql.join())}`);
        }
      }
    }
    expect(told).toEqual([]);
    expect(calls).toBeGreaterThan(kind === 'both walls' ? 120 : 50);
    expect((await dump(walls, theirs)).text).toBe(before.text);
  });

  it('lets the same key do as much in its own brand', async () => {
    const { api, key, mine } = shared;
    const { data } = await sender(api.graphqlUrl)('CaseWithHistory', { id: mine.ids.Case }, key);
    expect(data.node.id).toBe(mine.ids.Case);
    expect((await sender(api.graphqlUrl)('Inbox', { brand: theirs, first: 5 }, root)).data.cases.edges).not.toEqual([]);
  });
});

/** Where two texts part. */
function difference(left: string, right: string): string {
  let at = 0;
  while (at < left.length && left[at] === right[at]) at += 1;
  const around = (text: string) => text.slice(Math.max(0, at - 80), at + 120);
  return `\n  ${around(left)}\n  ${around(right)}`;
}

/** Every row of a brand, of every table behind the wall, as text. */
async function dump(walls: Walls, brand: string): Promise<{ text: string; tables: Record<string, number> }> {
  const db = walls.dbFor([brand]);
  const found = await db.$queryRaw<{ name: string }[]>`
    SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relrowsecurity ORDER BY 1`;
  const tables: Record<string, number> = {};
  const lines: string[] = [];
  for (const { name } of found) {
    const rows = await db.$queryRawUnsafe<{ row: string }[]>(`SELECT t::text AS row FROM "${name}" t ORDER BY 1`);
    tables[name] = rows.length;
    lines.push(...rows.map(({ row }) => `${name} ${row}`));
  }
  return { text: lines.join('\n'), tables };
}

const require = createRequire(fileURLToPath(new URL('../../../api/src/db.ts', import.meta.url)));

/** The statements that run meanwhile, without what the keys themselves take. */
async function recorded<T>(run: () => Promise<T>): Promise<{ value: T; statements: string[] }> {
  const pg = require('pg') as { Client: { prototype: { query: (...args: unknown[]) => unknown } } };
  const { query } = pg.Client.prototype;
  const statements: string[] = [];
  pg.Client.prototype.query = function counted(...args) {
    const [first] = args as [string | { text?: string }];
    const text = typeof first === 'string' ? first : (first?.text ?? '');
    if (!text.includes('ApiKey')) statements.push(text);
    return query.apply(this, args);
  };
  try {
    return { value: await run(), statements };
  } finally {
    pg.Client.prototype.query = query;
  }
}
