import { axis, number, ofKind, plain, tooltip } from "./colours.js";

/** Rates as points with their intervals; lying for names, standing for positions. */
export function rates(rows, paint, width, lying) {
  const shown = rows.filter((row) => !row.rate.hidden);
  const names = shown.map((row) => plain(row.key));
  const category = { ...axis(paint), type: "category", data: names, splitLine: { show: false } };
  const value = { ...axis(paint), type: "value", min: 0, name: "per 1,000 changed lines", nameLocation: "middle", nameGap: 30 };
  const option = {
    grid: { left: lying ? 8 : 30, right: 24, top: 16, bottom: lying ? 38 : 12, containLabel: true },
    tooltip: tooltip(paint, { trigger: "item", formatter: (item) => says(shown[item.dataIndex]) }),
    xAxis: lying ? value : category,
    yAxis: lying ? { ...category, inverse: true } : { ...value, nameGap: 36 },
    series: [
      {
        type: "custom",
        data: shown.map((row, at) => [at, row.rate.low, row.rate.high]),
        encode: lying ? { y: 0, x: [1, 2] } : { x: 0, y: [1, 2] },
        silent: true,
        renderItem: (_, api) => whisker(api, shown, paint, lying),
      },
      {
        type: "scatter",
        symbolSize: 15,
        data: shown.map((row, at) => ({
          value: lying ? [row.rate.value, at] : [at, row.rate.value],
          itemStyle: { color: ofKind(paint, row.key), borderColor: paint.surface, borderWidth: 2 },
        })),
        label: { show: true, position: lying ? "top" : "right", distance: 8, color: paint.ink, fontWeight: 600, formatter: (item) => number(shown[item.dataIndex].rate.value) },
        z: 5,
      },
    ],
  };
  return { option, height: lying ? 90 + 58 * Math.max(shown.length, 2) : 90 + 58 * 4 };
}

function whisker(api, shown, paint, lying) {
  const at = api.value(0);
  const point = (value) => (lying ? api.coord([value, at]) : api.coord([at, value]));
  const [x1, y1] = point(api.value(1));
  const [x2, y2] = point(api.value(2));
  const style = { stroke: ofKind(paint, shown[at].key), lineWidth: 6, lineCap: "round", opacity: 0.35 };
  return { type: "line", shape: { x1, y1, x2, y2 }, style };
}

function says(row) {
  return [
    plain(row.key),
    `${number(row.rate.value)} per 1,000 changed lines`,
    `95%: ${number(row.rate.low)} to ${number(row.rate.high)}`,
    `${number(row.introduced)} introduced in ${number(row.changedLines)} lines`,
    `${number(row.iterations)} iterations or commits`,
  ].join("\n");
}
