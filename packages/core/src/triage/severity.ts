/** How grave a comment is: the base of its crisis, raised by what the charter says raises it. */
import type { Charter, Duration, Severity, SeverityCondition } from '../charter.ts';
import type { Comment, Reason, Situation } from '../comment.ts';
import { says } from './signals.ts';

export interface SeverityVerdict {
  readonly level: Severity;
  /** The base first, then one reason per condition of every raise that matches. */
  readonly reasons: readonly Reason[];
}

interface Asked {
  readonly charter: Charter;
  readonly crisis: string;
  readonly comment: Comment;
  readonly situation: Situation;
  /** Of the comment; null: the phrases of every language count. */
  readonly language: string | null;
}

/** What makes a condition hold, or null when it does not. Words in French and English. */
type Finding = { readonly code: string; readonly subject: string; readonly fr: string; readonly en: string } | null;

/** Months count 30 days and years 365: windows of volume, not dates. */
const MINUTES: Readonly<Record<Duration['unit'], number>> = {
  minute: 1,
  hour: 60,
  day: 1440,
  week: 10_080,
  month: 43_200,
  year: 525_600,
};

function saidFinding(phrases: Readonly<Record<string, readonly string[]>>, { comment, language }: Asked): Finding {
  const isSpoken = language !== null && Object.hasOwn(phrases, language);
  const own = isSpoken ? phrases[language]! : Object.values(phrases).flat();
  const said = says(own, comment.text)[0];
  if (said === undefined) return null;
  const quote = comment.text.slice(said.start, said.end);
  return {
    code: 'says',
    subject: said.phrase,
    fr: `le commentaire dit « ${quote} »`,
    en: `the comment says “${quote}”`,
  };
}

/** A count over a shorter window than the charter's is already enough when it is high enough. */
function similarFinding(rule: { atLeast: number; within: Duration }, { crisis, situation }: Asked): Finding {
  const window = rule.within.amount * MINUTES[rule.within.unit];
  const counts = (situation.similar ?? []).filter((one) => one.crisis === crisis && one.withinMinutes <= window);
  const count = Math.max(0, ...counts.map((one) => one.count));
  if (count < rule.atLeast) return null;
  const fr = `${count} commentaires semblables (seuil : ${rule.atLeast})`;
  return { code: 'similar', subject: String(count), fr, en: `${count} similar comments (threshold: ${rule.atLeast})` };
}

function authorFinding(kinds: readonly string[], { comment }: Asked): Finding {
  const own = [comment.author?.kind ?? 'unknown', ...(comment.author?.marks ?? [])];
  const kind = own.find((one) => kinds.includes(one));
  return kind === undefined
    ? null
    : { code: 'author-is', subject: kind, fr: `auteur : ${kind}`, en: `author: ${kind}` };
}

function audienceFinding(audiences: readonly string[], { charter, comment }: Asked): Finding {
  const usual = Object.values(charter.audiences).find((audience) => audience.default)?.key ?? null;
  const given = comment.author?.audience ?? null;
  const audience = given !== null && Object.hasOwn(charter.audiences, given) ? given : usual;
  if (audience === null || !audiences.includes(audience)) return null;
  return { code: 'audience', subject: audience, fr: `public : ${audience}`, en: `audience: ${audience}` };
}

/** One finding per condition that `when` gives; null among them when one does not hold. */
function findingsOf(when: SeverityCondition, asked: Asked): readonly Finding[] {
  const { comment } = asked;
  const findings: Finding[] = [];
  if (when.authorFollowers !== undefined) {
    const followers = comment.author?.followers ?? 0;
    const { atLeast } = when.authorFollowers;
    const fr = `l'auteur a ${followers} abonnés (seuil : ${atLeast})`;
    const en = `the author has ${followers} followers (threshold: ${atLeast})`;
    findings.push(followers >= atLeast ? { code: 'author-followers', subject: String(followers), fr, en } : null);
  }
  if (when.says !== undefined) findings.push(saidFinding(when.says, asked));
  if (when.similar !== undefined) findings.push(similarFinding(when.similar, asked));
  if (when.authorIs !== undefined) findings.push(authorFinding(when.authorIs, asked));
  if (when.stars !== undefined) {
    const stars = comment.stars ?? null;
    const low = stars !== null && stars <= when.stars.atMost;
    const en = `${stars} star${stars === 1 ? '' : 's'}`;
    findings.push(low ? { code: 'stars', subject: String(stars), fr: `note : ${stars}`, en } : null);
  }
  if (when.channel !== undefined) {
    const { channel } = comment;
    const fits = when.channel.includes(channel);
    findings.push(
      fits ? { code: 'channel', subject: channel, fr: `canal : ${channel}`, en: `channel: ${channel}` } : null,
    );
  }
  if (when.audience !== undefined) findings.push(audienceFinding(when.audience, asked));
  return findings;
}

/**
 * The severity of a comment of this crisis: the base, then the highest raise all conditions of which hold. `language` is the
 * comment's and chooses the phrases of `says`; null, or one the phrases lack: those of every language. Reasons are written in
 * French for a French `locale`, else in English; without one, in the comment's language.
 *
 * @example severityOf(charter, 'delay', comment, situation, 'en', 'fr').reasons[0].message // 'Niveau de base : 2.'
 */
export function severityOf(
  charter: Charter,
  crisis: string,
  comment: Comment,
  situation: Situation,
  language: string | null,
  locale: string = language ?? 'en',
): SeverityVerdict {
  const playbook = charter.playbooks[crisis]!;
  const french = /^fr\b/i.test(locale);
  const asked: Asked = { charter, crisis, comment, situation, language };
  let level = playbook.severity.base;
  const base = french ? `Niveau de base : ${level}.` : `Base level: ${level}.`;
  const reasons: Reason[] = [{ code: 'base', message: base, subject: String(level) }];
  for (const { to, when } of playbook.severity.raise) {
    const findings = findingsOf(when, asked);
    if (findings.length === 0 || findings.includes(null)) continue;
    for (const finding of findings) {
      const { code, subject, fr, en } = finding!;
      reasons.push({ code, message: french ? `Niveau ${to} : ${fr}.` : `Level ${to}: ${en}.`, subject });
    }
    if (to > level) level = to;
  }
  return { level, reasons };
}
