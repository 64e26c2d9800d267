using Pawl.Analysis.Complexity;
using Pawl.Analysis.Defences;
using Pawl.Analysis.Findings;
using Pawl.Analysis.Flow;
using Pawl.Analysis.Flow.Versions;
using Pawl.Analysis.Form;
using Pawl.Analysis.Languages;
using Pawl.Analysis.Linking;
using Pawl.Analysis.Rules;

namespace Pawl.Analysis;

/// <summary>
/// Analyses contents: text in, <see cref="FileAnalysis"/> out. Keeps parsers between contents, so use one object per thread, on a thread
/// whose stack is at least <see cref="StackBytes"/>.
/// </summary>
/// <param name="rules">The rules of a folder below <c>rules/</c>, or null when there are none.</param>
/// <param name="followsVersions">Many contents are versions of one file: what is the same in the next one is not followed again. Answers are the same.</param>
public sealed class Analyser(Func<string, RuleSet?> rules, bool followsVersions = false) : IDisposable
{
    /// <summary>What reports name.</summary>
    public const string EngineVersion = "1";

    /// <summary>Part of every cache key: another one for every other code of the analysis, the same whenever the same code is built.</summary>
    public static string Build => typeof(Analyser).Module.ModuleVersionId.ToString("N");

    /// <summary>Larger contents are not analysed.</summary>
    public const int MostBytes = ContentCheck.MostBytes;

    /// <summary>What the deepest nesting that is followed needs.</summary>
    public const int StackBytes = 64 << 20;

