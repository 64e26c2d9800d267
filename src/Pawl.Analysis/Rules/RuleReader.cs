using Pawl.Analysis.Findings;

namespace Pawl.Analysis.Rules;

/// <summary>Reads rule files and lists into rules and hooks; every mistake is a <see cref="RuleError"/> with its line.</summary>
internal sealed class RuleReader(string language)
{
    private readonly Families families = new();
    private readonly Dictionary<string, ulong> sourceLists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Pattern>> sinkLists = new(StringComparer.Ordinal);
    private readonly List<Hook> hooks = [];
    private readonly List<Pattern> facts = [];
    private PatternReader patterns = null!;
    private readonly List<string> testImports = [];
    private readonly List<string> testCalls = [];
    private readonly Defences.DefenceWords defenceWords = new();
    private readonly Defences.Frameworks frameworks = new();
    private ulong textOnly = Families.Direct;

    internal RuleSet Read(IReadOnlyList<(string File, DataNode Root)> files, string digest)
    {
        patterns = new PatternReader(families, AddFact);
        foreach (var (_, root) in files.Where(f => IsList(f.File)))
        {
            ReadLists(root);
        }
        List<Rule> rules = [];
        foreach (var (file, root) in files.Where(f => !IsList(f.File)))
        {
            rules.Add(ReadRule(file, root));
        }
        foreach (var rule in rules)
        {
            AddHooks(rule);
        }
        return new RuleSet(language, rules, hooks, facts, digest)
        {
            TextOnly = textOnly,
            DefenceWords = defenceWords,
            Frameworks = frameworks,
            Tests = new TestSigns(testImports, testCalls),
        };
    }

    private static bool IsList(string file) => file.Contains("lists/", StringComparison.Ordinal);

    private int AddFact(Pattern pattern)
    {
        facts.Add(pattern);
        hooks.Add(new Hook(Role.Fact, pattern, Fact: facts.Count - 1));
        return facts.Count - 1;
    }

    private void ReadLists(DataNode root)
    {
        root.Allow(
            "sources",
            "sinks",
            "sanitizers",
            "guards",
            "assertions",
            "propagators",
            "types",
            "defences",
            "defence-words",
            "runs-before",
            "allocations",
            "fills",
            "lengths",
            "tests"
        );
        testImports.AddRange(root["tests"]?["imports"]?.Texts ?? []);
        testCalls.AddRange(root["tests"]?["calls"]?.Texts ?? []);
        foreach (var (name, list) in root["sources"]?.Map ?? [])
        {
            var bit = SourceList(name);
            foreach (var node in list.List)
            {
                hooks.Add(new Hook(Role.Source, patterns.Read(node), Mask: bit));
            }
        }
        foreach (var (name, list) in root["sinks"]?.Map ?? [])
        {
            if (!sinkLists.TryGetValue(name, out var known))
            {
                sinkLists[name] = known = [];
            }
            known.AddRange(list.List.Select(node => patterns.Read(node)));
        }
        foreach (var node in root["sanitizers"]?.List ?? [])
        {
            hooks.Add(
                new Hook(Role.Sanitizer, patterns.Read(node, "clears", "same-source"), Mask: families.Mask(node.Required("clears")))
                {
                    SameSource = node["same-source"]?.Text == "true",
                }
            );
        }
        foreach (var node in root["guards"]?.List ?? [])
        {
            var holds = node["holds"]?.Text != "false";
            hooks.Add(
                new Hook(Role.Guard, patterns.Read(node, "clears", "holds", "same-source"), Mask: families.Mask(node.Required("clears")))
                {
                    Holds = holds,
                    SameSource = node["same-source"]?.Text == "true",
                }
            );
        }
        foreach (var node in root["assertions"]?.List ?? [])
        {
            hooks.Add(new Hook(Role.Assertion, patterns.Read(node, "holds")) { Holds = node["holds"]?.Text != "false" });
        }
        foreach (var node in root["propagators"]?.List ?? [])
        {
            var (from, to) = (node.Required("from").Text, node.Required("to").Text);
            hooks.Add(
                new Hook(Role.Propagator, patterns.Read(node, "from", "to", "replaces", "under"))
                {
                    Under = node["under"]?.Texts,
                    From = from,
                    To = to,
                    Replaces = node["replaces"]?.Text == "true",
                }
            );
        }
        foreach (var node in root["types"]?.List ?? [])
        {
            hooks.Add(new Hook(Role.Type, patterns.Read(node, "returns")) { Returns = node.Required("returns").Text });
        }
        ReadMemory(root);
        if (root["defence-words"] is { } words)
        {
            defenceWords.Read(words);
        }
        if (root["runs-before"] is { } before)
        {
            frameworks.Read(before);
        }
        foreach (var node in root["defences"]?.List ?? [])
        {
            var cwe = node.Required("cwe").List.Select(n => n.Number).ToArray();
            hooks.Add(new Hook(Role.Defence, patterns.Read(node, "kind", "cwe")) { DefenceKind = node.Required("kind").Text, Cwe = cwe });
        }
    }

