import { describe, expect, it } from 'vitest';
import { platformOf, platforms } from '../../../packages/core/src/knowledge/channels.ts';
import { apologyFits, responsibilities } from '../../../packages/core/src/knowledge/coombs.ts';
import { grounds } from '../../../packages/core/src/knowledge/grounds.ts';

const able = (action: keyof (typeof platforms)[string]['can']) =>
  Object.values(platforms)
    .filter((platform) => platform.can[action].able)
    .map(({ id }) => id);

describe('platforms', () => {
  it('are the known ones', () => {
    expect(Object.keys(platforms)).toEqual([
      'x',
      'facebook',
      'instagram',
      'linkedin',
      'youtube',
      'tiktok',
      'dailymotion',
      'google-review',
      'trustpilot',
      'google-play',
      'app-store',
      'discourse',
      'wordpress',
      'email',
      'bluesky',
      'threads',
      'reddit',
    ]);
    expect(
      Object.entries(platforms).every(([id, platform]) => platform.id === id && /^https:\/\//.test(platform.source)),
    ).toBe(true);
  });

  it.each([
    ['hide', ['x', 'facebook', 'instagram', 'youtube', 'tiktok', 'discourse', 'wordpress']],
    ['delete', ['facebook', 'instagram', 'discourse', 'wordpress']],
    ['ban', ['facebook', 'youtube', 'discourse']],
    ['private-reply', ['x', 'facebook', 'instagram', 'email']],
    ['let-stand', Object.keys(platforms)],
    ['report', Object.keys(platforms)],
  ] as const)('%s is possible on %j', (action, ids) => {
    expect(able(action)).toEqual(ids);
  });

  it('says the conditions in both languages', () => {
    const conditions = Object.values(platforms).flatMap(({ can }) =>
      Object.values(can).flatMap(({ condition }) => (condition ? [condition] : [])),
    );
    expect(conditions.length).toBeGreaterThan(4);
    for (const condition of conditions) expect(Object.keys(condition)).toEqual(['fr', 'en']);
    expect(platforms.x!.can.hide.condition).not.toBeNull();
    expect(platforms.youtube!.can.hide.condition).not.toBeNull();
  });

  it('knows where one reply is all there is', () => {
    const once = Object.values(platforms).filter(({ repliesPerComment }) => repliesPerComment === 'one');
    expect(once.map(({ id }) => id)).toEqual(['google-review', 'trustpilot', 'google-play', 'app-store']);
  });

  it('is not fooled by names that every object has', () => {
    expect([platformOf('constructor'), platformOf('__proto__'), platformOf('x')?.id]).toEqual([null, null, 'x']);
  });
});

describe('grounds and responsibilities', () => {
  it('knows the limitation periods', () => {
    const periods = Object.values(grounds).map(({ ground, limitation }) => [
      ground,
      limitation && `${limitation.amount} ${limitation.unit}`,
    ]);
    expect(Object.fromEntries(periods)).toEqual({
      none: null,
      insult: '3 month',
      defamation: '3 month',
      hate: '1 year',
      threat: null,
      spam: null,
      privacy: null,
    });
  });

  it('knows what goes to the authorities', () => {
    expect(
      Object.values(grounds)
        .filter(({ authorities }) => authorities === 'yes')
        .map(({ ground }) => ground),
    ).toEqual(['hate', 'threat']);
    expect(
      Object.values(grounds)
        .filter(({ authorities }) => authorities === 'disputed')
        .map(({ ground }) => ground),
    ).toEqual(['insult', 'defamation']);
  });

  it('lets no preventable crisis go without the right to apologise', () => {
    expect(apologyFits('preventable', 'forbidden')).toBe(false);
    expect(Object.keys(responsibilities).filter((one) => apologyFits(one as 'none', 'forbidden'))).toEqual([
      'none',
      'victim',
      'accidental',
    ]);
  });

  it('never lets denial stand beside rebuilding', () => {
    for (const { strategies } of Object.values(responsibilities)) {
      expect(strategies.includes('deny') && (strategies.includes('rebuild') || strategies.includes('diminish'))).toBe(
        false,
      );
    }
  });
});
