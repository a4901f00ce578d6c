/**
 * What the platforms publish about comments and replies: how long, who may do what, until when. Data only.
 *
 * Where sources disagree the smallest number stands. Where a platform says "characters" and not how it counts them, they are
 * counted in UTF-16 code units, as most tools do: never fewer than code points. `confidence` says how good the source of the
 * length is: A the platform's own documentation or code, B two or more tools that agree, C one tool, U unverified.
 */
import type { Action, Duration, Table, Text } from '../charter.ts';

/**
 * How a platform counts: `x-weighted` as twitter-text (configuration v3), `utf16` code units, `characters` Unicode code
 * points, `utf8-bytes`.
 */
export type LengthUnit = 'x-weighted' | 'utf16' | 'characters' | 'utf8-bytes';

/** Whether an action exists on a platform, and under which condition. */
export interface Ability {
  readonly able: boolean;
  /** What to know before: when it is possible, or what cannot be undone. */
  readonly condition: Text | null;
  /** False: possible in some cases only, so a workflow cannot count on it. */
  readonly certain: boolean;
}

export interface Platform {
  readonly id: string;
  readonly title: string;
  /** Null where the platform publishes none. */
  readonly maxLength: { readonly max: number; readonly unit: LengthUnit } | null;
  /** What the brand may do there, with other people's comments. */
  readonly can: Readonly<Record<Action | 'reply', Ability>>;
  /** Public replies to one comment; `one` where a second replaces the first or is refused. */
  readonly repliesPerComment: 'one' | 'many';
  /** Private replies to a public comment: how many, and until when after the comment. */
  readonly privateReply: { readonly count: number; readonly within: Duration } | null;
  /** False: nobody but the author reads the answer, so an answer there is private. */
  readonly public: boolean;
  /** The platform reviews a reply before it appears; hours it takes, null where none are published. */
  readonly replyReview: { readonly fromHours: number | null; readonly toHours: number | null } | null;
  /** Where the length stands; else where the platform describes what it lets others do. */
  readonly source: string;
  readonly confidence: 'A' | 'B' | 'C' | 'U';
}

const yes: Ability = { able: true, condition: null, certain: true };
const no: Ability = { able: false, condition: null, certain: true };
const only = (fr: string, en: string): Ability => ({ able: true, condition: { fr, en }, certain: false });
const always = (fr: string, en: string): Ability => ({ able: true, condition: { fr, en }, certain: true });
const not = (fr: string, en: string): Ability => ({ able: false, condition: { fr, en }, certain: true });

/** Everybody can let stand, answer and give notice (Regulation (EU) 2022/2065, art. 16); the rest is said by each. */
const basics: Platform['can'] = {
  'let-stand': yes,
  reply: yes,
  report: yes,
  hide: no,
  delete: no,
  ban: no,
  'private-reply': no,
};

const common = {
  can: basics,
  repliesPerComment: 'many',
  privateReply: null,
  public: true,
  replyReview: null,
} as const;

const metaPrivateReply = { count: 1, within: { amount: 7, unit: 'day', business: false } } as const;

