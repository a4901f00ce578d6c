/** The public names of the client, in reading order. */

// Ask the API.
export type { Executed } from './answer.ts';
// What goes in and what comes out.
export type * from './answers.ts';
export * from './brief.ts';
export type * from './case.ts';
export { type CallOptions, type Client, type ClientOptions, createClient } from './client.ts';
export type { ApiCode } from './codes.ts';
export { AplombError, type Code, type GraphQLProblem } from './error.ts';
export type { Followed, FollowOptions } from './follow.ts';
export type * from './inputs.ts';
// Publish only what the gate let through.
export type { Locale } from './locale.ts';
export { operations } from './operations.ts';
export * from './payloads.ts';
export type * from './prescription.ts';
export {
  type ReplyClaims,
  type ReplyTokenCheck,
  type ReplyTokenCode,
  type ReplyToPublish,
  verifyReplyToken,
} from './replyToken.ts';
// Believe only the webhooks that are real.
export type { WebhookCheck, WebhookCode, WebhookHeaders, WebhookRequest } from './webhooks/request.ts';
export {
  type HubSpotRequest,
  verifyChatwoot,
  verifyDiscourse,
  verifyFront,
  verifyHubSpot,
  verifyIntercom,
  verifyMeta,
  verifyZammad,
  verifyZendesk,
} from './webhooks/senders.ts';
export { verifyWebhook } from './webhooks/standard.ts';
