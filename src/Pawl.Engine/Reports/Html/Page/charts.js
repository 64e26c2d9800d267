import * as echarts from "echarts/core";
import { BarChart, CustomChart, HeatmapChart, LineChart, ScatterChart } from "echarts/charts";
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, VisualMapContinuousComponent } from "echarts/components";
import { CanvasRenderer } from "echarts/renderers";
import { colours } from "./colours.js";
import { curve, spark } from "./curve.js";
import { heat } from "./heat.js";
import { lengths, months } from "./months.js";
import { rates } from "./rates.js";
import { study } from "./study.js";

echarts.use([
  BarChart,
  CustomChart,
  HeatmapChart,
  LineChart,
  ScatterChart,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapContinuousComponent,
  CanvasRenderer,
]);

const kinds = {
  curve: (data, paint, width) => curve(data.curve, data.chains, data.cap, paint, width),
  born: (data, paint, width) => curve(data.born, data.bornChains, data.cap, paint, width),
  authors: (data, paint, width) => rates(data.authors, paint, width, true),
  positions: (data, paint, width) => rates(data.positions, paint, width, false),
  heat: (data, paint, width) => heat(data, paint, width),
  months: (data, paint, width) => months(data.months, paint, width),
  lengths: (data, paint, width) => lengths(data.lengths, data.cap, paint, width),
  study: (data, paint, width, element) => study(data.figures[Number(element.dataset.figure)], paint, width),
  spark: (data, paint, width, element) => spark(element.dataset.points.split(",").map(Number), data.cap, paint),
};

/** Draws every chart that is on the page, folds their tables away, and returns what draws them anew. */
export function drawAll(data) {
  const drawn = new Map();
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;

  const draw = (element) => {
    const paint = colours();
    const made = kinds[element.dataset.chart](data, paint, element.clientWidth, element);
    if (made.height) {
      element.style.height = `${made.height}px`;
    }
    const first = !drawn.has(element);
    const chart = drawn.get(element) ?? echarts.init(element, null, { renderer: "canvas" });
    drawn.set(element, chart);
    chart.resize();
    chart.setOption({ animation: first && !still, textStyle: { fontFamily: paint.font }, ...made.option }, true);
  };

  for (const element of document.querySelectorAll("[data-chart]")) {
    element.hidden = false;
    const table = element.parentElement.querySelector(":scope > details.data");
    if (table) {
      table.open = false;
    }
    const fold = element.closest("details.chain");
    if (fold) {
      fold.addEventListener("toggle", () => fold.open && draw(element));
    } else {
      draw(element);
    }
  }

  let width = innerWidth;
  addEventListener("resize", () => {
    if (innerWidth !== width) {
      width = innerWidth;
      drawn.forEach((_, element) => element.clientWidth && draw(element));
    }
  });
  return () => drawn.forEach((_, element) => element.clientWidth && draw(element));
}
