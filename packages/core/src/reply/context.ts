/** By what a reply is judged, taken from the charter. */
import type { Charter, Step } from '../charter.ts';
import type { Facts } from '../comment.ts';
import type { Locale } from '../diagnostic.ts';
import { type Platform, platformOf } from '../knowledge/channels.ts';
import type { Tone } from '../prescription.ts';
import { partialsFor } from './partials.ts';
import { renderReply } from './render.ts';
import type { ReplyContext } from './rules/rule.ts';
import { type Given, Known, valuesFor } from './values.ts';

/** Where a reply is said, and what is known there. */
export interface ReplySituation {
  readonly crisis: string | null;
  readonly step: string | null;
  readonly channel: string;
  /** Of the reply. */
  readonly language: string;
  readonly facts: Facts;
  /** As they came; cleaned here. */
  readonly authorName: string | null;
  readonly agentName: string | null;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly tone: Tone;
  /** Of the messages; the charter's first language when absent. */
  readonly locale?: Locale;
  /** The comment was private, as in a direct message. */
  readonly isPrivate?: boolean;
  /** Who wrote the text, where that is known; a draft of the charter has no writer. */
  readonly writer?: Writer;
}

/** Whoever wrote a reply. A role of another organisation, and a machine, do not speak as the brand without saying so. */
export interface Writer {
  readonly role: string | null;
  /** A language model wrote it, and nobody has rewritten it. */
  readonly isModel: boolean;
}

/** What a rendering of this reply knows. */
export function givenOf(
  charter: Charter,
  situation: Pick<ReplySituation, 'facts' | 'authorName' | 'agentName' | 'now' | 'channel'>,
): Given {
  const { facts, authorName, agentName, now, channel } = situation;
  const account = Object.hasOwn(charter.channels, channel) ? charter.channels[channel]!.account : null;
  return { facts, authorName, agentName, now, account };
}

/** The platform behind a channel of the charter, or null. */
export function platformFor(charter: Charter, channel: string): Platform | null {
  return Object.hasOwn(charter.channels, channel) ? platformOf(charter.channels[channel]!.platform) : null;
}

export function stepOf(charter: Charter, crisis: string | null, step: string | null): Step | null {
  if (crisis === null || step === null || !Object.hasOwn(charter.playbooks, crisis)) return null;
  const { steps } = charter.playbooks[crisis]!.workflow;
  return Object.hasOwn(steps, step) ? steps[step]! : null;
}

/** Whether others read what is written at a step on a channel: an e-mail and a private reply are read by one. */
export function isPublicAt(
  charter: Charter,
  situation: Pick<ReplySituation, 'crisis' | 'step' | 'channel' | 'isPrivate'>,
): boolean {
  if (situation.isPrivate === true || platformFor(charter, situation.channel)?.public === false) return false;
  const step = stepOf(charter, situation.crisis, situation.step);
  if (step?.reply) return step.reply.in === 'public';
  return step?.draft ? !sentInPrivate(charter, situation.crisis!, step.draft) : true;
}

/** A text drafted here is sent by later steps: private when all of them are. */
function sentInPrivate(charter: Charter, crisis: string, template: string): boolean {
  const replies = Object.values(charter.playbooks[crisis]!.workflow.steps).flatMap((step) => step.reply ?? []);
  const sending = replies.filter((reply) => reply.template === template);
  return sending.length > 0 && sending.every((reply) => reply.in === 'private');
}

/** A language tag from outside may be anything, and `Intl` throws on most of it. */
function wellFormed(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language).length === 1;
  } catch {
    return false;
  }
}

