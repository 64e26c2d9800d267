/** Makes the table of open findings sortable and filterable. */
export function filterFindings() {
  const table = document.getElementById("findings");
  const form = document.getElementById("filters");
  if (!table || !form) {
    return;
  }
  const body = table.tBodies[0];
  const rows = Array.from(body.rows, (row, at) => ({ row, at, text: row.textContent.toLowerCase() }));
  const output = document.getElementById("shown");

  const filter = () => {
    const words = form.elements.text.value.toLowerCase().split(/\s+/).filter(Boolean);
    const severity = form.elements.severity.value;
    const author = form.elements.author.value;
    let shown = 0;
    for (const { row, text } of rows) {
      const fits =
        (!severity || row.dataset.severity === severity) &&
        (!author || row.dataset.author === author) &&
        words.every((word) => text.includes(word));
      row.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    output.textContent = shown === rows.length ? `${shown} shown` : `${shown} of ${rows.length} shown`;
  };

  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  sortable(table, body, rows);
  filter();
}

function sortable(table, body, rows) {
  const heads = Array.from(table.tHead.rows[0].cells);
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") !== "descending";
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      rows.sort((a, b) => (down ? -1 : 1) * compare(a.row.cells[column], b.row.cells[column]) || a.at - b.at);
      body.append(...rows.map(({ row }) => row));
    });
  });
}

function compare(one, other) {
  if (one.dataset.sort !== undefined) {
    return Number(one.dataset.sort) - Number(other.dataset.sort);
  }
  const [a, b] = [one.textContent, other.textContent];
  return a < b ? -1 : a > b ? 1 : 0;
}
