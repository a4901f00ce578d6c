/** A chart → where everything stands, by the layered algorithm of elkjs: start on top, right angles, nested regions. */
import type { ElkExtendedEdge, ElkNode, LayoutOptions } from 'elkjs/lib/elk.bundled.js';
import type { Arrow, Box, Chart, ChartRegion } from './chart.ts';
import { textWidth } from './metrics.ts';
import { FONT, type SizedBox, sizeBox, sizeLabel } from './sizes.ts';

export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedBox extends Spot {
  readonly box: Box;
  /** Null for the frame of a parallel step. */
  readonly sized: SizedBox | null;
}

export interface PlacedArrow {
  /** Null for the short arrow from a start dot. */
  readonly arrow: Arrow | null;
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly label: (Spot & { readonly lines: readonly string[] }) | null;
}

/** Everything in one system of coordinates, origin top left, pixels; frames before what they hold. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
  readonly regions: readonly (Spot & { readonly title: string })[];
  readonly dots: readonly (Spot & { readonly of: string })[];
  readonly arrows: readonly PlacedArrow[];
}

/** How wide the words may run, and whether regions stand side by side. */
export interface Shape {
  readonly box: number;
  readonly label: number;
  readonly regions: 'beside' | 'below';
}

const DOT = 12;
const SPACING: LayoutOptions = {
  'elk.algorithm': 'layered',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.json.shapeCoords': 'ROOT',
  'elk.json.edgeCoords': 'ROOT',
  'elk.spacing.nodeNode': '18',
  'elk.spacing.edgeNode': '12',
  'elk.spacing.edgeEdge': '9',
  'elk.spacing.edgeLabel': '3',
  'elk.layered.spacing.nodeNodeBetweenLayers': '12',
  'elk.layered.spacing.edgeNodeBetweenLayers': '9',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '8',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.edgeLabels.sideSelection': 'ALWAYS_DOWN',
};
/** Keeps the order of reading: an arrow points up the page only where the workflow leads back. */
const ORDERED: LayoutOptions = {
  'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
  'elk.layered.considerModelOrder.strategy': 'PREFER_NODES',
  'elk.layered.considerModelOrder.components': 'MODEL_ORDER',
};

/**
 * Lays a chart out. The model-order options of elkjs fail on some graphs: then it is laid out without them, and only the
 * order of reading from top to bottom is less strict.
 */
export async function layOut(chart: Chart, shape: Shape): Promise<Layout> {
  // A megabyte and a half, which nobody loads who draws nothing.
  const { default: Elk } = await import('elkjs/lib/elk.bundled.js');
  const elk = new Elk.default();
  try {
    return placed(chart, shape, await elk.layout(graphOf(chart, shape, ORDERED)));
  } catch {
    return placed(chart, shape, await elk.layout(graphOf(chart, shape, {})));
  }
}

