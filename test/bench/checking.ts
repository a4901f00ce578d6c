/** Checks one brand each time it is told to, in a thread of its own, as the command line does; says when it is done. */
import { parentPort, workerData } from 'node:worker_threads';
import { compile, type Source } from '@aplomb/core';

const sources: readonly Source[] = workerData;
parentPort?.on('message', () => parentPort?.postMessage(compile(sources, { year: 2026 }).diagnostics.length));
