/** When a delivery says it was sent, and whether that is now. */
import type { WebhookCode } from './request.ts';

export type TimestampForm = 'seconds' | 'milliseconds' | 'iso';

/** Farther than this from now, on either side, is a replay or a wrong clock. HubSpot, Front and Standard Webhooks ask for it. */
const WINDOW_MS = 5 * 60_000;

/** The instant in milliseconds since the epoch, or why it does not count. */
export function readTimestamp(written: string | null, form: TimestampForm, now: number): number | WebhookCode {
  if (written === null) return 'TIMESTAMP_MISSING';
  const at = instantOf(written, form);
  if (Number.isNaN(at)) return 'TIMESTAMP_MALFORMED';
  if (at < now - WINDOW_MS) return 'TIMESTAMP_TOO_OLD';
  return at > now + WINDOW_MS ? 'TIMESTAMP_TOO_NEW' : at;
}

function instantOf(written: string, form: TimestampForm): number {
  if (form === 'iso')
    return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/.test(written)
      ? Date.parse(written)
      : Number.NaN;
  if (!/^\d{1,15}$/.test(written)) return Number.NaN;
  return Number(written) * (form === 'seconds' ? 1000 : 1);
}