const list: readonly Platform[] = [
  {
    ...common,
    id: 'x',
    title: 'X',
    maxLength: { max: 280, unit: 'x-weighted' },
    can: {
      ...basics,
      hide: only(
        'sur X, seulement une réponse sous une conversation lancée par la marque ; elle reste lisible dans « réponses masquées »',
        'on X, only a reply in a conversation the brand started; it stays readable under "hidden replies"',
      ),
      'private-reply': only(
        'sur X, seulement si le compte accepte les messages privés de la marque',
        'on X, only if the account accepts direct messages from the brand',
      ),
    },
    source: 'https://docs.x.com/fundamentals/counting-characters',
    confidence: 'A',
  },
  {
    ...common,
    id: 'facebook',
    title: 'Facebook',
    maxLength: { max: 5000, unit: 'utf16' },
    can: { ...basics, hide: yes, delete: yes, ban: yes, 'private-reply': yes },
    privateReply: metaPrivateReply,
    source: 'https://developers.buffer.com/guides/character-limits.md',
    confidence: 'C',
  },
  {
    ...common,
    id: 'instagram',
    title: 'Instagram',
    maxLength: { max: 2196, unit: 'utf16' },
    can: { ...basics, hide: yes, delete: yes, 'private-reply': yes },
    privateReply: metaPrivateReply,
    source: 'https://docs.upload-post.com/resources/character-limits/',
    confidence: 'B',
  },
  {
    ...common,
    id: 'linkedin',
    title: 'LinkedIn',
    maxLength: { max: 1250, unit: 'utf16' },
    source: 'https://docs.upload-post.com/resources/character-limits/',
    confidence: 'B',
  },
  {
    ...common,
    id: 'youtube',
    title: 'YouTube',
    maxLength: { max: 10000, unit: 'utf16' },
    // https://developers.google.com/youtube/v3/docs/comments/setModerationStatus
    can: {
      ...basics,
      hide: always(
        'sur YouTube, un commentaire refusé ne peut plus être publié',
        'on YouTube, a rejected comment cannot be published again',
      ),
      ban: only(
        'sur YouTube, seulement en refusant le commentaire en même temps',
        'on YouTube, only together with the rejection of the comment',
      ),
    },
    source: 'https://marketplace.gohighlevel.com/docs/ghl/social-planner/comments',
    confidence: 'C',
  },
  {
    ...common,
    id: 'tiktok',
    title: 'TikTok',
    maxLength: { max: 150, unit: 'utf16' },
    can: { ...basics, hide: yes },
    source: 'https://marketplace.gohighlevel.com/docs/ghl/social-planner/comments',
    confidence: 'C',
  },
  {
    ...common,
    id: 'dailymotion',
    title: 'Dailymotion',
    maxLength: null,
    source: 'https://developers.dailymotion.com/v2/docs/webhooks',
    confidence: 'U',
  },
  {
    ...common,
    id: 'google-review',
    title: 'Google',
    maxLength: { max: 4096, unit: 'utf8-bytes' },
    repliesPerComment: 'one',
    replyReview: { fromHours: null, toHours: null },
    source: 'https://developers.google.com/my-business/reference/rest/v4/accounts.locations.reviews',
    confidence: 'A',
  },
  {
    ...common,
    id: 'trustpilot',
    title: 'Trustpilot',
    maxLength: null,
    repliesPerComment: 'one',
    source: 'https://support.trustpilot.com/hc/articles/115015822068',
    confidence: 'U',
  },
  {
    ...common,
    id: 'google-play',
    title: 'Google Play',
    maxLength: { max: 350, unit: 'utf16' },
    repliesPerComment: 'one',
    source: 'https://developers.google.com/android-publisher/api-ref/rest/v3/reviews/reply',
    confidence: 'A',
  },
  {
    ...common,
    id: 'app-store',
    title: 'App Store',
    maxLength: { max: 5970, unit: 'utf16' },
    repliesPerComment: 'one',
    replyReview: { fromHours: 8, toHours: 12 },
    source: 'https://appfollow.io/blog/responding-to-app-store-reviews-how-and-where-to-start',
    confidence: 'B',
  },
  {
    ...common,
    id: 'discourse',
    title: 'Discourse',
    maxLength: { max: 32000, unit: 'characters' },
    can: { ...basics, hide: yes, delete: yes, ban: yes },
    source: 'https://github.com/discourse/discourse/blob/main/config/site_settings.yml',
    confidence: 'A',
  },
  {
    ...common,
    id: 'wordpress',
    title: 'WordPress',
    maxLength: { max: 65525, unit: 'utf8-bytes' },
    can: { ...basics, hide: yes, delete: yes },
    source: 'https://developer.wordpress.org/reference/functions/wp_get_comment_fields_max_lengths/',
    confidence: 'A',
  },
  {
    ...common,
    id: 'email',
    title: 'E-mail',
    maxLength: null,
    can: {
      ...basics,
      report: always(
        'un courriel se signale aux services de l’État (Signal Spam, Pharos), pas à un hébergeur',
        'an e-mail is reported to the authorities (in France Signal Spam, Pharos), not to a host',
      ),
      'private-reply': yes,
      hide: not('un courriel n’est pas public', 'an e-mail is not public'),
      delete: not('un courriel n’est pas public', 'an e-mail is not public'),
    },
    public: false,
    source: 'https://www.rfc-editor.org/rfc/rfc5322',
    confidence: 'U',
  },
  {
    ...common,
    id: 'bluesky',
    title: 'Bluesky',
    maxLength: { max: 300, unit: 'characters' }, // graphemes there, which are never more than code points
    source: 'https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky/feed/post.json',
    confidence: 'A',
  },
  {
    ...common,
    id: 'threads',
    title: 'Threads',
    maxLength: { max: 500, unit: 'utf8-bytes' }, // an emoji counts its bytes there; so does every letter here
    source: 'https://developers.facebook.com/documentation/threads/posts',
    confidence: 'A',
  },
  {
    ...common,
    id: 'reddit',
    title: 'Reddit',
    maxLength: { max: 10000, unit: 'utf16' },
    source: 'https://docs.upload-post.com/resources/character-limits/',
    confidence: 'C',
  },
];

/** Every known platform by id. Ask with `Object.hasOwn`: a channel may be called "constructor". */
export const platforms: Table<Platform> = Object.fromEntries(list.map((platform) => [platform.id, platform]));

/** The platform of that id, or null. */
export function platformOf(id: string): Platform | null {
  return Object.hasOwn(platforms, id) ? platforms[id]! : null;
}
