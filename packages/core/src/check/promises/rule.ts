/** The last rule: what is promised holds. */
import type { Diagnostic, Place } from '../../diagnostic.ts';
import { type CheckContext, finding, inCharter, inPlaybook, warning } from '../context.ts';
import { brokenWords, repairWords } from './broken.ts';
import { worstCaseOf } from './counterexample.ts';
import type { Proof } from './proof.ts';
import { provePromises } from './prove.ts';
import { concernedBy } from './scope.ts';
import { entriesOfCompiled, isWellSaid, writtenPromises } from './written.ts';

/** One finding for each promise that does not hold, told by its worst case. */
export function checkPromises(context: CheckContext): Diagnostic[] {
  const written = writtenPromises(context);
  const entries = entriesOfCompiled(written);
  return provePromises(context.charter).flatMap((proof) => {
    const entry = entries[proof.index];
    const said = entry === undefined ? undefined : written[entry];
    if (entry !== undefined && concernedBy(context.charter, proof.promise).length === 0) return [idle(context, entry)];
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

/** A promise from a severity that none of its crisis types can reach holds because it is never asked. */
function idle(context: CheckContext, entry: number): Diagnostic {
  return warning(
    context,
    inCharter(context, 'promises', entry),
    'severity/never-reached',
    {
      fr: 'Cette promesse ne porte sur aucun type de crise : aucun n’atteint cette gravité.',
      en: 'This promise is about no crisis type: none reaches this severity.',
    },
    {
      fr: 'Baissez `from-severity`, ou ajoutez à un type une hausse (`raise`) jusque-là.',
      en: 'Lower `from-severity`, or give a type a `raise` that goes so far.',
    },
  );
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