    private static readonly Dictionary<string, Grammar> Grammars = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Parser Parser, Lowering Lowering)> tools = new(StringComparer.Ordinal);
    private readonly KnownVersions? versions = followsVersions ? new() : null;
    private readonly Names names = new();

    /// <summary>Folder with the tree-sitter core and <c>grammars/</c>. Set once, before the first analysis.</summary>
    public static void UseNatives(string folder) => NativeParser.Folder = folder;

    /// <summary>Names of the languages that can be analysed, with titles, endings and the folder of their rules.</summary>
    public static IReadOnlyList<LanguageInfo> Languages => [.. LanguageTable.All.Select(l => InfoOf(l))];

    /// <summary>The language of a path, or null when Pawl has none for it; the content decides only for files without an ending and for C's headers.</summary>
    public static LanguageInfo? LanguageOf(string path, ReadOnlySpan<byte> content) =>
        LanguageTable.Of(path, content) is { } l ? InfoOf(l) : null;

    private static LanguageInfo InfoOf(LanguageDefinition l) => new(l.Name, l.Title, l.Rules, l.Extensions, l.BuildsOn);

    /// <summary>The path says that the file holds tests of other code; with its ending and its content this is all that an analysis depends on.</summary>
    public static bool IsTest(string path) => TestPath.Is(path);

    /// <summary>What the repository knows of packages; null: nothing is said about imports.</summary>
    public KnownPackages? Packages { get; init; }

    public FileAnalysis Analyse(string path, ReadOnlySpan<byte> content) => Analyse(path, content, null);

    /// <summary>With what is known of other files. The answer has an <see cref="FileAnalysis.Outline"/>.</summary>
    /// <param name="links">By the names that the outline of an earlier analysis asks for; may be empty.</param>
    public FileAnalysis Analyse(string path, ReadOnlySpan<byte> content, IReadOnlyDictionary<string, LinkedFunction>? links)
    {
        if (LanguageTable.Of(path, content) is not { } language)
        {
            return FileAnalysis.NotAnalysed(null, new Gap("no-language", "no language for this ending", Whole: true));
        }
        if (ContentCheck.Whole(content) is { } gap)
        {
            return FileAnalysis.NotAnalysed(language.Name, gap);
        }
        List<Gap> gaps = [];
        if (ContentCheck.ToUtf8(content) is not { } text)
        {
            text = ContentCheck.Repair(content);
            gaps.Add(new Gap("not-utf8", "bytes that are no UTF-8 were read as question marks", Whole: false));
        }
        try
        {
            return Analyse(path, language, text, gaps, links);
        }
        catch (Exception e) when (e is not (RuleError or OutOfMemoryException or TypeLoadException or BadImageFormatException))
        {
            // A wrong rule or a broken installation concerns all contents; else one content must not take the others with it; which one and why stands in every report.
            return FileAnalysis.NotAnalysed(language.Name, new Gap("rule-failed", $"the analysis failed: {e.Message}", Whole: true));
        }
    }

    private FileAnalysis Analyse(
        string path,
        LanguageDefinition language,
        byte[] text,
        List<Gap> gaps,
        IReadOnlyDictionary<string, LinkedFunction>? links
    )
    {
        var (parser, lowering) = Tools(language);
        if (Parse(parser, language, path, text, gaps) is not { } tree)
        {
            return FileAnalysis.NotAnalysed(
                language.Name,
                new Gap("parse-limit", "parsing needed more steps than a content of this size may take", Whole: true)
            );
        }
        var lines = new LineIndex(text);
        NoteSyntaxErrors(tree, lines, gaps);
        var form = lowering.Lower(tree);
        if (lowering.TooDeep)
        {
            gaps.Add(new Gap("too-deep", $"nested deeper than {Lowering.DepthLimit}", Whole: false));
        }
        var ruleSet = rules(language.Rules);
        var version = ruleSet is null || links is not null ? null : versions?.Next(path, form, tree.Source, ruleSet, TestPath.Is(path));
        var isDefault = language.Rules == "javascript";
        var functions = ComplexityMeter.Measure(form, tree, lines, isDefault, version?.Parts, out var nloc);
        IReadOnlyList<Finding> findings = [];
        IReadOnlyList<Defence> defences = [];
        Outline? outline = null;
        IReadOnlyList<string> routes = [];
        if (ruleSet is not null)
        {
            var (flow, raw) = version is { } next
                ? Follow(path, form, ruleSet, next.Recorder, next.Parts)
                : Follow(path, form, ruleSet, links);
            var writer = new Writer(tree, lines);
            findings = writer.Findings(raw);
            // What guards a test guards nobody.
            defences = flow.Context.IsTest ? [] : writer.Defences(Inventory.Of(flow, out routes));
            outline = links is null ? null : new OutlineMaker(path, flow, writer).Make(findings);
            if (version is { } known && !flow.HasFailed)
            {
                versions!.Keep(path, known.Parts);
            }
            if (flow.GaveUp)
            {
                gaps.Add(new Gap("flow-limit", "following values needed more steps than one file may take", Whole: false));
            }
        }
        return new FileAnalysis(language.Name, lines.Count, nloc, findings, defences, functions, gaps)
        {
            CodeHash = Tokens.OfWhole(tree),
            Outline = outline,
            Routes = routes,
        };
    }

    private (FileFlow Flow, List<RawFinding> Findings) Follow(
        string path,
        FileForm form,
        RuleSet ruleSet,
        IReadOnlyDictionary<string, LinkedFunction>? links
    )
    {
        var flow = new FileFlow(form, ruleSet, TestPath.Is(path))
        {
            Links = links is null ? null : new LinkTable(links, ruleSet),
            Packages = TestPath.IsAside(path) ? null : Packages,
        };
        return (flow, flow.Run().ToList());
    }

    /// <summary>A version of a file: what is the same in the one before is not followed again.</summary>
    private static (FileFlow Flow, List<RawFinding> Findings) Follow(
        string path,
        FileForm form,
        RuleSet ruleSet,
        FrameRecorder recorder,
        PartList parts
    )
    {
        var isTest = TestPath.Is(path);
        var flow = new FileFlow(form, ruleSet, isTest, recorder);
        var raw = flow.Run().ToList();
        if (recorder is { HasFailed: true, TakesOver: true })
        {
            recorder = new FrameRecorder(parts, null);
            flow = new FileFlow(form, ruleSet, isTest, recorder);
            raw = flow.Run().ToList();
        }
        return (flow, raw);
    }

    /// <summary>What cannot be parsed as it is may be in another spelling.</summary>
    private SyntaxTree? Parse(Parser parser, LanguageDefinition language, string path, byte[] text, List<Gap> gaps)
    {
        if (!Respelling.MayHelp(language.Name, text))
        {
            return parser.Parse(text, names, path);
        }
        if (parser.Parse(text, names, path, stopsAtError: true) is { } plain)
        {
            return plain;
        }
        if (Respelling.Of(language.Name, text, out var leftOut) is not { } spelled)
        {
            return parser.Parse(text, names, path);
        }
        if (parser.Parse(spelled, names, path, stopsAtError: true) is not { } other)
        {
            var errors = parser.Parse(text, names) is { } tree ? ErrorsIn(tree).Count : int.MaxValue;
            if (parser.Parse(spelled, names) is not { } fewer || ErrorsIn(fewer).Count >= errors)
            {
                return parser.Parse(text, names);
            }
            other = fewer;
        }
        if (leftOut > 0)
        {
            gaps.Add(new Gap("other-branches", $"{leftOut} lines in other branches of #if were not read", Whole: false));
        }
        return other;
    }

    private static (int Count, int First) ErrorsIn(SyntaxTree tree)
    {
        var (count, first) = (0, 0);
        for (var node = 0; node < tree.Count; node++)
        {
            if (tree.IsError(node) && count++ == 0)
            {
                first = node;
            }
        }
        return (count, first);
    }

    /// <summary>The lowered form as text: what patterns see.</summary>
    /// <returns>Null when there is no language for the path, or the content cannot be parsed.</returns>
    public string? PrintForm(string path, ReadOnlySpan<byte> content) => Lower(path, content) is { } form ? FormPrinter.Print(form) : null;

    /// <summary>Parses and does nothing else: what the benchmarks compare with.</summary>
    public bool Parses(string path, ReadOnlySpan<byte> content) =>
        LanguageTable.Of(path, content) is { } language
        && ContentCheck.ToUtf8(content) is { } text
        && Tools(language).Item1.Parse(text, names) is not null;

    /// <summary>Parses and lowers.</summary>
    public bool Lowers(string path, ReadOnlySpan<byte> content) => Lower(path, content) is not null;

    /// <summary>The form alone, without rules.</summary>
    internal FileForm? Lower(string path, ReadOnlySpan<byte> content)
    {
        if (LanguageTable.Of(path, content) is not { } language)
        {
            return null;
        }
        var (parser, lowering) = Tools(language);
        return parser.Parse(ContentCheck.ToUtf8(content) ?? ContentCheck.Repair(content), names) is { } tree ? lowering.Lower(tree) : null;
    }

    private static void NoteSyntaxErrors(SyntaxTree tree, LineIndex lines, List<Gap> gaps)
    {
        var (count, first) = ErrorsIn(tree);
        if (count > 0)
        {
            gaps.Add(
                new Gap(
                    "syntax-error",
                    $"{count} place{(count == 1 ? "" : "s")} could not be parsed, the first at line {lines.LineOf(tree[first].Start)}",
                    Whole: false
                )
            );
        }
    }

    private (Parser, Lowering) Tools(LanguageDefinition language)
    {
        if (!tools.TryGetValue(language.Name, out var pair))
        {
            Grammar? grammar;
            lock (Grammars)
            {
                if (!Grammars.TryGetValue(language.Name, out grammar))
                {
                    Grammars[language.Name] = grammar = Grammar.Load(language.Grammar, language.Symbol);
                }
            }
            tools[language.Name] = pair = (new Parser(grammar), language.NewLowering(grammar));
        }
        return pair;
    }

    public void Dispose()
    {
        foreach (var (parser, _) in tools.Values)
        {
            parser.Dispose();
        }
    }
}

/// <param name="Rules">Folder below <c>rules/</c>.</param>
/// <param name="BuildsOn">Folder whose rules hold as well, unless the own folder has one of the same name.</param>
public sealed record LanguageInfo(string Name, string Title, string Rules, IReadOnlyList<string> Extensions, string? BuildsOn = null);
