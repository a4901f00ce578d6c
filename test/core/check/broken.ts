/** One change to a good charter, and the one finding it must bring. */
export interface Break {
  readonly file: string;
  /** Text that stands once in the file. */
  readonly from: string;
  readonly to: string;
  readonly code: string;
  /** Where the finding stands, when not on the first changed line: a file and a text that stands on that line after the change. */
  readonly at?: readonly [file: string, text: string];
  /** Warnings, where the charter still compiles. */
  readonly warns?: true;
}

const C = 'charter.yaml';
const L = 'late/playbook.yaml';
const I = 'insult/playbook.yaml';
const R = 'recall/playbook.yaml';
const T = 'triage/playbook.yaml';
const S = 'late/stories.yaml';
const E = 'late/examples.yaml';
const row = (file: string, from: string, to: string, code: string, at?: Break['at']): Break => ({
  file,
  from,
  to,
  code,
  ...(at ? { at } : {}),
});
const warn = (file: string, from: string, to: string, code: string, at?: Break['at']): Break => ({
  ...row(file, from, to, code, at),
  warns: true,
});

/** What is written cannot be read. */
const unreadable: readonly Break[] = [
  row(C, 'name: Lanterne', 'name: Lanterne\nname: Lampion', 'yaml/duplicate-key', [C, 'name: Lampion']),
  row(C, 'name: Lanterne', 'name: &n Lanterne\nversion-name: *n', 'yaml/alias', [C, 'version-name']),
  row(C, '  reader: { default: true }', '  <<: { default: true }\n  reader: { default: true }', 'yaml/merge', [
    C,
    '<<',
  ]),
  row(L, 'fr: Chercher, en: Trace', 'fr: Chercher : vite, en: Trace', 'yaml/quote-the-sentence'),
  row(L, 'fr: Chercher, en: Trace', 'fr: Chercher, vite, en: Trace', 'yaml/quote-the-sentence'),
  row(L, 'fr: Demander à la réserve.', 'fr: Demander, merci', 'yaml/quote-the-sentence'),
  row(L, '      owner: stock\n', '\towner: stock\n', 'yaml/tab', [L, '\towner']),
];