    /// <summary>What calls do to memory, for languages with addresses.</summary>
    private void ReadMemory(DataNode root)
    {
        foreach (var node in root["allocations"]?.List ?? [])
        {
            var pattern = patterns.Read(node, "size", "unit", "on");
            hooks.Add(
                new Hook(Role.Allocation, pattern)
                {
                    Amount = node["size"]?.Texts ?? [],
                    Unit = node["unit"]?.Number ?? 1,
                    Returns = node["on"]?.Text ?? "",
                }
            );
        }
        foreach (var node in root["fills"]?.List ?? [])
        {
            var pattern = patterns.Read(node, "to", "from", "amount", "how");
            hooks.Add(
                new Hook(Role.Fill, pattern)
                {
                    To = node.Required("to").Text,
                    From = node["from"]?.Text ?? "",
                    Amount = node["amount"]?.Texts ?? [],
                    Returns = node["how"]?.Text ?? "",
                }
            );
        }
        foreach (var node in root["lengths"]?.List ?? [])
        {
            hooks.Add(new Hook(Role.Length, patterns.Read(node, "from")) { From = node.Required("from").Text });
        }
    }

    private ulong SourceList(string name)
    {
        if (!sourceLists.TryGetValue(name, out var bit))
        {
            sourceLists[name] = bit = 1UL << (sourceLists.Count + 1);
        }
        return bit;
    }

    private Rule ReadRule(string file, DataNode root)
    {
        root.Allow(
            "id",
            "title",
            "why",
            "instead",
            "cwe",
            "severity",
            "confidence",
            "references",
            "in-tests",
            "taint",
            "match",
            "lifecycle",
            "detector"
        );
        var id = root.Required("id").Text;
        var name = file[(file.LastIndexOf('/') + 1)..];
        if (name != id + ".yaml")
        {
            throw root.Required("id").Error($"the id '{id}' must be the file's name, and that is '{name}'");
        }
        if (root["taint"] is null && root["match"] is null && root["lifecycle"] is null && root["detector"] is null)
        {
            throw root.Error("a rule needs one of taint, match, lifecycle, detector");
        }
        return new Rule(
            language,
            id,
            root.Required("title").Text.Trim(),
            root.Required("why").Text.Trim(),
            root.Required("instead").Text.Trim(),
            [.. root.Required("cwe").List.Select(n => n.Number)],
            PatternReader.Word<Severity>(root.Required("severity")),
            PatternReader.Word<Confidence>(root.Required("confidence")),
            root["references"]?.Texts ?? []
        )
        {
            InTests = root["in-tests"]?.Text == "true",
            Taint = root["taint"] is { } taint ? ReadTaint(taint) : null,
            Match = [.. (root["match"]?.List ?? []).Select(node => patterns.Read(node))],
            Lifecycle = root["lifecycle"] is { } lifecycle ? ReadLifecycle(lifecycle) : null,
            Detector = root["detector"] is { } detector ? new DetectorSpec(detector.Required("name").Text, detector) : null,
        };
    }

