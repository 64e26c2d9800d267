import { axis, number, plain, signed, tooltip } from "./colours.js";

/** Mean degradation with its interval as a band, single chains faint behind it, the cap as a mark. */
export function curve(all, chains, cap, paint, width) {
  const points = enough(all);
  const small = width < 560;
  const labels = points.map((point) => String(point.position));
  const single = chains.map((chain) => ({
    type: "line",
    name: plain(chain.label),
    data: chain.points.slice(0, points.length),
    symbol: "none",
    silent: true,
    lineStyle: { color: paint.muted, width: 1, opacity: 0.28 },
    z: 1,
  }));
  const low = points.map((point) => point.low ?? point.mean);
  const high = points.map((point) => point.high ?? point.mean);
  const option = {
    grid: [
      { left: 44, right: 12, top: 36, bottom: 128, outerBoundsMode: "none" },
      { left: 44, right: 12, height: 34, bottom: 52, outerBoundsMode: "none" },
    ],
    tooltip: tooltip(paint, {
      trigger: "axis",
      axisPointer: { lineStyle: { color: paint.muted } },
      formatter: (items) => {
        const point = points[items[0].dataIndex];
        const interval = point.low === null ? "too few for an interval" : `95%: ${signed(point.low)} to ${signed(point.high)}`;
        return [
          `After ${point.position} iteration${point.position === 1 ? "" : "s"}`,
          `mean degradation ${signed(point.mean)}`,
          interval,
          `${Math.round(point.worse.value * 100)}% of ${number(point.chains)} chains are worse`,
          `findings ${signed(point.meanFindings)}, defences ${signed(point.meanDefences)}`,
        ].join("\n");
      },
    }),
    xAxis: [
      { ...axis(paint), type: "category", data: labels },
      {
        ...axis(paint),
        gridIndex: 1,
        type: "category",
        data: labels,
        axisLabel: { show: false },
        name: "agent iterations in a row,\nand how many chains got that far",
        nameLocation: "middle",
        nameGap: 14,
        nameTextStyle: { color: paint.muted, fontSize: 12, lineHeight: 17 },
      },
    ],
    yAxis: [
      { ...axis(paint), type: "value", name: "degradation", nameTextStyle: { color: paint.muted, align: "left" }, ...range(points, low, high) },
      { gridIndex: 1, type: "value", show: false, min: 0 },
    ],
    series: [
      ...single,
      band(low, "low", paint, "transparent"),
      band(high.map((value, at) => value - low[at]), "high", paint, paint.band),
      {
        type: "line",
        name: "mean",
        data: points.map((point) => point.mean),
        symbolSize: 8,
        symbol: "circle",
        lineStyle: { color: paint.agent, width: 3 },
        itemStyle: { color: paint.agent, borderColor: paint.surface, borderWidth: 2 },
        z: 5,
        markLine: capLine(cap, points.length, paint),
      },
      {
        type: "bar",
        name: "chains",
        xAxisIndex: 1,
        yAxisIndex: 1,
        data: points.map((point) => point.chains),
        barMaxWidth: 18,
        itemStyle: { color: paint.unknown, borderRadius: [3, 3, 0, 0] },
        label: { show: points.length <= (small ? 6 : 20), position: "top", distance: 2, color: paint.muted, fontSize: 11, formatter: (item) => number(item.value) },
      },
    ],
  };
  return { option, height: small ? 380 : 460 };
}

// Where fewer than ten chains are left, a mean says little: the table has the rest.
function enough(points) {
  const last = points.findLastIndex((point) => point.chains >= 10);
  return points.slice(0, Math.max(last + 1, 4));
}

// Single chains may go far beyond the mean: the axis follows the band and cuts them off.
function range(points, low, high) {
  const top = Math.max(...high, 1);
  const bottom = Math.min(...low, 0);
  const room = (top - bottom) * 0.35;
  const step = niceStep((top - bottom + room) / 5);
  return { min: Math.floor((bottom < 0 ? bottom - room : 0) / step) * step, max: Math.ceil((top + room) / step) * step, interval: step };
}

function niceStep(rough) {
  const ten = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map((factor) => factor * ten).find((step) => step >= rough);
}

function band(data, name, paint, colour) {
  return {
    type: "line",
    name,
    data,
    stack: "band",
    stackStrategy: "all",
    symbol: "none",
    silent: true,
    lineStyle: { opacity: 0 },
    areaStyle: { color: colour, opacity: 1 },
    z: 2,
  };
}

function capLine(cap, count, paint) {
  if (cap >= count) {
    return undefined;
  }
  return {
    silent: true,
    symbol: "none",
    animation: false,
    lineStyle: { color: paint.bad, type: "dashed", width: 1.5 },
    label: { formatter: `cap of ${cap}`, color: paint.bad, position: "end", fontSize: 12 },
    data: [{ xAxis: String(cap) }],
  };
}

/** One chain's own steps. */
export function spark(points, cap, paint) {
  const option = {
    grid: { left: 8, right: 16, top: 14, bottom: 6, containLabel: true },
    tooltip: tooltip(paint, {
      trigger: "axis",
      formatter: (items) => `after ${items[0].dataIndex}: ${signed(items[0].value)}`,
    }),
    xAxis: { ...axis(paint), type: "category", data: points.map((_, at) => String(at)), boundaryGap: false },
    yAxis: { ...axis(paint), type: "value", splitNumber: 2 },
    series: [
      {
        type: "line",
        step: "end",
        data: points,
        symbol: "none",
        lineStyle: { color: paint.agent, width: 2 },
        areaStyle: { color: paint.band },
        markLine: capLine(cap, points.length, paint),
      },
    ],
  };
  return { option, height: 150 };
}