function graphOf(chart: Chart, shape: Shape, ordered: LayoutOptions): ElkNode {
  const down = { ...SPACING, ...ordered, 'elk.direction': 'DOWN' };
  const level = (boxes: readonly Box[], start: string, dot: string): Pick<ElkNode, 'children' | 'edges'> => {
    const keys = new Set(boxes.map(({ key }) => key));
    const edges = chart.arrows
      .map((arrow, at) => ({ arrow, at }))
      .filter(({ arrow }) => keys.has(arrow.from) && keys.has(arrow.to))
      .map(({ arrow, at }) => edgeOf(arrow, at, shape));
    return {
      children: [{ id: dot, width: DOT, height: DOT }, ...boxes.map(nodeOf)],
      edges: [{ id: `${dot} start`, sources: [dot], targets: [start] }, ...edges],
    };
  };
  const nodeOf = (box: Box): ElkNode => {
    if (box.kind !== 'parallel') {
      const { width, height } = sizeBox(box, shape.box);
      return { id: box.key, width, height };
    }
    return {
      id: box.key,
      layoutOptions: {
        ...SPACING,
        'elk.direction': shape.regions === 'beside' ? 'DOWN' : 'RIGHT',
        'elk.separateConnectedComponents': 'false',
        'elk.padding': '[top=30,left=9,bottom=9,right=9]',
        'elk.nodeSize.constraints': 'MINIMUM_SIZE',
        'elk.nodeSize.minimum': `(${Math.ceil(textWidth(box.title, FONT.title, true) + 40)},60)`,
      },
      children: box.regions.map((region) => regionOf(box, region)),
    };
  };
  const regionOf = (box: Box, region: ChartRegion): ElkNode => ({
    id: regionId(box, region),
    layoutOptions: {
      ...down,
      'elk.alignment': shape.regions === 'beside' ? 'TOP' : 'LEFT',
      'elk.padding': '[top=24,left=9,bottom=9,right=9]',
      'elk.nodeSize.constraints': 'MINIMUM_SIZE',
      'elk.nodeSize.minimum': `(${Math.ceil(textWidth(region.title, FONT.region, true) + 24)},60)`,
    },
    ...level(region.boxes, region.start, dotId(regionId(box, region))),
  });
  return {
    id: ' root',
    layoutOptions: { ...down, 'elk.padding': '[top=2,left=2,bottom=2,right=2]' },
    ...level(chart.boxes, chart.start, dotId('')),
  };
}

/** Ids that no step can have. */
const regionId = (box: Box, region: ChartRegion): string => `${box.key} ${region.key}`;
const dotId = (of: string): string => `${of} .`;

function edgeOf({ from, to, labels }: Arrow, at: number, shape: Shape): ElkExtendedEdge {
  const { width, height } = sizeLabel(labels, shape.label);
  return { id: `${at}`, sources: [from], targets: [to], labels: [{ id: `${at} label`, text: ' ', width, height }] };
}

/** The graph with positions → boxes, frames and arrows of the chart. */
function placed(chart: Chart, shape: Shape, root: ElkNode): Layout {
  const nodes = new Map<string, ElkNode>();
  const edges: ElkExtendedEdge[] = [];
  const walk = (node: ElkNode): void => {
    nodes.set(node.id, node);
    edges.push(...(node.edges ?? []));
    for (const child of node.children ?? []) walk(child);
  };
  walk(root);
  const spot = (id: string): Spot => {
    const { x = 0, y = 0, width = 0, height = 0 } = nodes.get(id)!;
    return { x, y, width, height };
  };
  const all = chart.boxes.flatMap((box) => [box, ...box.regions.flatMap(({ boxes }) => boxes)]);
  const framed = chart.boxes.flatMap((box) => box.regions.map((region) => ({ box, region })));
  return {
    width: root.width ?? 0,
    height: root.height ?? 0,
    boxes: all.map((box) => ({
      ...spot(box.key),
      box,
      sized: box.kind === 'parallel' ? null : sizeBox(box, shape.box),
    })),
    regions: framed.map(({ box, region }) => ({ ...spot(regionId(box, region)), title: region.title })),
    dots: [
      { ...spot(dotId('')), of: chart.title },
      ...framed.map(({ box, region }) => ({ ...spot(dotId(regionId(box, region))), of: region.title })),
    ],
    arrows: edges.map((edge) => placedArrow(edge, chart, shape)),
  };
}

function placedArrow(edge: ElkExtendedEdge, chart: Chart, shape: Shape): PlacedArrow {
  const arrow = chart.arrows[Number(edge.id)] ?? null;
  const section = edge.sections![0]!;
  const label = edge.labels?.[0];
  return {
    arrow,
    points: [section.startPoint, ...(section.bendPoints ?? []), section.endPoint],
    label:
      arrow === null || label === undefined
        ? null
        : {
            x: label.x!,
            y: label.y!,
            width: label.width!,
            height: label.height!,
            lines: sizeLabel(arrow.labels, shape.label).lines,
          },
  };
}
