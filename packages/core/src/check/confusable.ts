/** Examples tell the types apart: where other examples teach that a third of a type is another, nobody can know which is meant. */
import type { Diagnostic } from '../diagnostic.ts';
import { classifierOf } from '../triage/classifier.ts';
import { type Confusion, confusionsOf } from '../triage/crossvalidate.ts';
import { type CheckContext, folderOf, warning } from './context.ts';

/** Fewer mistakes are chance, and a smaller part is what real comments do. */
const LEAST_MISTAKES = 3;
const LEAST_SHARE = 1 / 3;

/** One finding for each pair, at the surest mistake. Judged are the examples that training held out: no second training. */
export function checkConfusable(context: CheckContext): Diagnostic[] {
  const { charter, sound } = context;
  const classifier = classifierOf(charter);
  const judged = Map.groupBy(classifier.heldOut, ({ crisis }) => crisis);
  const { confusions } = confusionsOf(classifier);
  const isJudged = ({ crisis, takenFor }: Confusion) =>
    crisis !== charter.whenUnsure &&
    takenFor !== charter.whenUnsure &&
    sound.some((playbook) => playbook.crisis === crisis);
  const pairs = Map.groupBy(confusions.filter(isJudged), ({ crisis, takenFor }) => `${crisis}\0${takenFor}`);
  return [...pairs.values()].flatMap((mistakes) => {
    const [first] = mistakes;
    const of = judged.get(first!.crisis)!.length;
    const isTooMany = mistakes.length >= LEAST_MISTAKES && mistakes.length > LEAST_SHARE * of;
    return isTooMany ? confused(context, first!, mistakes.length, of) : [];
  });
}

function confused(context: CheckContext, { crisis, example, takenFor }: Confusion, count: number, of: number) {
  const examples = folderOf(context, crisis)?.examples;
  if (examples == null) return [];
  return [
    warning(
      context,
      examples.at([example, 'text']),
      'signals/confused',
      {
        fr: `Les exemples ne séparent pas « ${crisis} » de « ${takenFor} » : ${count} sur ${of} du premier sont pris pour le second d'après les autres, celui-ci le plus sûrement.`,
        en: `The examples do not tell "${crisis}" from "${takenFor}": by the others, ${count} of ${of} of the first are taken for the second, this one most surely.`,
      },
      {
        fr: 'Ajoutez des exemples qui les séparent, un signal, ou un faux ami (`not: true`) ; ou fondez les deux types en un.',
        en: 'Add examples that separate them, a signal, or a near miss (`not: true`); or make one type of the two.',
      },
    ),
  ];
}
