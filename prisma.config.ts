import { fileURLToPath } from 'node:url';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// Prisma would download its schema engine, even to generate. The same engine ships in npm as WebAssembly; engine.mjs runs it.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= here('schema/prisma/engine.mjs');

export default {
  schema: here('schema/prisma/schema.prisma'),
  migrations: { path: here('schema/prisma/migrations') },
  datasource: { url: process.env.DATABASE_URL ?? '' },
};
