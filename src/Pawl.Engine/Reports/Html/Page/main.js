// The report's script. Everything it shows stands in the page already; it adds charts, a theme button and filters.
import { drawAll } from "./charts.js";
import { filterFindings } from "./findings.js";
import { followSections } from "./sections.js";
import { themeButton } from "./theme.js";

const data = JSON.parse(document.getElementById("data").textContent);
const redraw = drawAll(data);
themeButton(redraw);
filterFindings();
followSections();
