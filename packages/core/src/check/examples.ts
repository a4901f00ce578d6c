/** The compiled charter itself gives every example its type; near misses go elsewhere, those of `when-unsure` to a person. */
import type { Example, Playbook } from '../charter.ts';
import type { Comment } from '../comment.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { triage } from '../triage/triage.ts';
import { type CheckContext, finding, folderOf } from './context.ts';

export function checkExamples(context: CheckContext): Diagnostic[] {
  return context.sound.flatMap((playbook) =>
    playbook.examples.flatMap((example, index) => checkExample(context, playbook, example, index)),
  );
}

function checkExample(context: CheckContext, playbook: Playbook, example: Example, index: number): Diagnostic[] {
  const { charter } = context;
  const examples = folderOf(context, playbook.crisis)?.examples;
  if (examples == null) return [];
  const comment: Comment = {
    text: example.text,
    language: example.lang,
    channel: example.channel ?? Object.keys(charter.channels)[0] ?? '',
  };
  const now = Date.parse(playbook.active?.from ?? charter.horizon.from);
  const { crisis, abstained, alternatives, severity } = triage(charter, comment, { now });
  const place = examples.at([index, 'text']);
  if (example.not) {
    return crisis === playbook.crisis && !abstained
      ? [
          finding(
            context,
            place,
            'example/not-this',
            {
              fr: 'Ce commentaire ne doit pas être de ce type, et la charte le lui donne.',
              en: 'This comment must not be of this type, and the charter gives it this type.',
            },
            teach,
          ),
        ]
      : [];
  }
  if (crisis !== playbook.crisis) {
    const where =
      abstained && alternatives[0] !== undefined
        ? `${crisis} (${alternatives
            .slice(0, 2)
            .map((other) => other.crisis)
            .join(', ')} ?)`
        : crisis;
    return [
      finding(
        context,
        place,
        'example/lands-elsewhere',
        {
          fr: `La charte donne à cet exemple un autre type : ${where}.`,
          en: `The charter gives this example another type: ${where}.`,
        },
        teach,
      ),
    ];
  }
  if (example.expectSeverity === null) return [];
  return severity.level === example.expectSeverity
    ? []
    : [
        finding(context, examples.at([index, 'expect', 'severity']), 'example/severity', {
          fr: `Gravité attendue : ${example.expectSeverity} ; la charte dit ${severity.level}.`,
          en: `Expected severity ${example.expectSeverity}; the charter says ${severity.level}.`,
        }),
      ];
}

const teach = {
  fr: "Ajoutez un signal (`any`, `with`, `never`) qui sépare les deux types, ou d'autres exemples proches.",
  en: 'Add a signal (`any`, `with`, `never`) that separates the two types, or more examples like it.',
};
