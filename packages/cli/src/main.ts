#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

// Types are stripped and code compiled once, not at every call: before anything else is loaded.
enableCompileCache();
const { closeQuietly } = await import('./output.ts');
const { run } = await import('./run.ts');

closeQuietly(process.stdout);
process.exitCode = await run(process.argv.slice(2));
