// node compare.mjs PAWL FOLDER: Pawl's complexity of each function in the folder beside that of radon (Python), pmccabe (C) and ESLint with
// eslint-plugin-sonarjs (JavaScript), as far as they are installed. Functions are paired by file, line and name; those that only
// one side has, or that share their line with another, are counted and left out.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, realpathSync } from "node:fs";
import { dirname, extname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const [pawl, folder] = [process.argv[2], resolve(process.argv[3])];
const run = (program, args, options = {}) => {
  try {
    return execFileSync(program, args, { cwd: folder, maxBuffer: 1 << 30, stdio: ["ignore", "pipe", "ignore"], encoding: "utf8", ...options });
  } catch (error) {
    if (error.code === "ENOENT") return null;
    return error.stdout;
  }
};

const scan = JSON.parse(run(pawl, ["scan", "-f", "json", "--fail-on", "none", "."]));
const ours = scan.files.flatMap((file) => file.functions.map((f) => ({ ...f, path: file.path, simple: f.name.split(".").at(-1) })));
const byPath = new Map();
for (const f of ours) byPath.set(f.path, [...(byPath.get(f.path) ?? []), f]);

// radon reports a decorated function at its def, we at its first decorator; pmccabe at the line with the name.
const near = (path, name, line, above, below) =>
  (byPath.get(path) ?? []).filter((f) => f.simple === name && f.startLine >= line - above && f.startLine <= line + below);
const onLine = (path, line) => (byPath.get(path) ?? []).filter((f) => f.startLine === line);

const tables = [];
const compare = (title, metric, rows) => {
  const pairs = [];
  let unpaired = 0;
  for (const { value, found } of rows) {
    if (found.length === 1) pairs.push([found[0][metric], value, found[0]]);
    else unpaired++;
  }
  const equal = pairs.filter(([a, b]) => a === b).length;
  const mean = (i) => pairs.reduce((sum, p) => sum + p[i], 0) / pairs.length;
  const [x, y] = [mean(0), mean(1)];
  const dot = (i, j, a, b) => pairs.reduce((sum, p) => sum + (p[i] - a) * (p[j] - b), 0);
  const r = dot(0, 1, x, y) / Math.sqrt(dot(0, 0, x, x) * dot(1, 1, y, y));
  console.log(`${title}: ${pairs.length} functions, ${((100 * equal) / pairs.length).toFixed(1)} % equal, r ${r.toFixed(3)}, ${unpaired} not paired`);
  for (const [a, b, f] of pairs.filter(([a, b]) => a !== b).slice(0, process.argv.includes("--all") ? Infinity : 5)) {
    console.log(`  ${f.path}:${f.startLine} ${f.name}: ${a}, theirs ${b}`);
  }
  tables.push(title);
};

const radon = run("radon", ["cc", "--no-assert", "-j", "."]);
if (radon && radon.trim() !== "{}") {
  const rows = [];
  const walk = (path, block) => {
    rows.push({ value: block.complexity, found: near(path, block.name, block.lineno, 12, 3) });
    (block.closures ?? []).forEach((closure) => walk(path, closure));
  };
  for (const [path, blocks] of Object.entries(JSON.parse(radon))) {
    if (Array.isArray(blocks)) blocks.filter((block) => block.type !== "class").forEach((block) => walk(path.replace(/^\.\//, ""), block));
  }
  compare("cyclomatic, radon --no-assert", "cyclomatic", rows);
}

const c = scan.files.filter((file) => [".c", ".cc", ".cpp", ".cxx"].includes(extname(file.path))).map((file) => file.path);
const pmccabe = c.length ? run("pmccabe", c) : null;
if (pmccabe) {
  const rows = pmccabe
    .split("\n")
    .map((line) => line.split("\t"))
    .map((cells) => [cells[1], /^(.*)\((\d+)\): (\S+)/.exec(cells[5] ?? "")])
    .filter(([, match]) => match)
    .map(([value, [, path, line, name]]) => {
      // Class::Class is a constructor.
      const parts = name.split("::");
      const simple = parts.length > 1 && parts.at(-1) === parts.at(-2) ? "<init>" : parts.at(-1);
      return { value: Number(value), found: near(path, simple, Number(line), 3, 3) };
    });
  compare("cyclomatic, pmccabe (traditional)", "cyclomatic", rows);
}

const modules = join(here, "../../artifacts/analysers/node_modules");
if (existsSync(join(modules, ".bin/eslint")) && scan.files.some((file) => file.path.endsWith(".js"))) {
  const config = join(here, "eslint.config.mjs");
  const env = { ...process.env, PAWL_ESLINT: realpathSync(join(modules, ".bin/eslint")) };
  const told = run(join(modules, ".bin/eslint"), ["-c", config, "--no-inline-config", "-f", "json", "."], { env });
  const [cyclomatic, cognitive] = [new Map(), new Map()];
  for (const file of JSON.parse(told)) {
    const path = relative(realpathSync(folder), file.filePath);
    for (const { ruleId, message, line } of file.messages) {
      const key = `${path}:${line}`;
      const [map, value] =
        ruleId === "complexity" ? [cyclomatic, /complexity of (\d+)/.exec(message)] : ruleId ? [cognitive, /from (\d+) to/.exec(message)] : [];
      if (map) map.set(key, [...(map.get(key) ?? []), Number(value[1])]);
    }
  }
  // A function whose cognitive complexity is not reported has none.
  const single = [...cyclomatic].filter(([, values]) => values.length === 1);
  const place = (key) => [key.slice(0, key.lastIndexOf(":")), Number(key.slice(key.lastIndexOf(":") + 1))];
  compare("cyclomatic, ESLint complexity", "cyclomatic", single.map(([key, [value]]) => ({ value, found: onLine(...place(key)) })));
  compare("cognitive, sonarjs", "cognitive", single.map(([key]) => ({ value: (cognitive.get(key) ?? [0])[0], found: onLine(...place(key)) })));
}
if (tables.length === 0) {
  console.error("no peer is installed for what lies there: radon and pmccabe come from Debian, ESLint with eng/analysers.sh");
  process.exitCode = 2;
}
