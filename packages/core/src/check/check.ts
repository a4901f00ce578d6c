/** Runs the rules in the order an author should repair, and leaves out what only follows from an earlier finding. */
import type { Charter } from '../charter.ts';
import { type Diagnostic, isFailingTest, type Locale } from '../diagnostic.ts';
import type { CharterDocument } from '../document/read.ts';
import type { CheckContext } from './context.ts';
import { charterRules } from './rules.ts';

/**
 * Every finding about a charter that could be read: references first, then the graph, the law, the words, at last the
 * promises. A stage looks only at playbooks in which the stages before found no error; what leans on charter.yaml
 * and the partials (`charter`) waits until these have none, what concerns the whole (`all`) until there is none at all.
 */
export function check(document: CharterDocument, charter: Charter, locale: Locale): Diagnostic[] {
  let findings = shapeFindings(document);
  for (const stage of charterRules) {
    const damaged = new Set(
      findings
        .filter((found) => found.severity === 'error' && !isFailingTest(found))
        .map((found) => found.file.split('/')[0]),
    );
    if (stage.needs === 'all' && damaged.size > 0) break;
    if (stage.needs === 'charter' && (damaged.has('charter.yaml') || damaged.has('partials'))) continue;
    const playbooks = Object.values(charter.playbooks);
    const sound = stage.needs === 'nothing' ? playbooks : playbooks.filter((playbook) => !damaged.has(playbook.crisis));
    const context: CheckContext = { document, charter, locale, sound };
    findings = findings.concat(stage.rules.flatMap((rule) => rule(context)));
  }
  return withoutRepeats(findings);
}

export function shapeFindings({ charter, playbooks, migrations, strays }: CharterDocument): Diagnostic[] {
  const files = playbooks.flatMap(({ playbook, examples, stories }) => [playbook, examples, stories]);
  return [charter, ...files, ...migrations].flatMap((shaped) => shaped?.findings ?? []).concat(strays);
}

/** The same sentence at the same place is said once. */
function withoutRepeats(findings: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return findings.filter((found) => {
    const key = JSON.stringify(found);
    return seen.has(key) ? false : seen.add(key);
  });
}
