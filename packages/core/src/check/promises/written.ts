/** A promise says one thing, with the words that go with it. */
import type { Diagnostic } from '../../diagnostic.ts';
import type { PromiseYaml } from '../../document/charter.ts';
import { type Bilingual, type CheckContext, finding, inCharter } from '../context.ts';

const KINDS = ['answered-within', 'told', 'approved-by', 'never', 'relays-come-back', 'ends-within'] as const;

interface Fault {
  readonly message: Bilingual;
  readonly hint: Bilingual;
}

/** Entries that say no kind of promise or several, lack a companion word, or have one that goes with another kind. */
export function checkPromiseWords(context: CheckContext): Diagnostic[] {
  // What could not be read is reported already; the rest of its entry would look empty.
  if (context.document.charter.lost.some(([block]) => block === 'promises')) return [];
  return writtenPromises(context).flatMap((written, index) =>
    faultsOf(written).map(({ message, hint }) =>
      finding(context, inCharter(context, 'promises', index), 'promise/words', message, hint),
    ),
  );
}

export function writtenPromises({ document }: CheckContext): readonly PromiseYaml[] {
  return document.charter.value?.promises ?? [];
}

export function isWellSaid(written: PromiseYaml): boolean {
  return faultsOf(written).length === 0;
}

function faultsOf(written: PromiseYaml): Fault[] {
  const kinds = KINDS.filter((kind) => written[kind] !== undefined);
  const list = KINDS.join(', ');
  const hint = { fr: `Une promesse dit une de ces choses : ${list}.`, en: `A promise says one of: ${list}.` };
  const [kind] = kinds;
  if (kind === undefined)
    return [{ message: { fr: 'Cette entrée ne promet rien.', en: 'This entry promises nothing.' }, hint }];
  if (kinds.length > 1) {
    const said = kinds.join(', ');
    const message = {
      fr: `Cette entrée promet plusieurs choses : ${said}.`,
      en: `This entry promises several things: ${said}.`,
    };
    return [{ message, hint: { fr: 'Faites de chacune une entrée.', en: 'Give each its own entry.' } }];
  }
  return [
    ...companion(written, kind, 'told', 'within', 'within: 1 hour', true),
    ...companion(written, kind, 'approved-by', 'before', 'before: reply', true),
    ...companion(written, kind, 'never', 'unless-ground', '', false),
  ];
}

/** `word` goes with `owner` only, and, where `needed`, `owner` never without it. */
function companion(
  written: PromiseYaml,
  kind: string,
  owner: string,
  word: 'within' | 'before' | 'unless-ground',
  example: string,
  needed: boolean,
): Fault[] {
  const said = written[word] !== undefined;
  if (kind === owner && needed && !said)
    return [
      {
        message: { fr: `« ${owner} » demande « ${word} ».`, en: `"${owner}" needs "${word}".` },
        hint: { fr: `Par exemple : ${example}.`, en: `For example: ${example}.` },
      },
    ];
  if (kind !== owner && said)
    return [
      {
        message: { fr: `« ${word} » ne va pas avec « ${kind} ».`, en: `"${word}" does not go with "${kind}".` },
        hint: { fr: `« ${word} » ne va qu'avec « ${owner} ».`, en: `"${word}" goes with "${owner}" only.` },
      },
    ];
  return [];
}

/**
 * Which entry of charter.yaml each compiled promise stands for: entries that cannot be compiled are left out of the charter,
 * and an entry that says several kinds is taken for the first (compile/charter.ts).
 */
export function entriesOfCompiled(written: readonly PromiseYaml[]): number[] {
  return written.flatMap((promise, index) => {
    const kind = KINDS.find((word) => promise[word] !== undefined);
    return kind === undefined || (kind === 'told' && promise.within === undefined) ? [] : [index];
  });
}