/** A word that the language does not know, or a value it cannot take. */
const misshapen: readonly Break[] = [
  row(C, 'format: 1', 'format: 2', 'shape/unknown-word'),
  row(C, 'version: 1.2.0', 'version: 1.2', 'shape/wrong-type'),
  row(C, 'version: 1.2.0', 'version: v1', 'shape/version'),
  row(C, 'brand: lanterne', 'brand: La Lanterne', 'shape/name'),
  row(C, 'name: Lanterne\n', '', 'shape/missing-key', [C, 'format: 1']),
  row(C, 'when-unsure: triage\n', '', 'shape/missing-key', [C, 'format: 1']),
  row(C, 'keep-evidence: 2 years', 'keep-evidence: P2Y', 'shape/duration'),
  row(C, 'keep-evidence: 2 years', 'keep-evidence: 0 years', 'shape/duration'),
  row(C, 'keep-evidence: 2 years', 'keep-evidences: 2 years', 'shape/unknown-key'),
  row(C, 'languages: [fr, en]', 'languages: fr', 'shape/wrong-type'),
  row(C, 'languages: [fr, en]', 'languages: [fr, English]', 'shape/name'),
  row(C, 'valid-from: 2026-12-01', 'valid-from: 1/12/2026', 'shape/date'),
  row(
    C,
    'on-duty: shop, otherwise: watch }\n  watch',
    'on-dutty: shop, otherwise: watch }\n  watch',
    'shape/unknown-key',
  ),
  row(C, 'outside: true', 'outside: yes', 'shape/wrong-type'),
  row(C, 'mon-fri:', 'mon-fry:', 'shape/bad-name'),
  row(C, 'sat: "10:00-18:00"', 'sat: "10h-18h"', 'shape/period'),
  row(C, '2026-12-31: closed', '2026-12-31: close', 'shape/period'),
  row(C, 'address: { fr: vous }', 'address: { fr: nous }', 'shape/unknown-word'),
  row(C, 'speaks-as: we', 'speaks-as: you', 'shape/unknown-word'),
  row(C, 'respectful: 1', 'respectful: 2', 'shape/unknown-word'),
  row(C, '  emoji: 1\n', '  emoji: many\n', 'shape/wrong-type'),
  row(C, '  emoji: 1\n', '  emoji: -1\n', 'shape/out-of-range'),
  row(C, 'sentence-words: 25', 'sentence-words: 2', 'shape/out-of-range'),
  row(C, 'apology: allowed', 'apology: alowed', 'shape/unknown-word'),
  row(C, '  4: { emoji: 0', '  6: { emoji: 0', 'shape/bad-name'),
  row(C, 'type: money', 'type: monney', 'shape/unknown-word'),
  row(C, 'private: true', 'privat: true', 'shape/unknown-key'),
  row(C, 'max: 12', 'max: "12"', 'shape/wrong-type'),
  row(C, 'brand-is-host: true', 'brand-is-hots: true', 'shape/unknown-key'),
  row(C, 'every: week', 'every: weak', 'shape/unknown-word'),
  row(C, 'answered-within: 3 business hours', 'answered-in: 3 business hours', 'shape/unknown-key'),
  row(C, 'answered-within: 3 business hours', 'answered-within: 3 busines hours', 'shape/duration'),
  row(C, 'never: [delete, hide]', 'never: [delete, hyde]', 'shape/unknown-word'),
  row(C, 'unless-ground: [insult]', 'unless-ground: [insults]', 'shape/unknown-word'),
  row(C, 'relays-come-back: true', 'relays-come-back: false', 'shape/unknown-word'),
  row(C, 'before: reply', 'before: replay', 'shape/unknown-word'),
  row(L, 'family: service', 'family: servce', 'shape/unknown-word'),
  row(L, 'responsibility: accidental', 'responsibility: accident', 'shape/unknown-word'),
  row(L, 'ground: none', 'ground: nothing', 'shape/unknown-word'),
  row(L, 'base: 2', 'base: 7', 'shape/out-of-range'),
  row(L, 'base: 2', 'base: two', 'shape/wrong-type'),
  row(L, 'author-followers:', 'author-folowers:', 'shape/unknown-key'),
  row(L, 'at-least: 10000', 'atleast: 10000', 'shape/unknown-key'),
  row(L, 'within: 1 hour } } }', 'within: 1 houre } } }', 'shape/duration'),
  row(L, 'start: acknowledge', 'strat: acknowledge', 'shape/unknown-key'),
  row(L, '    trace:\n', '    Trace:\n', 'shape/bad-name'),
  row(L, 'remind: 15 minutes before', 'remind: 15 minutes', 'shape/duration'),
  row(L, 'from-severity: { 4: 30 minutes }', 'from-severity: { 4: soon }', 'shape/duration'),
  row(L, 'unanswered: true', 'unaswered: true', 'shape/unknown-key'),
  row(
    L,
    'needs: [{ relay: answered }], go: closed }\n    taken',
    'needs: [{ relay: answer }], go: closed }\n    taken',
    'shape/unknown-word',
  ),
  row(L, 'up-to: 10 days', 'upto: 10 days', 'shape/unknown-key'),
  row(L, 'for: author', 'for: autor', 'shape/unknown-word'),
  row(L, 'checklist: complete', 'checklist: completed', 'shape/unknown-word'),
  row(L, 'reply-in: private', 'reply-in: privat', 'shape/unknown-word'),
  row(L, 'mark-author: ambassador', 'mark-autor: ambassador', 'shape/unknown-key'),
  row(L, 'event: found, ', '', 'shape/missing-key'),
  row(L, 'label: { fr: Perdu, en: Lost }', 'label: 12', 'shape/wrong-type'),
  row(I, 'tell-author: reasons', 'tell-author: reason', 'shape/unknown-word'),
  row(I, 'facebook: hide', 'facebook: hid', 'shape/unknown-word'),
  row(R, 'count: 2', 'count: two', 'shape/wrong-type'),
  row(R, 'accepted: publish', 'acceptd: publish', 'shape/unknown-key'),
  row(R, 'in-parallel:', 'in-paralel:', 'shape/unknown-key'),
  row(R, 'legal-hold: true', 'legal-holds: true', 'shape/unknown-key'),
  row(R, 'done: true\n        stock', 'done: yes\n        stock', 'shape/unknown-word'),
  row(E, 'lang: fr, channel: x }', 'lng: fr, channel: x }', 'shape/unknown-key'),
  row(E, 'expect: { severity: 3 }', 'expect: { severty: 3 }', 'shape/unknown-key'),
  row(S, 'opens: 2026-12-07T10:00:00+01:00\n  comment', 'opens: 2026-12-07\n  comment', 'shape/instant'),
  row(S, 'wait: 10 days', 'wait: ten days', 'shape/duration'),
  row(S, 'ticks: [private]', 'tick: [private]', 'shape/unknown-key'),
  row(S, 'refused: fact-missing', 'refused: facts-missing', 'shape/unknown-word'),
];

