#!/usr/bin/env node
// Prisma's schema engine without a download. The Prisma CLI starts an engine and speaks JSON-RPC with it, one message a
// line; this one passes each call to the same engine compiled to WebAssembly (@prisma/schema-engine-wasm) and lets it
// reach PostgreSQL through @prisma/adapter-pg. The protocol is Prisma's own: pin Prisma exactly.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const api = createRequire(new URL('../../api/package.json', import.meta.url));
const load = (name) => import(pathToFileURL(api.resolve(name)).href);
const { default: pg } = await load('pg');
const { PrismaPg } = await load('@prisma/adapter-pg');
const { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } = await load('@prisma/driver-adapter-utils');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    datamodels: { type: 'string', multiple: true },
    datasource: { type: 'string' },
    'enabled-preview-features': { type: 'string' },
    'extension-types': { type: 'string' },
  },
});
const url = values.datasource ? JSON.parse(values.datasource).url : undefined;

/** The catalog has columns of type "char" (18), which the adapter does not know: read as texts, told as characters. */
async function queryCatalog(adapter, query) {
  const characters = [];
  const reader = Object.create(adapter, {
    performIO: {
      value: async (sql) => {
        const result = await adapter.performIO(sql);
        for (const [index, field] of result.fields.entries()) {
          if (field.dataTypeID !== 18) continue;
          field.dataTypeID = 25;
          characters.push(index);
        }
        return result;
      },
    },
  });
  const rows = await Object.getPrototypeOf(adapter).queryRaw.call(reader, query);
  for (const index of characters) rows.columnTypes[index] = ColumnTypeEnum.Character;
  return rows;
}

async function connect(connectionString, onDispose = async () => {}) {
  const pool = new pg.Pool({ connectionString, options: '-c TimeZone=UTC' });
  const adapter = await new PrismaPg(pool).connect();
  adapter.queryRaw = (query) => queryCatalog(adapter, query);
  // The adapter's own splits a script at every `;`, those of function bodies included.
  adapter.executeScript = async (script) => {
    await pool.query(script).catch((fault) => adapter.onError(fault));
  };
  const dispose = adapter.dispose.bind(adapter);
  adapter.dispose = async () => {
    await dispose();
    await pool.end();
    await onDispose();
  };
  return adapter;
}

/** The adapter's own shadow database would be the main one where the connection is given as a string. */
async function connectToShadow() {
  const name = `shadow_${randomUUID()}`;
  await inMaintenance(url, `CREATE DATABASE "${name}"`);
  const shadow = new URL(url);
  shadow.pathname = `/${name}`;
  return connect(shadow.href, () => inMaintenance(url, `DROP DATABASE "${name}" WITH (FORCE)`));
}

async function inMaintenance(connectionString, sql) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function createDatabase(connectionString) {
  const maintenance = new URL(connectionString);
  const databaseName = decodeURIComponent(maintenance.pathname.slice(1));
  maintenance.pathname = '/postgres';
  await inMaintenance(maintenance.href, `CREATE DATABASE "${databaseName.replaceAll('"', '""')}"`);
  return { databaseName };
}

/** The engine's last words, should it panic: read by its own code under this global name. */
const panic = { message: '', set_message: (text) => (panic.message = text) };
globalThis.PRISMA_WASM_PANIC_REGISTRY = panic;

// A Rust panic leaves by an uncaught exception; the CLI knows it by exit status 101 and takes its words from stderr.
process.on('uncaughtException', (fault) => {
  const fields = { message: panic.message || String(fault), backtrace: fault.stack };
  process.stderr.write(`${JSON.stringify({ level: 'ERROR', target: 'schema_engine::panic', fields })}\n`, () =>
    process.exit(101),
  );
});

async function startEngine() {
  const engine = await load('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = readFileSync(api.resolve('@prisma/schema-engine-wasm/schema_engine_bg').replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': engine });
  engine.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  const factory = {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => connect(url),
    connectToShadowDb: connectToShadow,
  };
  const datamodels = values.datamodels?.map((path) => [path, readFileSync(path, 'utf8')]);
  return engine.SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(factory));
}

let engine;
async function answer({ method, params }) {
  if (method === 'createDatabase') return createDatabase(params.datasource.url ?? url);
  engine ??= await startEngine();
  if (method === 'getDatabaseVersion') return engine.version(params);
  if (typeof engine[method] !== 'function') throw new Error(`The schema engine has no ${method}.`);
  const result = (await engine[method](params)) ?? {};
  if (method === 'diff' && result.stdout)
    say({ method: 'print', id: randomUUID(), params: { content: result.stdout } });
  return result;
}

function say(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
}

function errorOf(fault) {
  if (panic.message !== '')
    return {
      code: 4466,
      message: panic.message,
      data: { is_panic: true, message: panic.message, error: { message: panic.message } },
    };
  const message = fault instanceof Error ? fault.message : String(fault);
  return {
    code: 4466,
    message,
    data: { is_panic: false, message, ...(fault?.code ? { error_code: fault.code } : {}) },
  };
}

/** `cli can-connect-to-database` and `cli create-database`: exit status, and a log line in JSON where it fails. */
async function runCommand(command) {
  try {
    if (command === 'create-database') await createDatabase(url);
    else await inMaintenance(url, 'SELECT 1');
    process.exit(0);
  } catch (fault) {
    const missing = fault.code === '3D000';
    const fields = { error_code: missing ? 'P1003' : 'P1001', message: fault.message };
    process.stderr.write(`${JSON.stringify({ level: 'INFO', fields: { message: command } })}\n`);
    process.stderr.write(`${JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields })}\n`, () =>
      process.exit(1),
    );
  }
}

async function serve() {
  for await (const line of createInterface({ input: process.stdin })) {
    const call = JSON.parse(line);
    if (call.method === undefined) continue; // it has read a `print`
    const reply = await answer(call).then(
      (result) => ({ result }),
      (fault) => ({ error: errorOf(fault) }),
    );
    say({ id: call.id, ...reply });
    if (panic.message !== '') process.exit(101);
  }
  process.exit(0);
}

if (positionals[0] === 'cli') await runCommand(positionals[1]);
else await serve();
