/** Every template can be read, names only what exists, and says the same in every language. */
import type { Diagnostic } from '../diagnostic.ts';
import { checkTemplate, factsNamed } from '../reply/checkTemplate.ts';
import { factsOf } from '../reply/facts.ts';
import { partialsFor } from '../reply/partials.ts';
import { parseTemplate } from '../reply/template.ts';
import type { TemplateFault } from '../reply/templateFault.ts';
import { faultSentence } from '../reply/templateSentences.ts';
import { type CheckContext, finding } from './context.ts';
import { guaranteedFacts } from './guaranteed-facts.ts';
import { isPrivateFile, type ReplyFile, replyFiles } from './reply-uses.ts';

export function checkTemplates(context: CheckContext): Diagnostic[] {
  const partials = context.document.partials.flatMap((file) => parseTemplate(file.text.trimEnd(), file.file).faults);
  const files = replyFiles(context).filter((file) => context.charter.languages.includes(file.language));
  const read = files.flatMap((file) => templateFaults(context, file));
  const differing = partials.length + read.length > 0 ? [] : differingFacts(context, files);
  return [...[...partials, ...read].map((fault) => say(context, fault)), ...differing];
}

function templateFaults(context: CheckContext, file: ReplyFile): readonly TemplateFault[] {
  const { template, faults } = parseTemplate(file.text.trimEnd(), file.file);
  if (template === null || faults.length > 0) return faults;
  const found = checkTemplate(template, {
    facts: factsOf(context.charter),
    partials: partialsFor(context.charter, file.language),
    isPrivate: isPrivateFile(context, file),
    guaranteed: guaranteedAt(file),
    language: file.language,
  });
  return found.filter((fault, index) => !followsFrom(found, fault, index));
}

/** An emptiness follows from a misspelt condition or a wrong helper there; the same fact is told once per file. */
function followsFrom(found: readonly TemplateFault[], fault: TemplateFault, index: number): boolean {
  const earlier = found.slice(0, index);
  if (fault.code === 'template-private-fact')
    return earlier.some((other) => other.code === fault.code && other.subject === fault.subject);
  if (fault.code !== 'template-maybe-empty') return false;
  return found.some(
    (other) =>
      (other.code === 'template-unknown-fact' && other.instead === fault.subject) ||
      (other.code === 'template-type' && other.line === fault.line && other.column === fault.column),
  );
}

/** Known wherever the reply is used. */
function guaranteedAt(file: ReplyFile): ReadonlySet<string> {
  const [first, ...others] = file.uses.map(
    ({ playbook, step }) => guaranteedFacts(playbook).get(step.key) ?? new Set<string>(),
  );
  return new Set([...(first ?? [])].filter((fact) => others.every((other) => other.has(fact))));
}

function say(context: CheckContext, fault: TemplateFault): Diagnostic {
  const { message, hint } = faultSentence(fault, context.locale);
  return {
    file: fault.file,
    line: fault.line,
    column: fault.column,
    code: fault.code.replace('template-', 'template/'),
    severity: 'error',
    message,
    hint,
  };
}

/** The variants of one reply for one channel name the same facts in every language. */
function differingFacts(context: CheckContext, files: readonly ReplyFile[]): Diagnostic[] {
  const named = (file: ReplyFile) => {
    const { template } = parseTemplate(file.text, file.file);
    return template === null ? [] : factsNamed(template, partialsFor(context.charter, file.language));
  };
  return files.flatMap((file) => {
    const twin = files.find(
      (other) => other.playbook === file.playbook && other.reply === file.reply && other.channel === file.channel,
    );
    if (twin === undefined || twin === file) return [];
    const [own, others] = [named(file), named(twin)];
    const missing = others.filter((fact) => !own.includes(fact));
    const extra = own.filter((fact) => !others.includes(fact));
    if (missing.length + extra.length === 0) return [];
    const list = [...missing, ...extra].map((fact) => `{{${fact}}}`).join(', ');
    return [
      finding(
        context,
        { file: file.file, line: 1, column: 1 },
        'template/variables-differ',
        {
          fr: `Cette réponse ne nomme pas les mêmes faits en « ${file.language} » et en « ${twin.language} » : ${list}.`,
          en: `This reply does not name the same facts in "${file.language}" and in "${twin.language}": ${list}.`,
        },
        { fr: 'Nommez-les dans les deux langues, ou dans aucune.', en: 'Name them in both languages, or in neither.' },
      ),
    ];
  });
}