/** A name that nothing bears. */
const dangling: readonly Break[] = [
  row(
    C,
    'on-duty: shop, otherwise: watch }\n  watch',
    'on-duty: shp, otherwise: watch }\n  watch',
    'reference/calendar',
  ),
  row(C, 'otherwise: watch }\n  watch', 'otherwise: wacth }\n  watch', 'reference/role'),
  row(C, 'when-unsure: triage', 'when-unsure: triages', 'reference/crisis'),
  row(C, 'like: discourse', 'like: discours', 'reference/platform'),
  row(C, '  x: { account: "@lanterne" }', '  x: { account: "@lanterne" }\n  myspace: {}', 'channel/unknown', [
    C,
    'myspace',
  ]),
  row(C, 'to: manager', 'to: manger', 'reference/role'),
  row(C, 'told: manager', 'told: managr', 'reference/role'),
  row(C, 'approved-by: counsel', 'approved-by: council', 'reference/role'),
  row(C, 'in: [recall]', 'in: [recal]', 'reference/crisis'),
  row(C, 'by: counsel, on', 'by: counsle, on', 'reference/role'),
  row(C, 'recall/holding:', 'recall/holdin:', 'reference/reply'),
  row(C, 'must-include: [signature]', 'must-include: [signatur]', 'reference/partial'),
  row(C, 'never-say: { fr:', 'never-say: { de:', 'reference/language'),
  row(C, 'zone: Europe/Paris', 'zone: Europe/Pari', 'calendar/zone'),
  row(C, 'holidays: FR', 'holidays: XX', 'calendar/holidays'),
  row(L, 'tone: warm', 'tone: wram', 'reference/tone'),
  row(L, 'calendar: shop', 'calendar: shops', 'reference/calendar'),
  row(L, 'start: acknowledge', 'start: aknowledge', 'reference/step'),
  row(L, 'owner: clerk\n      tell', 'owner: clerc\n      tell', 'reference/role'),
  row(L, 'tell: [manager]', 'tell: [manger]', 'reference/role'),
  row(L, 'go: trace', 'go: tracee', 'reference/step'),
  row(L, 'if-missed: taken-over', 'if-missed: taken-ovr', 'reference/step'),
  row(L, 'fact: new-date', 'fact: newdate', 'reference/fact'),
  row(L, 'reply: acknowledge', 'reply: acknowlege', 'reference/reply'),
  row(L, 'relay: { to: stock', 'relay: { to: stok', 'reference/role'),
  row(L, 'then: closed', 'then: close', 'reference/step'),
  row(L, 'reopen: { to: acknowledge', 'reopen: { to: acknowlegde', 'reference/step'),
  row(L, 'channel: [x]', 'channel: [twitter]', 'reference/channel'),
  row(L, 'not-author-of: acknowledge', 'not-author-of: acknowledg', 'reference/step'),
  row(I, 'forum: delete', 'forums: delete', 'reference/channel'),
  row(R, 'of: [draft]', 'of: [draf]', 'reference/step'),
  row(R, 'by: [counsel, manager]', 'by: [counsel, manag]', 'reference/role'),
  row(R, 'accepted: publish', 'accepted: publsh', 'reference/step'),
  row(R, 'when-all-done: review', 'when-all-done: revew', 'reference/step'),
  row(R, 'start: block', 'start: blok', 'reference/step'),
  row(E, 'channel: x }', 'channel: tweeter }', 'reference/channel'),
  row(S, 'as: clerk, does: replied, then', 'as: clark, does: replied, then', 'reference/role'),
  row(S, 'does: replied, then', 'does: repliedd, then', 'reference/event'),
  row(S, 'ticks: [private]', 'ticks: [privat]', 'reference/item'),
  row(S, 'sets: { new-date:', 'sets: { new-dat:', 'reference/fact'),
  row(S, 'then: [waiting]', 'then: [wating]', 'reference/step'),
  row(S, 'facts: { order-number:', 'facts: { order-nmber:', 'reference/fact'),
  row(T, 'crisis: triage', 'crisis: triag', 'name/folder'),
  row(L, 'title: { fr: Retard, en: Late order }', 'title: { fr: Retard }', 'text/language-missing'),
  row(L, 'title: { fr: Chercher, en: Trace }', 'title: { en: Trace }', 'text/language-missing'),
  row(C, 'label: { fr: Geste, en: Gesture }', 'label: { fr: Geste, en: Gesture, de: Geste }', 'reference/language'),
  row(L, '  en: { any: [order*, parcel]', '  es: { any: [order*, parcel]', 'reference/language'),
  row(C, 'press:  { tone', 'press:  { default: true, tone', 'audience/two-defaults'),
  row(C, 'reader: { default: true }', 'reader: {}', 'audience/no-default', [C, 'audiences:']),
  row(C, 'valid-from: 2026-12-01', 'valid-from: 2026-12-01\nvalid-until: 2026-11-01', 'date/reversed', [
    C,
    'valid-until',
  ]),
  row(C, 'valid-from: 2026-12-01', 'valid-from: 2026-02-30', 'shape/date'),
  row(C, 'languages: [fr, en]', 'languages: [fr, en, fr]', 'language/twice'),
  row(C, 'until: 2029-11-02', 'until: 2025-11-02', 'date/reversed'),
  row(
    L,
    '      end: resolved\n      reopen: { to: acknowledge, within: 30 days }',
    '      done: true',
    'step/part-not-here',
  ),
  row(
    R,
    'fr: Dit, en: Said }\n              done: true',
    'fr: Dit, en: Said }\n              end: said',
    'step/part-not-here',
  ),
  row(L, 'reopen: { to: acknowledge', 'reopen: { to: closed', 'reopen/no-work'),
  row(I, 'action: { facebook: hide, forum: delete, otherwise: report }', 'action: {}', 'shape/out-of-range'),
  warn(C, 'within: 1 hour, from-severity: 4 }', 'within: 1 hour, from-severity: 5 }', 'severity/never-reached'),
  warn(L, 'remind: 15 minutes before', 'remind: 3 hours before', 'deadline/reminder-too-early'),
  row(L, 'tone: warm\n', 'tone: warm\nactive: { from: 2027-02-01, until: 2026-02-01 }\n', 'date/reversed'),
  row(
    C,
    '  shop:\n    zone',
    '  always:\n    zone: Europe/Paris\n    open: { mon: closed }\n  shop:\n    zone',
    'name/reserved',
  ),
  row(C, '  email: {}', '  otherwise: { like: email }', 'name/reserved'),
  row(C, '  copies: {', '  today: { type: date-time, label: Jour }\n  copies: {', 'name/reserved'),
  row(C, '  copies: {', '  each: { type: text, label: Chacun }\n  copies: {', 'name/reserved'),
  row(S, 'does: replied, then', 'does: approve, then', 'reference/event'),
  row(L, 'when: { author-followers: { at-least: 10000 } }', 'when: {}', 'severity/no-condition'),
  warn(L, '{ to: 3, when: { author', '{ to: 2, when: { author', 'severity/no-raise'),
  row(L, '[commande*, colis]', '[commande*, "*colis"]', 'signals/star'),
  row(L, 'with: [late, never arrived]', 'with: [late, never *]', 'signals/star'),
  row(L, 'fr: [anniversaire]', 'fr: ["anni*versaire"]', 'signals/star'),
  row(L, '[commande*, colis]', '[commande*, colis, "!?"]', 'signals/no-word'),
];

