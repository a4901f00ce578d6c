import type { CommentRefusal, RefusalCode } from '@aplomb/core';

/** What a code means and what the caller can do about it. */
export interface Meaning {
  readonly means: string;
  readonly remedy: string;
}

const know = 'The message names those there are.';
const shorten = 'Shorten it; the message says to how much.';
const charter = 'Read the charter; the message names the nearest.';
const again = 'Send it again with the same idempotencyKey: what was done is not done twice.';

/**
 * Every code that a caller can get, wherever it stands: `code` of a Refusal, `extensions.code` of an error. Codes are never
 * renamed; new ones may come. Those of reasons, findings and diagnostics are words of the charter language, lower case.
 */
export const codes = {
  ACTOR_INVALID: { means: 'The actor has no id.', remedy: 'Say who acts.' },
  ALREADY_APPROVED: { means: 'This person has approved already.', remedy: 'Somebody else must approve.' },
  ANSWER_EMPTY: { means: 'The answer of a team has no words.', remedy: 'Send what the team says.' },
  AUDIENCE_UNKNOWN: { means: 'The charter has no such audience.', remedy: charter },
  AWAITING_APPROVAL: { means: 'The text is kept and lacks approvals.', remedy: 'Submit the same text once approved.' },
  BAD_REQUEST: { means: 'The body is no GraphQL request.', remedy: 'Send { "query", "variables", "operationName" }.' },
  BAD_USER_INPUT: { means: 'A variable does not fit its type.', remedy: '`extensions.field` says where.' },
  BODY_TOO_LARGE: { means: 'HTTP 413: more than 4 MiB.', remedy: 'Send it in parts.' },
  BRAND_MISMATCH: { means: 'The files are the charter of another brand.', remedy: 'Publish under its own brand.' },
  BRAND_UNKNOWN: { means: 'No charter for this brand, or not for this key.', remedy: know },
  BUMP_NOT_ACCEPTED: {
    means: 'The charter changes more than was agreed.',
    remedy: 'Read the changes; raise acceptBump.',
  },
  CASE_UNKNOWN: { means: 'There is no such case, or not for this key.', remedy: 'Use an id that an answer gave.' },
  CHANNEL_UNKNOWN: { means: 'The charter has no such channel.', remedy: charter },
  CHARTER_INVALID: { means: 'The files do not compile.', remedy: 'Repair what the diagnostics say.' },
  CHECKLIST_INCOMPLETE: { means: 'Items are not ticked yet.', remedy: 'Tick them, then take the choice.' },
  CLOSED: {
    means: 'The case is closed.',
    remedy: 'Reopen it first; where its end does not allow it, a new comment opens another.',
  },
  COMMENT_EMPTY: { means: 'The comment has no words.', remedy: 'Send its text.' },
  COMMENT_TOO_LONG: { means: 'More than 20 000 UTF-16 units.', remedy: 'Cut it.' },
  COST_TOO_HIGH: {
    means: 'HTTP 400: the request would cost more than it may.',
    remedy: 'Ask for smaller pages, or in parts.',
  },
  CRISIS_UNKNOWN: { means: 'The charter has no such crisis.', remedy: charter },
  CSRF_HEADER_MISSING: {
    means: 'HTTP 403: a GET that any page could send.',
    remedy: 'Send POST, or x-graphql-yoga-csrf.',
  },
  CURSOR_INVALID: { means: 'No cursor of this list.', remedy: 'Use one that this list gave.' },
  EXTERNAL_ID_REQUIRED: { means: 'The comment has no externalId.', remedy: "Send the channel's own id." },
  FACTS_INVALID: { means: 'Facts are not an object.', remedy: 'Send { "key": value }.' },
  FACT_INVALID: { means: 'A fact does not fit its type.', remedy: "Compare with the charter's facts." },
  FACT_MISSING: { means: 'A fact is needed first.', remedy: 'Set it, then take the choice.' },
  FACT_UNKNOWN: { means: 'The charter has no such fact.', remedy: charter },
  FIRST_INVALID: { means: '`first` is below 0.', remedy: 'Send 0 to 200.' },
  FORBIDDEN: {
    means: 'The key lacks the scope, or this machine is not yours.',
    remedy: 'Ask for a key with the scope.',
  },
  GRAPHQL_PARSE_FAILED: { means: 'The document is no GraphQL.', remedy: 'The message says where.' },
  GRAPHQL_VALIDATION_FAILED: { means: 'The document does not fit the schema.', remedy: 'The message says where.' },
  IDEMPOTENCY_KEY_REUSED: {
    means: 'The key served another input within 24 hours.',
    remedy: 'Use a key for one input.',
  },
  ID_INVALID: { means: 'No id that we gave.', remedy: 'Use an id that an answer gave.' },
  INTERNAL_SERVER_ERROR: { means: 'A fault of ours; it stands in our log.', remedy: again },
  ITEM_UNKNOWN: { means: 'The checklist has no such item.', remedy: "Compare with the step's checklist." },
  LANGUAGE_INVALID: { means: 'No language tag of BCP 47.', remedy: 'Send "fr", "en-GB".' },
  LEGAL_HOLD: { means: 'Kept for a legal proceeding.', remedy: 'Ask who set the hold.' },
  LENGTH_REQUIRED: { means: 'HTTP 411: no Content-Length.', remedy: 'Send one.' },
  MEDIA_TYPE_UNSUPPORTED: { means: 'HTTP 415: not JSON.', remedy: 'Send application/json.' },
  MERGE_REFUSED: { means: 'These two cases do not merge.', remedy: 'The message says why.' },
  METHOD_NOT_ALLOWED: { means: 'HTTP 405: neither GET nor POST.', remedy: 'Send POST.' },
  NOT_ACCEPTABLE: {
    means: 'HTTP 406: `Accept` allows nothing that we could answer with.',
    remedy: 'Accept application/json; of a subscription text/event-stream.',
  },
  NOT_FOUND: { means: 'HTTP 404: nothing is at this path.', remedy: 'Send it to /graphql.' },
  NOT_HERE: { means: 'The case does not accept this now.', remedy: 'Take one of `accepted`, or of its choices.' },
  NOT_THE_AUTHOR: { means: 'Nobody approves their own text.', remedy: 'Somebody else must.' },
  NOT_YOUR_ROLE: { means: 'Another role does this.', remedy: 'The message says which.' },
  OPERATION_RESOLUTION_FAILURE: {
    means: 'Which operation of the document is not said.',
    remedy: 'Send its operationName.',
  },
  PERIOD_INVALID: { means: '`to` is not after `from`.', remedy: 'Send a period that ends after it begins.' },
  RATE_LIMITED: { means: 'HTTP 429: the key spent the cost of its minute.', remedy: 'Wait for Retry-After seconds.' },
  RELAY_UNANSWERED: { means: 'A team has not answered yet.', remedy: 'Answer the relay, then take the choice.' },
  REOPEN_TOO_LATE: { means: 'It closed too long ago.', remedy: 'Open another case.' },
  REPLY_FAULTY: { means: 'The text breaks the charter.', remedy: 'Repair what the findings say.' },
  REVISION_CONFLICT: { means: 'The case changed meanwhile.', remedy: 'Look at it, and decide anew.' },
  ROLE_FORBIDDEN: { means: 'The key may not act as this role.', remedy: 'Act as a role of the key.' },
  SEVERITY_INVALID: { means: 'Not 1 to 5.', remedy: 'Send 1 to 5.' },
  SEVERITY_TOO_LOW: { means: 'The choice is for graver cases.', remedy: 'Take another choice.' },
  SIMILAR_INVALID: {
    means: 'A volume below 0, or within no minute.',
    remedy: 'Send a count from 0 and minutes from 1.',
  },
  STALE_CLOCK: { means: 'A clock that no longer runs.', remedy: 'Nothing: the case has moved on.' },
  STARS_INVALID: { means: 'Not 0 to 5 stars.', remedy: 'Send 0 to 5.' },
  STEP_REQUIRED: { means: 'Two active steps accept the event.', remedy: 'Say which step.' },
  STEP_UNKNOWN: { means: 'The crisis has no such step.', remedy: charter },
  SUBMISSION_SUPERSEDED: { means: 'A later text was submitted.', remedy: 'Approve the latest.' },
  TEXT_UNREADABLE: { means: 'The text holds half a character.', remedy: 'Send it as published, in UTF-8.' },
  TIMEOUT: { means: 'HTTP 504: it took too long and was given up.', remedy: again },
  TOKEN_INVALID: { means: 'The token is not for this text and case.', remedy: 'Submit the text as it goes out.' },
  TOO_COMPLEX: {
    means: 'HTTP 400: too many levels, aliases, directives or fields at the root.',
    remedy: 'Ask in parts.',
  },
  TOO_LONG: { means: 'A field is too long.', remedy: shorten },
  TOO_MANY_COMMENTS: { means: 'More than 500 comments at once.', remedy: 'Ask in parts.' },
  UNAUTHENTICATED: { means: 'HTTP 401: no key, or not a good one.', remedy: 'Send "Authorization: Bearer …".' },
  UNAVAILABLE: { means: 'HTTP 503: the database cannot be reached.', remedy: again },
  VERSION_TOO_LOW: { means: 'The version is lower than the change deserves.', remedy: 'Raise it as the message says.' },
  VERSION_UNKNOWN: { means: 'No such version or digest.', remedy: 'The message names the latest.' },
} as const satisfies Record<string, Meaning>;

