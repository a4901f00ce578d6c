import { topLevelDomains } from '../tlds.ts';
import { finding, type ReplyRule } from './rule.ts';

const LINK =
  /\bhttps?:\/\/[^\s<>"»]+|(?<![\p{L}\p{N}@._-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+([a-z]{2,})(?![\p{L}\p{N}@-])(?:\/[^\s<>"»]*)?/giu;
const endings = new Set(topLevelDomains);

/** A link to a host that the charter's own words never name. Sub-domains of a named host are allowed. */
export const link: ReplyRule = ({ text }, context) =>
  [...text.matchAll(LINK)].flatMap((match) => {
    const written = match[0].replace(/[.,;:!?)]+$/, '');
    const host = hostOf(written);
    const bare = !/^https?:/i.test(written);
    if (bare && /^\p{Lu}\p{Ll}/u.test(match[1]!)) return [];
    if (bare && !written.toLowerCase().startsWith('www.') && !isHost(match[1]!, host, context.hosts)) return [];
    if (context.hosts.some((known) => host === known || host.endsWith(`.${known}`))) return [];
    const place = { start: match.index, end: match.index + written.length };
    return [
      finding(
        context,
        'link',
        'warning',
        place,
        `Lien vers « ${host} », que la charte ne connaît pas.`,
        `A link to "${host}", which the charter does not know.`,
      ),
    ];
  });

/** "aide.hirondelle.example" without a protocol is a link when its ending exists, or the charter knows it. */
function isHost(ending: string, host: string, known: readonly string[]): boolean {
  return endings.has(ending.toLowerCase()) || known.some((one) => host.endsWith(one));
}

/** "https://hirondelle.example@evil.example:80/x" → "evil.example". */
function hostOf(written: string): string {
  const [authority = ''] = written.replace(/^https?:\/\//i, '').split(/[/?#]/);
  return authority
    .split('@')
    .at(-1)!
    .replace(/:\d*$/, '')
    .toLowerCase()
    .replace(/^www\./, '');
}
