import { number, plain, tooltip } from "./colours.js";

/** Tool and model against weakness. Hidden cells show their count on a plain ground. */
export function heat(data, paint, width) {
  const small = width < 560;
  const known = data.heatCells.filter((cell) => cell.introduced > 0 && !cell.rate.hidden);
  const most = Math.max(...known.map((cell) => cell.rate.value), 0.001);
  const room = Math.max(120, Math.min(250, width * 0.34));
  const left = small ? 72 : room;
  const column = (width - left - 12) / data.heatColumns.length;
  const upright = column >= 72;
  const foot = upright ? 96 : 150;
  const label = { color: paint.muted, fontSize: small ? 11 : 12 };
  const option = {
    grid: { left, right: 12, top: 8, bottom: foot },
    tooltip: tooltip(paint, { trigger: "item", formatter: (item) => says(data, data.heatCells[item.data.cell]) }),
    xAxis: {
      type: "category",
      data: data.heatColumns.map((key) => upright ? plain(key).replace("/", "\n") : plain(key).split("/").at(-1)),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...label, lineHeight: 16, rotate: upright ? 0 : 42, width: upright ? column - 6 : 130, overflow: "truncate", interval: 0 },
    },
    yAxis: {
      type: "category",
      inverse: true,
      data: data.heatRows.map((row) => (small ? row.split(" ")[0] : plain(row))),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...label, width: left - 14, overflow: "truncate", interval: 0 },
    },
    visualMap: {
      min: 0,
      max: most,
      dimension: 2,
      seriesIndex: 0,
      calculable: false,
      orient: "horizontal",
      left: "center",
      bottom: 4,
      itemHeight: 140,
      itemWidth: 12,
      text: [`${number(most)} per 1,000 lines`, "0"],
      textStyle: { color: paint.muted, fontSize: 12 },
      inRange: { color: paint.heat },
    },
    series: [rated(data, paint, most, small), hidden(data, paint)],
  };
  return { option, height: foot + 30 * data.heatRows.length };
}

function rated(data, paint, most, small) {
  return {
    type: "heatmap",
    data: data.heatCells
      .map((cell, at) => ({ value: [cell.x, cell.y, cell.rate.value], cell: at, shown: cell.introduced > 0, hide: cell.rate.hidden }))
      .filter((item) => !item.hide)
      .map((item) => ({
        value: item.value,
        cell: item.cell,
        label: { show: item.shown && !small, color: item.value[2] > most * 0.55 ? paint.surface : paint.ink },
      })),
    label: { fontSize: 12, formatter: (item) => number(item.value[2]) },
    itemStyle: { borderColor: paint.surface, borderWidth: 3, borderRadius: 6 },
    emphasis: { itemStyle: { borderColor: paint.ink, borderWidth: 1.5 } },
  };
}

function hidden(data, paint) {
  return {
    type: "scatter",
    symbolSize: 1,
    data: data.heatCells
      .map((cell, at) => ({ value: [cell.x, cell.y], cell: at, introduced: cell.introduced, hide: cell.rate.hidden }))
      .filter((item) => item.hide),
    itemStyle: { color: "transparent" },
    label: {
      show: true,
      color: paint.muted,
      fontSize: 11,
      formatter: (item) => (item.data.introduced > 0 ? `n=${item.data.introduced}` : "·"),
    },
  };
}

function says(data, cell) {
  const lines = [plain(data.heatRows[cell.y]), plain(data.heatColumns[cell.x]), `${number(cell.introduced)} introduced`];
  lines.push(
    cell.rate.hidden
      ? "too little work for a rate"
      : cell.introduced === 0
        ? "none seen"
        : `${number(cell.rate.value)} per 1,000 changed lines (${number(cell.rate.low)} to ${number(cell.rate.high)})`,
  );
  return lines.join("\n");
}