export type Code = keyof typeof codes;

/** Core's own words for what it refuses, as codes. */
const fromCore: Readonly<Record<RefusalCode | CommentRefusal['code'], Code>> = {
  'already-approved': 'ALREADY_APPROVED',
  'checklist-incomplete': 'CHECKLIST_INCOMPLETE',
  closed: 'CLOSED',
  'fact-invalid': 'FACT_INVALID',
  'fact-missing': 'FACT_MISSING',
  'not-here': 'NOT_HERE',
  'not-the-author': 'NOT_THE_AUTHOR',
  'not-your-role': 'NOT_YOUR_ROLE',
  'relay-unanswered': 'RELAY_UNANSWERED',
  'reopen-too-late': 'REOPEN_TOO_LATE',
  'severity-too-low': 'SEVERITY_TOO_LOW',
  'stale-clock': 'STALE_CLOCK',
  'step-required': 'STEP_REQUIRED',
  'unknown-crisis': 'CRISIS_UNKNOWN',
  'unknown-fact': 'FACT_UNKNOWN',
  'unknown-item': 'ITEM_UNKNOWN',
  AUDIENCE_UNKNOWN: 'AUDIENCE_UNKNOWN',
  CHANNEL_UNKNOWN: 'CHANNEL_UNKNOWN',
  COMMENT_EMPTY: 'COMMENT_EMPTY',
  COMMENT_TOO_LONG: 'COMMENT_TOO_LONG',
  STARS_INVALID: 'STARS_INVALID',
};

/** @example codeOf('unknown-fact') // 'FACT_UNKNOWN' */
export function codeOf(refused: keyof typeof fromCore): Code {
  return fromCore[refused];
}

/** The table as people read it: Markdown, one code to a line. */
export function codeTable(): string {
  const rows = Object.entries(codes).map(([code, { means, remedy }]) => `| \`${code}\` | ${means} | ${remedy} |`);
  return ['| code | means | what to do |', '| --- | --- | --- |', ...rows].join('\n');
}
