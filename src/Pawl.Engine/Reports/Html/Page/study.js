import { axis, number, plain, tooltip } from "./colours.js";

/** A figure of a study's report: lines with their bands, stacked shares, or points with their intervals. */
export function study(figure, paint, width) {
  const kinds = { lines, shares, points };
  return kinds[figure.kind](figure, paint, width);
}

function hues(paint) {
  return [paint.agent, paint.mixed, paint.human, paint.bad, paint.good, paint.bot, paint.accent, paint.undeclared];
}

function legend(paint, names) {
  return { data: names, top: 0, textStyle: { color: paint.muted, fontSize: 12 }, type: "plain" };
}

function lines(figure, paint, width) {
  const colours = hues(paint);
  const rows = Math.ceil((figure.series.length * 130) / Math.max(width, 260));
  const series = figure.series.flatMap((one, at) => {
    const colour = colours[at % colours.length];
    const line = {
      type: "line",
      name: plain(one.name),
      data: one.values,
      step: figure.step ? "end" : false,
      symbol: "circle",
      symbolSize: 7,
      lineStyle: { color: colour, width: 3 },
      itemStyle: { color: colour },
      z: 5,
    };
    const bars = {
      type: "custom",
      name: plain(one.name),
      data: one.values.map((_, i) => [i, one.low[i], one.high[i]]).filter((row) => row[1] !== null && row[2] !== null),
      silent: true,
      itemStyle: { color: colour },
      renderItem: (_, api) => whisker(api.coord([api.value(0), api.value(1)]), api.coord([api.value(0), api.value(2)]), colour, 3),
      z: 3,
    };
    return [bars, line];
  });
  const option = {
    legend: legend(paint, figure.series.map((one) => plain(one.name))),
    grid: { left: 48, right: 16, top: 24 + 24 * rows, bottom: 48, outerBoundsMode: "none" },
    tooltip: tooltip(paint, {
      trigger: "axis",
      formatter: (items) => {
        const at = items[0].dataIndex;
        const told = figure.series.filter((one) => one.values[at] !== null && one.values[at] !== undefined);
        return [
          `${figure.across} ${figure.labels[at]}`,
          ...told.map((one) => `${plain(one.name)}: ${number(one.values[at])}${range(one.low[at], one.high[at])}`),
        ].join("\n");
      },
    }),
    xAxis: { ...axis(paint), type: "category", data: figure.labels, name: figure.across, nameLocation: "middle", nameGap: 30 },
    yAxis: { ...axis(paint), type: "value", name: figure.up, nameTextStyle: { color: paint.muted, align: "left" } },
    series,
  };
  return { option, height: 400 + 24 * rows };
}

function shares(figure, paint, width) {
  const colours = hues(paint);
  const totals = figure.labels.map((_, at) => figure.series.reduce((sum, one) => sum + (one.values[at] ?? 0), 0));
  const rows = Math.ceil((figure.series.length * 190) / Math.max(width, 260));
  const option = {
    legend: legend(paint, figure.series.map((one) => plain(one.name))),
    grid: { left: 8, right: 24, top: 24 + 24 * rows, bottom: 8, containLabel: true },
    tooltip: tooltip(paint, {
      trigger: "item",
      formatter: (item) => {
        const count = figure.series[item.seriesIndex].values[item.dataIndex];
        return `${plain(figure.labels[item.dataIndex])}\n${item.seriesName}: ${number(item.value)} % (${number(count)} of ${number(totals[item.dataIndex])})`;
      },
    }),
    xAxis: { ...axis(paint), type: "value", max: 100, axisLabel: { color: paint.muted, formatter: "{value} %" } },
    yAxis: { ...axis(paint), type: "category", data: figure.labels.map(plain), inverse: true, splitLine: { show: false } },
    series: figure.series.map((one, at) => ({
      type: "bar",
      stack: "all",
      name: plain(one.name),
      barMaxWidth: 34,
      data: one.values.map((value, i) => (totals[i] ? (100 * value) / totals[i] : 0)),
      itemStyle: { color: colours[at % colours.length], opacity: at < colours.length ? 1 : 0.55, borderColor: paint.surface, borderWidth: 1 },
    })),
  };
  return { option, height: 60 + 24 * rows + 54 * figure.labels.length };
}

function points(figure, paint) {
  const colour = paint.accent;
  const option = {
    grid: { left: 8, right: 30, top: 16, bottom: 44, containLabel: true },
    tooltip: tooltip(paint, {
      trigger: "item",
      formatter: (item) => {
        const at = item.data.at;
        return `${plain(figure.labels[at])}\n${number(figure.values[at])}${range(figure.low[at], figure.high[at])}`;
      },
    }),
    xAxis: { ...axis(paint), type: "value", scale: true, name: figure.across, nameLocation: "middle", nameGap: 30 },
    yAxis: { ...axis(paint), type: "category", data: figure.labels.map(plain), inverse: true, splitLine: { show: false } },
    series: [
      {
        type: "custom",
        data: figure.values.map((_, at) => [at, figure.low[at], figure.high[at]]).filter((row) => row[1] !== null && row[2] !== null),
        encode: { y: 0, x: [1, 2] },
        silent: true,
        renderItem: (_, api) => whisker(api.coord([api.value(1), api.value(0)]), api.coord([api.value(2), api.value(0)]), colour, 6),
      },
      {
        type: "scatter",
        symbolSize: 13,
        data: figure.values.map((value, at) => ({ value: [value, at], at })),
        itemStyle: { color: colour, borderColor: paint.surface, borderWidth: 2 },
        markLine: {
          silent: true,
          symbol: "none",
          animation: false,
          lineStyle: { color: paint.bad, type: "dashed", width: 1.5 },
          label: { show: false },
          data: [{ xAxis: figure.none }],
        },
        z: 5,
      },
    ],
  };
  return { option, height: 90 + 34 * figure.labels.length };
}

function whisker(from, to, colour, lineWidth) {
  return { type: "line", shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] }, style: { stroke: colour, lineWidth, lineCap: "round", opacity: 0.35 } };
}

function range(low, high) {
  return low === null || high === null || low === undefined ? "" : ` (95%: ${number(low)} to ${number(high)})`;
}
