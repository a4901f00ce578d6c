#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

// Types are stripped and code compiled once, not at every call: before anything else is loaded.
enableCompileCache();
const { endWhenClosed } = await import('./output.ts');
const { localeFrom } = await import('./locale.ts');
const { run } = await import('./run.ts');

const locale = localeFrom(process.argv.slice(2), process.env);
endWhenClosed(process.stdout, locale);
endWhenClosed(process.stderr, locale);
process.exitCode = await run(process.argv.slice(2));