    private TaintSpec ReadTaint(DataNode node)
    {
        node.Allow("family", "sources", "sinks", "parameters", "fixed-prefix", "local-severity", "through-calls", "sanitizers", "guards");
        var lists = 0UL;
        List<Pattern> own = [];
        foreach (var source in node["sources"]?.List ?? [])
        {
            if (source.Scalar is { } name)
            {
                lists |= SourceList(name);
            }
            else
            {
                own.Add(patterns.Read(source));
            }
        }
        if (lists == 0 && own.Count == 0)
        {
            lists = SourceList("untrusted");
        }
        if (own.Count > 0)
        {
            var bit = SourceList($"{node.File}:{node.Line}");
            lists |= bit;
            hooks.AddRange(own.Select(pattern => new Hook(Role.Source, pattern, Mask: bit)));
        }
        var family = families.Bit(node.Required("family").Text);
        if (node["through-calls"]?.Text == "false")
        {
            textOnly |= family;
        }
        foreach (var sanitizer in node["sanitizers"]?.List ?? [])
        {
            hooks.Add(new Hook(Role.Sanitizer, patterns.Read(sanitizer, "clears"), Mask: family));
        }
        foreach (var guard in node["guards"]?.List ?? [])
        {
            hooks.Add(
                new Hook(Role.Guard, patterns.Read(guard, "clears", "holds"), Mask: family) { Holds = guard["holds"]?.Text != "false" }
            );
        }
        return new TaintSpec(
            family,
            lists,
            [.. own],
            [.. node.Required("sinks").List.SelectMany(ReadSink)],
            node["parameters"] is { } parameters ? PatternReader.Word<ParameterSources>(parameters) : ParameterSources.False,
            node["fixed-prefix"] is { } prefix ? PatternReader.Word<FixedPrefix>(prefix) : FixedPrefix.None,
            node["local-severity"] is { } severity ? PatternReader.Word<Severity>(severity) : null
        );
    }

    private IEnumerable<Pattern> ReadSink(DataNode node)
    {
        if (node["use"] is not { } use)
        {
            return [patterns.Read(node)];
        }
        return sinkLists.TryGetValue(use.Text, out var list) ? list : throw use.Error($"no list of sinks is called '{use.Text}'");
    }

    private LifecycleSpec ReadLifecycle(DataNode node)
    {
        node.Allow("begin", "report", "end", "keep", "report-when");
        return new LifecycleSpec(
            [.. node.Required("begin").List.Select(n => patterns.Read(n))],
            [.. node.Required("report").List.Select(n => patterns.Read(n))],
            [.. (node["end"]?.List ?? []).Select(n => patterns.Read(n))],
            [.. (node["keep"]?.List ?? []).Select(n => patterns.Read(n))],
            node["report-when"]?.Text == "all"
        );
    }

    private void AddHooks(Rule rule)
    {
        hooks.AddRange(rule.Match.Select(pattern => new Hook(Role.Match, pattern, rule)));
        hooks.AddRange((rule.Taint?.Sinks ?? []).Select(pattern => new Hook(Role.Sink, pattern, rule)));
        if (rule.Detector is { Name: "regex-backtracking" } regex)
        {
            regex.Node.Allow("name", "sinks");
            hooks.AddRange((regex.Node["sinks"]?.List ?? []).Select(node => new Hook(Role.Regex, patterns.Read(node), rule)));
        }
        if (rule.Lifecycle is { } lifecycle)
        {
            // A call may end one state and begin the next, so what is in the state is judged first.
            hooks.AddRange(lifecycle.Report.Select(pattern => new Hook(Role.Report, pattern, rule)));
            hooks.AddRange(lifecycle.End.Select(pattern => new Hook(Role.End, pattern, rule)));
            hooks.AddRange(lifecycle.Keep.Select(pattern => new Hook(Role.Keep, pattern, rule)));
            hooks.AddRange(lifecycle.Begin.Select(pattern => new Hook(Role.Begin, pattern, rule)));
        }
    }
}
