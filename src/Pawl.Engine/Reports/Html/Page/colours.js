/** The colours of the present theme, out of the style sheet. */
export function colours() {
  const style = getComputedStyle(document.documentElement);
  const of = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    font: getComputedStyle(document.body).fontFamily,
    ink: of("ink"),
    muted: of("muted"),
    line: of("line"),
    surface: of("surface"),
    accent: of("accent"),
    band: of("band"),
    bad: of("bad"),
    good: of("good"),
    agent: of("agent"),
    mixed: of("mixed"),
    human: of("human"),
    bot: of("bot"),
    unknown: of("unknown"),
    undeclared: of("undeclared"),
    heat: [of("heat-0"), of("heat-1"), of("heat-2"), of("heat-3")],
  };
}

const kinds = ["agent", "mixed", "human", "bot", "unknown", "undeclared"];

/** The colour of a kind of author, of a position in a chain otherwise. */
export function ofKind(paint, key) {
  return kinds.includes(key) ? paint[key] : paint.accent;
}

export function axis(paint) {
  return {
    axisLine: { lineStyle: { color: paint.line } },
    axisTick: { show: false },
    axisLabel: { color: paint.muted, fontSize: 12 },
    nameTextStyle: { color: paint.muted, fontSize: 12 },
    splitLine: { lineStyle: { color: paint.line, type: [3, 4] } },
  };
}

/** Drawn on the canvas, never as HTML: nothing in it can be markup. */
export function tooltip(paint, more) {
  return {
    renderMode: "richText",
    confine: true,
    backgroundColor: paint.surface,
    borderColor: paint.line,
    borderWidth: 1,
    padding: [10, 14],
    textStyle: { color: paint.ink, fontSize: 13, lineHeight: 20 },
    ...more,
  };
}

export function number(value) {
  const text = Math.abs(value) >= 100 ? Math.round(value).toLocaleString("en") : String(Math.round(value * 100) / 100);
  return text.replace("-", "\u2212");
}

export function signed(value) {
  return value > 0 ? `+${number(value)}` : number(value);
}

/** In a rich text, braces begin a style. */
export function plain(text) {
  return text.replace(/[{}|]/g, " ");
}
