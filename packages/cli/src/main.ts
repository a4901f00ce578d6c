#!/usr/bin/env node
import { closeQuietly } from './output.ts';
import { run } from './run.ts';

closeQuietly(process.stdout);
process.exitCode = await run(process.argv.slice(2));
