/** Marks the section that is being read in the list of sections. */
export function followSections() {
  const links = new Map();
  for (const link of document.querySelectorAll(".toc a")) {
    links.set(link.hash.slice(1), link);
  }
  const seen = new Set();
  const mark = () => {
    let current = null;
    for (const [id, link] of links) {
      link.removeAttribute("aria-current");
      if (current === null && seen.has(id)) {
        current = link;
      }
    }
    current?.setAttribute("aria-current", "true");
  };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (entry.isIntersecting) {
          seen.add(entry.target.id);
        } else {
          seen.delete(entry.target.id);
        }
      }
      mark();
    },
    { rootMargin: "-80px 0px -40% 0px" },
  );
  for (const section of document.querySelectorAll("main > section")) {
    observer.observe(section);
  }
}
