/** The last rule: what is promised holds. */
import type { Diagnostic, Place } from '../../diagnostic.ts';
import { type CheckContext, finding, inCharter, inPlaybook } from '../context.ts';
import { brokenWords, repairWords } from './broken.ts';
import { worstCaseOf } from './counterexample.ts';
import type { Proof } from './proof.ts';
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
      ...proof.tangledIn.map((crisis) => tangled(context, crisis)),
      ...(proof.brokenIn.length === 0 ? [] : [broken(context, proof, place)]),
    ];
  });
}

function broken(context: CheckContext, proof: Proof, place: Place): Diagnostic {
  const { charter, locale } = context;
  const code = `promise/${proof.promise.kind}`;
  const found = finding(context, place, code, brokenWords(proof, charter), repairWords(proof));
  const worstCase = worstCaseOf(charter, proof, locale);
  return worstCase === null ? found : { ...found, worstCase };
}

/** Said once for each crisis type, whatever number of promises cannot be proved in it. */
function tangled(context: CheckContext, crisis: string): Diagnostic {
  return finding(
    context,
    inPlaybook(context, crisis, 'workflow', 'steps'),
    'promise/tangled',
    {
      fr: `Les étapes de « ${crisis} » mènent les unes aux autres par trop de chemins : aucune promesse de temps ne peut y être prouvée.`,
      en: `The steps of "${crisis}" lead to one another in too many ways: no promise of time can be proved in it.`,
    },
    {
      fr: 'Laissez moins d’étapes revenir en arrière, ou réunissez celles qui se valent.',
      en: 'Let fewer steps lead back, or make one of those that are alike.',
    },
  );
}
