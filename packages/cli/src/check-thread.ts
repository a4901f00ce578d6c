/** A thread of `aplomb check`: checks the brands it is given and hands over what it found. */
import { parentPort, workerData } from 'node:worker_threads';
import { checkBrand } from './check-brand.ts';
import type { Share } from './check-brands.ts';

const { folders, ...reading } = workerData as Share;
parentPort!.postMessage(folders.map((folder) => checkBrand(folder, reading)));
