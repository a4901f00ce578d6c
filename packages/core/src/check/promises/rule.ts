/** The last rule: what is promised holds. */
import type { Diagnostic } from '../../diagnostic.ts';
import { type CheckContext, finding, inCharter } from '../context.ts';
import { brokenWords, repairWords } from './broken.ts';
import { provePromises } from './prove.ts';
import { entriesOfCompiled, isWellSaid, writtenPromises } from './written.ts';

/** One finding for each promise that does not hold, told by its worst case. */
export function checkPromises(context: CheckContext): Diagnostic[] {
  const written = writtenPromises(context);
  const entries = entriesOfCompiled(written);
  return provePromises(context.charter).flatMap((proof) => {
    const entry = entries[proof.index];
    const said = entry === undefined ? undefined : written[entry];
    if (proof.proved || entry === undefined || said === undefined || !isWellSaid(said)) return [];
    const place = inCharter(context, 'promises', entry);
    return [
      finding(context, place, `promise/${proof.promise.kind}`, brokenWords(proof, context.charter), repairWords(proof)),
    ];
  });
}
