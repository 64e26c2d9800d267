const KEY = "pawl-theme";

function stored() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // a page from disk may have no storage
  }
}

/** Shows the button that changes between light and dark; the system's choice holds until it is pressed. */
export function themeButton(changed) {
  const root = document.documentElement;
  const button = document.getElementById("theme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  const show = () => {
    button.textContent = dark() ? "Light" : "Dark";
    button.setAttribute("aria-label", dark() ? "Change to light colours" : "Change to dark colours");
    changed();
  };
  const before = stored();
  if (before === "dark" || before === "light") {
    root.dataset.theme = before;
  }
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.theme = dark() ? "light" : "dark";
    try {
      localStorage.setItem(KEY, root.dataset.theme);
    } catch {
      // the choice then holds for this visit
    }
    show();
  });
  system.addEventListener("change", show);
  show();
}
