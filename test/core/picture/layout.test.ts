import { describe, expect, it } from 'vitest';
import { chartOf } from '../../../packages/core/src/picture/chart.ts';
import { type Layout, layOut, type Spot } from '../../../packages/core/src/picture/layout.ts';
import { textWidth } from '../../../packages/core/src/picture/metrics.ts';
import { FONT, INDENT, PAD, rowIndent } from '../../../packages/core/src/picture/sizes.ts';
import { bookshop, template } from './charters.ts';

const charters = [bookshop(), template('usaf'), template('travel')];
const cases = charters.flatMap((charter) =>
  Object.values(charter.playbooks).map((playbook) => ({
    name: `${charter.brand} ${playbook.crisis}`,
    charter,
    playbook,
  })),
);
const shape = { box: 200, label: 150, regions: 'beside' } as const;

const overlap = (a: Spot, b: Spot): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const inside = (a: Spot, { width, height }: Layout): boolean =>
  a.x >= 0 && a.y >= 0 && a.x + a.width <= width + 0.5 && a.y + a.height <= height + 0.5;

describe.each(cases)('the layout of $name', ({ charter, playbook }) => {
  it.each(['fr', 'en'])('is readable in %s', async (language) => {
    const chart = chartOf(charter, playbook, language);
    const layout = await layOut(chart, shape);
    const steps = layout.boxes.filter(({ sized }) => sized !== null);
    const labels = layout.arrows.flatMap(({ label }) => label ?? []);
    const spots = [...steps, ...labels];
    for (const [at, a] of spots.entries()) {
      expect(inside(a, layout)).toBe(true);
      for (const b of spots.slice(at + 1)) expect(overlap(a, b), JSON.stringify([a, b])).toBe(false);
    }
    for (const { sized, width } of steps) {
      const words = [
        ...sized!.title.map((line) => INDENT.number + textWidth(line, FONT.title, true)),
        ...sized!.rows.flatMap(({ kind, lines }) => lines.map((line) => rowIndent(kind) + textWidth(line, FONT.row))),
      ];
      expect(Math.max(...words) + 2 * PAD.x).toBeLessThanOrEqual(width);
    }
  });

  it('has right angles only, an arrow for each way out, and its start on top', async () => {
    const chart = chartOf(charter, playbook, 'en');
    const layout = await layOut(chart, shape);
    for (const { points } of layout.arrows) {
      for (const [at, point] of points.slice(1).entries()) {
        const before = points[at]!;
        const slant = Math.min(Math.abs(point.x - before.x), Math.abs(point.y - before.y));
        expect(slant).toBeLessThan(0.01);
      }
    }
    expect(layout.arrows.filter(({ arrow }) => arrow !== null)).toHaveLength(chart.arrows.length);
    const [dot] = layout.dots;
    for (const { y } of layout.boxes) expect(y).toBeGreaterThan(dot!.y);
  });
});

describe('regions', () => {
  it.each(['beside', 'below'] as const)('hold their steps and stand %s each other', async (regions) => {
    const charter = bookshop();
    const layout = await layOut(chartOf(charter, charter.playbooks.recall!, 'fr'), { ...shape, regions });
    const frame = layout.boxes.find(({ box }) => box.kind === 'parallel')!;
    const [one, two] = layout.regions;
    for (const region of layout.regions) {
      expect(region.x >= frame.x && region.x + region.width <= frame.x + frame.width).toBe(true);
      expect(region.y >= frame.y && region.y + region.height <= frame.y + frame.height).toBe(true);
    }
    const beside = one!.x + one!.width <= two!.x || two!.x + two!.width <= one!.x;
    expect(beside).toBe(regions === 'beside');
    const held = frame.box.regions.flatMap(({ boxes }) => boxes.map(({ key }) => key));
    for (const step of layout.boxes.filter(({ box }) => held.includes(box.key))) {
      expect(layout.regions.some((region) => overlap(step, region))).toBe(true);
    }
  });
});
