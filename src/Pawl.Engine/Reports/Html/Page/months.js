import { axis, number, tooltip } from "./colours.js";

const parts = [
  ["introducedByAgent", "agents", "agent"],
  ["introducedByMixed", "both hands", "mixed"],
  ["introducedByHuman", "people", "human"],
  ["introducedByBot", "bots", "bot"],
  ["introducedByUnknown", "unknown", "unknown"],
];

/** Introduced above the line by author, fixed and removed below it, open findings as a line. */
export function months(rows, paint, width) {
  const small = width < 560;
  const seen = parts.filter(([field]) => rows.some((row) => row[field] > 0));
  const option = {
    grid: { left: 8, right: 8, top: small ? 64 : 48, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0, icon: "roundRect", itemWidth: 12, itemHeight: 12, textStyle: { color: paint.muted, fontSize: 12 } },
    tooltip: tooltip(paint, {
      trigger: "axis",
      axisPointer: { type: "shadow" },
      formatter: (items) => told(rows[items[0].dataIndex], seen),
    }),
    xAxis: { ...axis(paint), type: "category", data: rows.map((row) => row.month) },
    yAxis: [
      { ...axis(paint), type: "value", minInterval: 1, axisLabel: { ...axis(paint).axisLabel, formatter: (value) => number(Math.abs(value)) } },
      { ...axis(paint), type: "value", position: "right", splitLine: { show: false }, min: 0, minInterval: 1 },
    ],
    series: [
      ...seen.map(([field, name, colour]) => bar(name, rows.map((row) => row[field]), paint[colour])),
      bar("fixed or removed", rows.map((row) => -(row.fixed + row.removed)), paint.good),
      {
        type: "line",
        name: "open",
        yAxisIndex: 1,
        data: rows.map((row) => row.openAtEnd),
        symbol: "none",
        lineStyle: { color: paint.ink, width: 2 },
        itemStyle: { color: paint.ink },
      },
    ],
  };
  return { option, height: small ? 320 : 380 };
}

function bar(name, data, colour) {
  return { type: "bar", name, stack: "all", data, barMaxWidth: 26, itemStyle: { color: colour, borderRadius: 2 } };
}

function told(row, seen) {
  return [
    row.month,
    `${number(row.commits)} commits, ${number(row.agentCommits)} by agents`,
    ...seen.map(([field, name]) => `introduced by ${name}: ${number(row[field])}`),
    `fixed ${number(row.fixed)}, removed ${number(row.removed)}`,
    `defences lost ${number(row.defencesLost)}`,
    `open at the end ${number(row.openAtEnd)}`,
  ].join("\n");
}

/** How many chains reached each length; those over the cap stand out. */
export function lengths(all, cap, paint, width) {
  const rows = bins(all);
  const option = {
    grid: { left: 8, right: 12, top: 24, bottom: 30, containLabel: true },
    tooltip: tooltip(paint, {
      trigger: "axis",
      axisPointer: { type: "shadow" },
      formatter: (items) => `${number(items[0].value)} chain${items[0].value === 1 ? "" : "s"} of ${rows[items[0].dataIndex].name} iteration${rows[items[0].dataIndex].name === "1" ? "" : "s"}`,
    }),
    xAxis: { ...axis(paint), type: "category", data: rows.map((row) => row.name), name: "iterations", nameLocation: "middle", nameGap: 28 },
    yAxis: { ...axis(paint), type: "value", minInterval: 1 },
    series: [
      {
        type: "bar",
        barMaxWidth: 44,
        data: rows.map((row) => ({ value: row.chains, itemStyle: { color: row.from > cap ? paint.bad : paint.agent } })),
        itemStyle: { borderRadius: [4, 4, 0, 0] },
        label: { show: width >= 560, position: "top", color: paint.muted, formatter: (item) => (item.value > 0 ? number(item.value) : "") },
      },
    ],
  };
  return { option, height: 280 };
}

// Long chains are rare: beyond 20 they are counted together.
function bins(all) {
  const last = all.at(-1)?.length ?? 0;
  const single = all.filter((row) => row.length <= 20).map((row) => ({ name: String(row.length), from: row.length, chains: row.chains }));
  const wide = [
    [21, 30],
    [31, 50],
    [51, 100],
    [101, Infinity],
  ].filter(([from]) => from <= last);
  const counted = wide.map(([from, to]) => ({
    name: to === Infinity ? `${from}+` : `${from}\u2013${to}`,
    from,
    chains: all.filter((row) => row.length >= from && row.length <= to).reduce((sum, row) => sum + row.chains, 0),
  }));
  return [...single, ...counted];
}