/** A step without what its kind needs. */
const incomplete: readonly Break[] = [
  row(L, '      owner: stock\n', '', 'step/owner-missing', [L, '    trace:']),
  row(
    L,
    '      instructions: { fr: Demander à la réserve., en: Ask the stockroom. }\n',
    '',
    'step/instructions-missing',
    [L, '    trace:'],
  ),
  row(L, '      deadline: { within: 2 business days, if-missed: taken-over }\n', '', 'step/deadline-missing', [
    L,
    '    trace:',
  ]),
  row(L, '      owner: clerk\n      wait', '      wait', 'step/owner-missing', [L, '    waiting:']),
  row(R, '      when-all-done: review\n', '', 'parallel/no-join', [R, '    crisis-cell:']),
  row(L, '      end: resolved', '      owner: clerk\n      end: resolved', 'step/part-not-here', [
    L,
    '      owner: clerk\n      end',
  ]),
  row(
    L,
    '      wait: { for: author, up-to: 10 days, then: closed }',
    '      wait: { for: author, up-to: 10 days, then: closed }\n      deadline: { within: 1 day, tell-again: 1 day }',
    'step/part-not-here',
    [L, 'within: 1 day, tell-again: 1 day'],
  ),
  row(
    T,
    '      choices:\n        - { event: nothing, label: { fr: Rien à faire, en: Nothing to do }, go: closed }\n',
    '',
    'step/dead-end',
    [T, '    read:'],
  ),
  row(L, 'event: not-ours', 'event: replied', 'choice/twice'),
  row(L, 'event: not-ours', 'event: reopen', 'choice/reserved'),
  row(L, 'event: not-ours', 'event: note', 'choice/reserved'),
  row(
    R,
    '            said:\n              title: { fr: Dit, en: Said }\n              done: true',
    '            said:\n              title: { fr: Dit, en: Said }\n              done: true\n            block:\n              title: { fr: Dit, en: Said }\n              done: true',
    'step/twice',
    [R, '            block:\n              title: { fr: Bloquer'],
  ),
  row(L, '      reply: acknowledge\n', '      reply: acknowledge\n      draft: found\n', 'step/reply-and-draft', [
    L,
    'draft: found',
  ]),
  row(L, '      checklist:\n', '      reply-in: private\n      checklist:\n', 'step/reply-in-without-reply', [
    L,
    'reply-in: private\n      checklist',
  ]),
  row(
    L,
    'needs: [{ relay: answered }], go: closed }\n    taken',
    'needs: [{ relay: answered, fact: copies }], go: closed }\n    taken',
    'needs/one-each',
  ),
];

