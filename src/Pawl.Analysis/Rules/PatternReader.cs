using Pawl.Analysis.Findings;
using Pawl.Analysis.Form;

namespace Pawl.Analysis.Rules;

/// <summary>Reads patterns, conditions and tests.</summary>
internal sealed class PatternReader(Families families, Func<Pattern, int> addFact)
{
    private static readonly string[] Common =
    [
        "when",
        "unless",
        "message",
        "severity",
        "confidence",
        "argument",
        "kind",
        "kinds",
        "element",
        "has",
    ];

    private static readonly Dictionary<string, PatternKind> Kinds = Enum.GetValues<PatternKind>()
        .ToDictionary(k => k.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    internal Pattern Read(DataNode node, params ReadOnlySpan<string> extra)
    {
        var (key, kind, value) = KindOf(node);
        foreach (var (other, given) in node.Map)
        {
            if (other != key && !Common.Contains(other) && !extra.Contains(other))
            {
                throw given.Error($"unknown key '{other}'; known here: {string.Join(", ", [.. Common, .. extra, key])}");
            }
        }
        var when = Conditions(node["when"]);
        var unless = Conditions(node["unless"]);
        var pattern = new Pattern(kind, node)
        {
            Name = IsNamed(kind) ? new NamePattern(value.Text) : null,
            When = when,
            Unless = unless,
            Argument = node["argument"] is { } argument ? new Selector(argument.Texts) : null,
            Message = node["message"]?.Text,
            Has = kind == PatternKind.Comment || node["has"] is not { } has ? node["has"]?.Texts : throw has.Error("'has' is for comments"),
            Element = node["element"]?.Text,
            Severity = node["severity"] is { } severity ? Word<Severity>(severity) : null,
            Confidence = node["confidence"] is { } confidence ? Word<Confidence>(confidence) : null,
            SourceKind = node["kind"]?.Text ?? "request",
            Kinds = node["kinds"]?.Texts,
            Deferred = Array.Exists(when, IsDeferred) || Array.Exists(unless, IsDeferred),
        };
        return Details(pattern, value);
    }

    private static (string, PatternKind, DataNode) KindOf(DataNode node)
    {
        var count = 0;
        (string Key, PatternKind, DataNode) found = default;
        foreach (var (key, value) in node.Map)
        {
            if (Kinds.TryGetValue(key, out var kind))
            {
                found = (key, kind, value);
                count++;
            }
        }
        return count == 1 ? found : throw node.Error($"a pattern has exactly one of {string.Join(", ", Kinds.Keys)}; this has {count}");
    }

    private static bool IsNamed(PatternKind kind) =>
        kind
            is PatternKind.Call
                or PatternKind.Read
                or PatternKind.Assign
                or PatternKind.Entry
                or PatternKind.Annotation
                or PatternKind.Test
                or PatternKind.Cast;

    private static bool IsDeferred(Condition condition) =>
        condition switch
        {
            FactCondition => true,
            AnyCondition any => any.Conditions.Any(IsDeferred),
            NotCondition not => IsDeferred(not.Condition),
            _ => false,
        };

    private static Pattern Details(Pattern pattern, DataNode value)
    {
        switch (pattern.Kind)
        {
            case PatternKind.Text or PatternKind.Comment:
                return pattern with { Regex = new LazyRegex(value) };
            case PatternKind.Parameter:
                value.Allow("annotation", "type", "name", "index", "function");
                return pattern with
                {
                    Parameter = new ParameterShape(
                        Name(value["annotation"]),
                        Name(value["type"]),
                        Name(value["name"]),
                        value["index"]?.Number,
                        Shape(value["function"])
                    ),
                };
            case PatternKind.Return or PatternKind.Function:
                return pattern with { Function = Shape(value) };
            case PatternKind.Declare:
                value.Allow("type", "modifier", "without", "in", "name", "annotation");
                return pattern with
                {
                    Type = Name(value["type"]),
                    Modifiers = value["modifier"]?.Texts ?? [],
                    Without = value["without"]?.Texts ?? [],
                    Word = value["in"]?.Text,
                    Name = Name(value["name"]),
                    Annotation = Name(value["annotation"]),
                };
            case PatternKind.Catch:
                value.Allow("type", "body");
                return pattern with { Type = Name(value["type"]), Word = value["body"]?.Text };
            case PatternKind.Lock:
                value.Allow("on");
                return pattern with { Word = value.Required("on").Text };
            case PatternKind.Compare:
                value.Allow("operator");
                return pattern with { Operators = Operators(value["operator"]) };
            case PatternKind.Arithmetic:
                return pattern with { Operators = Operators(value) };
            case PatternKind.Event:
                return pattern with { Word = value.Text };
            default:
                return pattern;
        }
    }

    private static NamePattern? Name(DataNode? node) =>
        node is null ? null : new NamePattern(node.Texts.Length == 1 ? node.Text : $"{{{string.Join(',', node.Texts)}}}");

    private static FunctionShape? Shape(DataNode? node)
    {
        if (node is null)
        {
            return null;
        }
        if (node.Entries is null)
        {
            return new FunctionShape(null, null, null, null, null, null);
        }
        node.Allow("annotation", "name", "modifier", "class-annotation", "class-base", "passed-to");
        return new FunctionShape(
            Name(node["annotation"]),
            Name(node["name"]),
            node["modifier"]?.Text,
            Name(node["class-annotation"]),
            Name(node["class-base"]),
            Name(node["passed-to"])
        );
    }

    private static Operator[] Operators(DataNode? node) => node is null ? [] : [.. node.List.Select(Word<Operator>)];

    private Condition[] Conditions(DataNode? node)
    {
        if (node is null)
        {
            return [];
        }
        var list = node.List;
        var conditions = new Condition[list.Count];
        for (var i = 0; i < conditions.Length; i++)
        {
            conditions[i] = Condition(list[i]);
        }
        return conditions;
    }

    private Condition Condition(DataNode node)
    {
        var first = node.Map[0];
        switch (first.Key)
        {
            case "argument":
                return new ArgumentCondition(new Selector(first.Value.Texts), Tests(node));
            case "count" or "count-above" or "count-below":
                return new CountCondition(node["count"]?.Number, node["count-above"]?.Number, node["count-below"]?.Number);
            case "result":
                return first.Value.Text is "used" or "unused" or "awaited" or "not-awaited"
                    ? new ResultCondition(first.Value.Text)
                    : throw first.Value.Error("a result is used, unused, awaited or not-awaited");
            case "inside":
                return new InsideCondition(first.Value.List.Select(Word<Places>).Aggregate((a, b) => a | b));
            case "option":
                return new OptionCondition(new LazyRegex(first.Value));
            case "function":
                return new FunctionCondition(Shape(first.Value)!);
            case "imports":
                return new ImportCondition(first.Value.Texts);
            case "file-has":
                return new FactCondition([.. first.Value.List.Select(n => addFact(Read(n)))], InFile: true, Present: true);
            case "has" or "lacks":
                return new FactCondition([.. first.Value.List.Select(n => addFact(Read(n)))], InFile: false, Present: first.Key == "has");
            case "exceeds" or "fits":
                node.Allow(first.Key, "amount", "index", "text", "object", "unit", "after");
                var what =
                    node.Map.Select(e => e.Key).FirstOrDefault(k => k is "amount" or "index" or "text" or "object")
                    ?? throw node.Error("what exceeds it: amount, index, text or object");
                return new ExceedsCondition(
                    new Selector(first.Value.Texts),
                    what,
                    new Selector(node[what]!.Texts),
                    node["unit"]?.Number ?? 1,
                    node["after"]?.Text == "true"
                )
                {
                    IsWithin = first.Key == "fits",
                };
            case "any":
                return new AnyCondition(Conditions(first.Value));
            case "not":
                return new NotCondition(Condition(first.Value));
            default:
                throw node.Error(
                    $"unknown condition '{first.Key}'; known: argument, count, result, inside, option, function, imports, file-has, has, lacks, exceeds, fits, any, not"
                );
        }
    }

    private ArgumentTest[] Tests(DataNode node)
    {
        List<ArgumentTest> tests = [];
        foreach (var (key, value) in node.Map.Where(e => e.Key != "argument"))
        {
            tests.Add(
                key switch
                {
                    "is" => new IsTest(value.Texts),
                    "in" => new InTest(value.Texts),
                    "matches" => new MatchesTest(new LazyRegex(value)),
                    "name" => new NameTest(new LazyRegex(value)),
                    "mentions" => new MentionsTest(new LazyRegex(value)),
                    "above" => new RangeTest(value.Number, null),
                    "below" => new RangeTest(null, value.Number),
                    "bits" => new BitsTest(value.Number, Set: true),
                    "no-bits" => new BitsTest(value.Number, Set: false),
                    "type" => new TypeTest(Name(value)!),
                    "call" => new CallTest(addFact(Read(value.Entries is null ? CallNode(value) : value))),
                    "tainted" => new TaintedTest(families.Bit(value.Text)),
                    "returns" => new ReturnsTest(value.Text),
                    "field" => new FieldTest(value.Text),
                    "operator" => new OperatorTest(Operators(value)),
                    "entry" => new EntryTest(value.Map[0].Key, Tests(value.Map[0].Value)),
                    "missing" => new IsTest([value.Text == "false" ? "given" : "missing"]),
                    _ => throw value.Error(
                        $"unknown test '{key}'; known: is, in, matches, name, above, below, bits, no-bits, type, call, tainted, returns, mentions, field, operator, entry"
                    ),
                }
            );
        }
        return tests.Count > 0 ? [.. tests] : throw node.Error("an argument without a test");
    }

    private static DataNode CallNode(DataNode name) => new(name.File, name.Line) { Entries = [KeyValuePair.Create("call", name)] };

    /// <summary>A word of an enumeration; dashes join words.</summary>
    internal static T Word<T>(DataNode node)
        where T : struct, Enum =>
        Enum.TryParse<T>(node.Text.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var word)
        && !char.IsDigit(node.Text[0])
            ? word
            : throw node.Error($"'{node.Text}' is none of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}");
}
