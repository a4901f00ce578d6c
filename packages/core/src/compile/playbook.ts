/** PlaybookDocument → Playbook. */
import type { Playbook, Severity, SeverityCondition } from '../charter.ts';
import type { PlaybookYaml } from '../document/playbook.ts';
import type { PlaybookDocument, TemplateFile } from '../document/read.ts';
import { definedOnly, mapTable, toDuration, toList, toText, toToneLayer } from './texts.ts';
import { toWorkflow } from './workflow.ts';

export function toPlaybook(folder: PlaybookDocument, languages: readonly string[]): Playbook | null {
  const written = folder.playbook.value;
  if (written === null) return null;
  return {
    crisis: folder.crisis,
    title: toText(written.title, languages),
    family: written.family,
    responsibility: written.responsibility,
    ground: written.ground,
    source: written.source ?? null,
    tone: toToneLayer(written.tone, languages),
    calendar: written.calendar,
    active:
      written.active === undefined ? null : { from: written.active.from ?? null, until: written.active.until ?? null },
    signals: mapTable(written.signals, (signal) => ({
      any: signal.any,
      with: signal.with ?? [],
      never: signal.never ?? [],
    })),
    severity: {
      base: written.severity.base as Severity,
      raise: (written.severity.raise ?? []).map((raise) => ({
        to: raise.to as Severity,
        when: toCondition(raise.when),
      })),
    },
    mayMergeInto: written['may-merge-into'] ?? [],
    workflow: toWorkflow(written.workflow, languages),
    replies: toReplies(folder.replies),
    examples: (folder.examples?.value ?? []).map((example) => ({
      text: example.text,
      lang: example.lang ?? null,
      channel: example.channel ?? null,
      not: example.not ?? false,
      expectSeverity: (example.expect?.severity ?? null) as Severity | null,
    })),
  };
}

type RaiseYaml = NonNullable<PlaybookYaml['severity']['raise']>[number];

function toCondition(when: RaiseYaml['when']): SeverityCondition {
  return definedOnly({
    authorFollowers: when['author-followers'] && { atLeast: when['author-followers']['at-least'] },
    says: when.says,
    similar: when.similar && { atLeast: when.similar['at-least'], within: toDuration(when.similar.within) },
    authorIs: when['author-is'] && toList(when['author-is']),
    stars: when.stars && { atMost: when.stars['at-most'] },
    channel: when.channel && toList(when.channel),
    audience: when.audience && toList(when.audience),
  }) as SeverityCondition;
}

/** acknowledge.x.fr.hbs → { acknowledge: { 'x.fr': … } } */
function toReplies(files: readonly TemplateFile[]): Playbook['replies'] {
  const replies: Record<string, Record<string, string>> = {};
  for (const { name, text } of files) {
    const dot = name.indexOf('.');
    const reply = dot === -1 ? name : name.slice(0, dot);
    const variants = Object.hasOwn(replies, reply) ? replies[reply] : undefined;
    replies[reply] = { ...variants, [dot === -1 ? '' : name.slice(dot + 1)]: text };
  }
  return replies;
}