/** A workflow that strands a case. */
const stranding: readonly Break[] = [
  row(L, 'if-missed: taken-over }', 'tell-again: 1 day }', 'step/unreachable', [L, '    taken-over:']),
  row(
    L,
    '    closed:\n',
    '    lonely:\n      title: { fr: Seule, en: Lonely }\n      owner: clerk\n      instructions: { fr: Rien., en: Nothing. }\n      deadline: { within: 1 day, tell-again: 1 day }\n      choices: [{ event: out, label: { fr: Sortir, en: Out }, go: closed }]\n    closed:\n',
    'step/unreachable',
    [L, '    lonely:'],
  ),
  row(T, 'Nothing to do }, go: closed }', 'Nothing to do }, go: read }', 'step/trapped', [T, '    read:']),
  row(R, 'needs: [{ role: manager }], go: closed', 'needs: [{ role: manager }], go: review', 'step/trapped', [
    R,
    '    review:',
  ]),
  row(
    R,
    '            safe:\n              title: { fr: Bloqué, en: Blocked }\n              done: true',
    '            safe:\n              title: { fr: Bloqué, en: Blocked }\n              owner: stock\n              wait: { for: author, up-to: 2 days, then: block }',
    'region/no-done',
    [R, '        stock:'],
  ),
  row(R, 'go: said', 'go: review', 'region/sideways'),
  row(R, 'go: said', 'go: block', 'region/sideways'),
  row(R, 'when-all-done: review', 'when-all-done: draft', 'region/sideways'),
  row(
    R,
    'held, label: { fr: Envoyé, en: Sent }, go: crisis-cell',
    'held, label: { fr: Envoyé, en: Sent }, go: draft',
    'region/sideways',
  ),
  row(R, 'start: block', 'start: draft', 'region/sideways'),
  row(L, 'if-missed: taken-over', 'if-missed: closed', 'deadline/ends-work'),
  row(L, 'if-missed: taken-over', 'if-missed: waiting', 'deadline/ends-work'),
  row(L, ', if-missed: taken-over }', ' }', 'deadline/no-consequence'),
  row(L, 'if-missed: taken-over }', 'if-missed: taken-over, tell-again: 1 day }', 'deadline/two-consequences'),
  row(L, 'within: 1 business hour, tell-again: 1 hour }', 'within: 1 business hour }', 'deadline/no-consequence'),
  row(
    L,
    'within: 1 business hour, tell-again: 1 hour }',
    'within: 1 business hour, tell-again: 1 hour, if-missed: trace }',
    'deadline/two-consequences',
  ),
  row(
    L,
    'within: 1 business day, tell-again: 4 business hours',
    'within: 1 business day, if-missed: trace',
    'deadline/loop',
    [L, 'if-missed: taken-over }'],
  ),
  warn(L, 'from-severity: { 4: 30 minutes }', 'from-severity: { 4: 5 hours }', 'deadline/longer-when-graver'),
  warn(L, 'remind: 15 minutes before', 'remind: 3 business hours before', 'deadline/reminder-too-early'),
  row(R, 'needs: [{ from-severity: 4 }]', 'needs: [{ checklist: complete }]', 'needs/no-checklist'),
  row(R, 'needs: [{ from-severity: 4 }]', 'needs: [{ relay: answered }]', 'needs/no-relay'),
  row(R, 'needs: [{ from-severity: 4 }]', 'needs: [{ from-severity: 5 }]', 'choice/never'),
  row(R, 'needs: [{ role: manager }]', 'needs: [{ not-author-of: review }]', 'needs/author-later'),
  row(R, 'needs: [{ role: manager }], go: closed', 'needs: [{ role: manager }], go: crisis-cell', 'step/trapped', [
    R,
    '    crisis-cell:',
  ]),
  row(
    R,
    'blocked, label: { fr: Bloqué, en: Blocked }, needs: [{ from-severity: 4 }], go: safe',
    'blocked, label: { fr: Bloqué, en: Blocked }, go: block',
    'step/trapped',
    [R, '            block:'],
  ),
  row(L, 'up-to: 10 days, then: closed', 'up-to: 10 days, then: waiting', 'deadline/loop'),
];