/** Everything the rules need to know. */
export function replyContext(charter: Charter, situation: ReplySituation): ReplyContext {
  const { tone, crisis } = situation;
  const language = wellFormed(situation.language) ? situation.language : (charter.languages[0] ?? 'en');
  const given = givenOf(charter, situation);
  const values = valuesFor(charter, language, given, () => {});
  const playbook = crisis !== null && Object.hasOwn(charter.playbooks, crisis) ? charter.playbooks[crisis]! : null;
  const sum = (fact: string) => renderReply(charter, `{{money ${fact}}}`, language, given).text;
  const known = Object.entries(values).filter((entry): entry is [string, Known] => entry[1] instanceof Known);
  return {
    language,
    locale: situation.locale ?? (charter.languages[0]?.startsWith('fr') ? 'fr' : 'en'),
    tone,
    isPublic: isPublicAt(charter, situation),
    responsibility: playbook?.responsibility ?? 'none',
    ground: playbook?.ground ?? 'none',
    sums: known.filter(([, value]) => value.type === 'money').map(([name]) => sum(name)),
    privateValues: known
      .filter(([name]) => Object.hasOwn(charter.facts, name) && charter.facts[name]!.private)
      .map(([fact, value]) => ({ fact, value: value.type === 'money' ? sum(fact) : value.text })),
    mustInclude: tone.mustInclude.map((partial) => ({ partial, texts: textsOf(charter, partial, language, given) })),
    disclosure: discloses(charter, language, situation.writer) ? textsOf(charter, 'disclosure', language, given) : null,
    author: values['author-name'] instanceof Known ? values['author-name'].text : null,
    ...ownContacts(charter),
    names: ['brand', 'agent-name', 'author-name', 'account']
      .map((name) => values[name]!)
      .filter((value) => value instanceof Known)
      .map(String),
    maxLength: platformFor(charter, situation.channel)?.maxLength ?? null,
  };
}

/** Whether the charter has words, in this language, by which somebody says who writes: a partial `disclosure`. */
export function canDisclose(charter: Charter, language: string): boolean {
  return Object.hasOwn(partialsFor(charter, language), 'disclosure');
}

/** There are words for it, and whoever writes is of another organisation, or a machine. */
function discloses(charter: Charter, language: string, writer: Writer | undefined): boolean {
  if (writer === undefined || !canDisclose(charter, language)) return false;
  const { role, isModel } = writer;
  return isModel || (role !== null && Object.hasOwn(charter.roles, role) && charter.roles[role]!.outside);
}

/** The partial as this reply says it, and as it would without the author's name. */
function textsOf(charter: Charter, partial: string, language: string, given: Given): readonly string[] {
  const partials = partialsFor(charter, language);
  if (!Object.hasOwn(partials, partial)) return [];
  const text = `{{> ${partial}}}`;
  const named = renderReply(charter, text, language, given).text;
  const unnamed = renderReply(charter, text, language, { ...given, authorName: null }).text;
  const unsigned = renderReply(charter, text, language, { ...given, agentName: null }).text;
  return [...new Set([named, unnamed, unsigned])];
}

/** What the charter's own words link to and give as contact: a director wrote it, so it may be said. */
type Contacts = Pick<ReplyContext, 'hosts' | 'contacts'>;
const known = new WeakMap<Charter, Contacts>();

const HOST = /(?<![\p{L}\p{N}@._-])(?:https?:\/\/)?((?:[\p{L}\p{N}-]+\.)+\p{L}{2,})/giu;
const MAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu;
const PHONE = /\+?\(?\d[\d .()\u00a0-]{6,}\d/g;

export function ownContacts(charter: Charter): Contacts {
  const made = known.get(charter) ?? readContacts(charter);
  known.set(charter, made);
  return made;
}

function readContacts(charter: Charter): Contacts {
  const replies = Object.values(charter.playbooks).flatMap((playbook) => Object.values(playbook.replies));
  const words = [...Object.values(charter.partials), ...replies.flatMap((variants) => Object.values(variants))].join(
    '\n',
  );
  const hosts = [...words.matchAll(HOST)].map((match) => match[1]!.toLowerCase().replace(/^www\./, ''));
  const mails = [...words.matchAll(MAIL)].map(([mail]) => mail.toLowerCase());
  const phones = [...words.matchAll(PHONE)].map(([phone]) => phone.replace(/\D/g, ''));
  return { hosts: [...new Set(hosts)], contacts: [...new Set([...mails, ...phones])] };
}