/** An approval that is none. */
const unapproved: readonly Break[] = [
  row(R, 'count: 2', 'count: 3', 'approval/too-few'),
  row(R, 'by: [counsel, manager], count: 2', 'by: [clerk], count: 1', 'approval/by-author'),
  row(R, 'of: [draft]', 'of: [review]', 'approval/of-later'),
  row(
    C,
    '  - { approved-by: counsel, before: reply, in: [recall] }',
    '  - { approved-by: manager, before: reply, in: [recall] }',
    'promise/approved-by',
  ),
  row(C, 'by: counsel, on', 'by: manager, on', 'promise/approved-by', [C, 'approved-by: counsel']),
];

/** Against the law, the channel or the staff. */
const unlawful: readonly Break[] = [
  row(I, 'facebook: hide', 'linkedin: hide', 'action/channel-cannot'),
  row(I, 'otherwise: report', 'otherwise: delete', 'action/channel-cannot'),
  row(I, 'forum: delete', 'forum: private-reply', 'action/channel-cannot'),
  warn(I, 'facebook: hide', 'x: hide', 'action/conditional'),
  row(I, 'ground: insult', 'ground: none', 'removal/no-ground', [I, 'action:']),
  row(I, '      tell-author: reasons\n', '', 'removal/reasons-untold', [I, 'action:']),
  row(C, 'keep-evidence: 2 years', 'keep-evidence: 2 months', 'evidence/too-short'),
  row(C, 'keep-evidence: 2 years', 'keep-evidence: 80 days', 'evidence/too-short'),
  row(I, 'ground: insult', 'ground: spam', 'promise/never', [C, 'never: [delete, hide]']),
  row(R, 'tone: grave', 'tone: firm', 'tone/apology-forbidden'),
  row(R, 'tone: grave', 'tone: { apology: forbidden }', 'tone/apology-forbidden'),
  row(
    R,
    '      reply: holding\n',
    '      reply: holding\n      tone: { apology: forbidden }\n',
    'tone/apology-forbidden',
    [R, 'tone: { apology'],
  ),
  warn(I, 'tone: firm', 'tone: grave', 'tone/apology-uncalled'),
  warn(R, 'responsibility: preventable', 'responsibility: victim', 'tone/apology-uncalled', [R, 'tone: grave']),
  row(C, 'on-duty: shop, otherwise: watch }\n  watch', 'on-duty: shop }\n  watch', 'duty/nobody'),
  row(C, 'Counsel }, on-duty: always', 'Counsel }, on-duty: shop', 'duty/nobody'),
  row(C, '["09:00-12:00", "13:00-19:00"]', '["09:00-14:00", "13:00-19:00"]', 'calendar/overlap'),
  row(C, 'sat: "10:00-18:00"', 'sat: "18:00-10:00"', 'calendar/reversed'),
  row(C, 'sat: "10:00-18:00"', 'sat: "10:00-24:30"', 'calendar/beyond-midnight'),
  row(C, 'sat: "10:00-18:00"', 'fri: "10:00-18:00"', 'calendar/day-twice'),
];

const PRIVATE = 'action: { facebook: private-reply, otherwise: let-stand }';

/** A private reply that the platform no longer takes, or takes no second time. */
const windows: readonly Break[] = [
  row(
    L,
    '      deadline: { within: 4 business hours, if-missed: {',
    `      ${PRIVATE}\n      deadline: { within: 8 days, if-missed: {`,
    'action/window-missed',
  ),
  row(
    R,
    '      deadline: { within: 1 day, tell-again: 4 hours }',
    `      deadline: { within: 7 days, tell-again: 4 hours }\n      ${PRIVATE}`,
    'action/window-missed',
    [R, PRIVATE],
  ),
  warn(
    L,
    'needs: [{ relay: answered }, { not-author-of: acknowledge }], go: closed }\n    announce:\n      title: { fr: Annoncer, en: Announce }\n',
    `needs: [{ relay: answered }, { fact: new-date }], go: announce }\n      ${PRIVATE}\n    announce:\n      title: { fr: Annoncer, en: Announce }\n      ${PRIVATE.replace('facebook: private-reply, otherwise: let-stand', 'otherwise: let-stand, facebook: private-reply')}\n`,
    'action/second-private-reply',
    [L, 'otherwise: let-stand, facebook'],
  ),
];

/** A promise that the workflow does not keep. */
const unkept: readonly Break[] = [
  row(C, 'answered-within: 3 business hours', 'answered-within: 2 business hours', 'promise/answered-within'),
  row(L, 'within: 2 business hours, from', 'within: 3 business hours, from', 'promise/answered-within', [
    C,
    'answered-within',
  ]),
  row(C, 'told: manager, within: 1 hour', 'told: counsel, within: 1 hour', 'promise/told'),
  row(C, 'told: manager', 'told: stock', 'promise/told'),
  row(
    L,
    'needs: [{ relay: answered }], go: closed }\n    taken',
    'go: closed }\n    taken',
    'promise/relays-come-back',
    [C, 'relays-come-back'],
  ),
  row(C, 'ends-within: 90 days', 'ends-within: 10 days', 'promise/ends-within'),
  row(L, 'within: 4 business hours, if-missed', 'within: 95 days, if-missed', 'promise/ends-within', [
    C,
    'ends-within',
  ]),
  row(C, '  - { relays-come-back: true }', '  - { in: [late] }', 'promise/words'),
  row(C, 'told: manager, within: 1 hour, from', 'told: manager, from', 'promise/words'),
];

const A = 'late/replies/acknowledge.fr.hbs';
const F = 'late/replies/found.fr.hbs';
const X = 'late/replies/acknowledge.x.fr.hbs';
const H = 'recall/replies/holding.fr.hbs';
const U = 'recall/replies/update.fr.hbs';

/** A template that could leak, break or differ. */
const templates: readonly Break[] = [
  row(A, '{{> signature}}', '{{{author-name}}} {{> signature}}', 'template/raw'),
  row(A, '{{> signature}}', '{{../brand}} {{> signature}}', 'template/path'),
  row(A, '{{> signature}}', '{{@root.brand}} {{> signature}}', 'template/data'),
  row(A, '{{> signature}}', '{{#with brand}}x{{/with}} {{> signature}}', 'template/helper'),
  row(A, '{{> signature}}', '{{log brand}} {{> signature}}', 'template/helper'),
  row(A, '{{> signature}}', '{{lookup brand 0}} {{> signature}}', 'template/helper'),
  row(A, '{{> signature}}', '{{* decorate}} {{> signature}}', 'template/decorator'),
  row(A, '{{> signature}}', '{{> (brand)}} {{> signature}}', 'template/dynamic-partial'),
  row(A, '{{> signature}}', '{{#*inline "p"}}x{{/inline}} {{> signature}}', 'template/inline-partial'),
  row(A, '{{> signature}}', '{{> signatur}}', 'template/unknown-partial'),
  row(A, '{{> signature}}', '{{#if author-name}} {{> signature}}', 'template/syntax'),
  row(A, '{{> signature}}', '{{bran}} {{> signature}}', 'template/unknown-fact'),
  row(A, '{{#if author-name}}', '{{#if autor-name}}', 'template/unknown-fact'),
  row(A, '{{> signature}}', '{{new-date}} {{> signature}}', 'template/type'),
  row(A, '{{> signature}}', '{{#if gesture}}{{gesture}}{{/if}} {{> signature}}', 'template/type'),
  row(A, '{{> signature}}', '{{#if copies}}{{date copies}}{{/if}} {{> signature}}', 'template/type'),
  row(A, '{{#if author-name}} {{author-name}}{{/if}}', ' {{author-name}}', 'template/maybe-empty'),
  row(A, '{{> signature}}', '{{#if order-number}}{{order-number}}{{/if}} {{> signature}}', 'template/private-fact'),
  row(
    F,
    '{{#if gesture}}Nous y joignons {{money gesture}}.{{/if}}',
    'Nous y joignons {{money gesture}}.',
    'template/maybe-empty',
  ),
  row(F, '{{#if gesture}}Nous y joignons {{money gesture}}.{{/if}}', '', 'template/variables-differ', [
    'late/replies/found.fr.hbs',
    'Votre commande',
  ]),
  row(U, ' many="les livres"', '', 'template/plural-form'),
  row('partials/signature.hbs', '{{brand}}', '{{> signature}}', 'template/recursive-partial'),
  row(
    X,
    'Nous cherchons',
    `${'Nous cherchons ce livre partout depuis ce matin. '.repeat(6)}Nous cherchons`,
    'reply/too-long',
  ),
];

/** A reply that the tone of the charter forbids. */
const tones: readonly Break[] = [
  row(A, 'Bonjour', 'Bonjour 😀 😀', 'reply/emoji'),
  row(H, 'ce soir.', 'ce soir 😀.', 'reply/emoji'),
  row(A, 'demain soir.', 'demain soir !!', 'reply/exclamations'),
  row(A, 'demain soir.', 'demain soir, pour un motif indépendant de notre volonté.', 'reply/never-say'),
  row(A, 'nous cherchons votre commande', 'nous cherchons ta commande', 'reply/address'),
  row(A, '{{> signature}}', '{{brand}} ({{agent-name}})', 'reply/must-include'),
];

const examples: readonly Break[] = [
  row(
    E,
    '"Two weeks and the order still is late", lang: en',
    '"Bande d\'imbéciles et d\'abrutis", lang: fr',
    'example/lands-elsewhere',
  ),
  row(E, 'not: true', 'not: false', 'example/lands-elsewhere'),
  row(E, 'expect: { severity: 3 }', 'expect: { severity: 2 }', 'example/severity'),
  row('triage/examples.yaml', '"lol"', '"My order is late, the parcel never arrived"', 'example/lands-elsewhere'),
];

const stories: readonly Break[] = [
  row(S, 'facts: { order-number: H42 }', 'facts: { order-number: 42 }', 'story/fails'),
  row(S, 'new-date: 2026-12-10T10:00:00+01:00', 'new-date: 2026-02-31T10:00:00+01:00', 'story/fails'),
  row(S, 'then: [trace]', 'then: [announce]', 'story/fails'),
  row(S, 'refused: fact-missing', 'refused: not-your-role', 'story/fails'),
  row(S, 'then: [announce]', 'then: [announce], refused: not-here', 'story/line'),
  row(S, 'by: leo, as: stock, answers', 'answers', 'story/line'),
  row(S, 'wait: 10 days', 'wait: 9 days', 'story/fails'),
  row(S, 'wait: 10 days', 'wait: 10 days, does: thanked', 'story/line'),
  row(S, 'by: ana, as: clerk, does: sent', 'by: leo, as: counsel, does: sent', 'story/fails'),
];

const overlaps: readonly Break[] = [
  warn(
    R,
    'fr: { any: [reliure*], with: [coupe*, blessé*] }',
    'fr: { any: [reliure*, abrutis], with: [coupe*, blessé*, abrutis] }',
    'signals/overlap',
    [I, 'fr: { any'],
  ),
];

export const breaks: readonly Break[] = [
  ...unreadable,
  ...misshapen,
  ...dangling,
  ...incomplete,
  ...stranding,
  ...unapproved,
  ...unlawful,
  ...windows,
  ...unkept,
  ...templates,
  ...tones,
  ...examples,
  ...stories,
  ...overlaps,
];
