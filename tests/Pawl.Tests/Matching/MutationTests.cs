using System.Text;
using System.Text.RegularExpressions;
using Pawl.Analysis;
using Pawl.Analysis.Matching;
using Pawl.Engine;
using Pawl.Engine.RuleLibrary;

namespace Pawl.Tests.Matching;

/// <summary>
/// Real code, changed in ways that change no behaviour: nothing may count as introduced, fixed, lost or gained. Runs on
/// the rules' examples, and on real repositories when PAWL_CORPUS names a folder of them.
/// </summary>
public sealed partial class MutationTests
{
    private const int MostFiles = 400;
    private const string Renaming = "functions renamed";

    private static readonly RuleLibrary Rules = new(Path.Combine(AppContext.BaseDirectory, "rules"));

    private static readonly List<(string Path, string Text, FileAnalysis Analysis)> Analysed = [];

    public static TheoryData<string> Mutations => [.. Mutators.Keys];

    private static readonly Dictionary<string, Func<string, FileAnalysis, string>> Mutators = new()
    {
        ["moved"] = (text, analysis) => string.Concat(Enumerable.Repeat(Comment(analysis, "moved") + "\n\n", 7)) + text,
        ["reindented"] = Reindent,
        ["line ends changed"] = (text, _) => text.Replace("\n", "\r\n", StringComparison.Ordinal),
        ["comments and blank lines inserted"] = Interleave,
        [Renaming] = RenameFunctions,
    };

    [Theory]
    [MemberData(nameof(Mutations))]
    public async Task Nothing_is_introduced_or_fixed_when(string mutation)
    {
        List<string> wrong = [];
        var (files, findings) = (0, 0);
        await AnalysisThreads.Run(
            1,
            () =>
            {
                using var analyser = new Analyser(Rules.Of);
                foreach (var (path, text, before) in Originals(analyser))
                {
                    var changed = Mutators[mutation](text, before);
                    var after = analyser.Analyse(path, Encoding.UTF8.GetBytes(changed));
                    if (mutation == Renaming && !Rule(before).SequenceEqual(Rule(after)))
                    {
                        continue; // The name means something to a rule: checkServerTrusted, newToken.
                    }
                    var delta = Compare(text, before, changed, after);
                    (files, findings) = (files + 1, findings + before.Findings.Count);
                    wrong.AddRange(Differences(Path.GetFileName(path), delta));
                }
            }
        );
        Assert.True(findings > 50, $"{findings} findings in {files} files are too few to test with");
        Assert.Empty(wrong);
    }

    /// <summary>The unchanged files, analysed once for all mutations.</summary>
    private static List<(string Path, string Text, FileAnalysis Analysis)> Originals(Analyser analyser)
    {
        lock (Analysed)
        {
            if (Analysed.Count == 0)
            {
                foreach (var path in Files())
                {
                    var text = File.ReadAllText(path).Replace("\r\n", "\n", StringComparison.Ordinal);
                    var analysis = analyser.Analyse(path, Encoding.UTF8.GetBytes(text));
                    if (analysis.Gaps.Count == 0 && analysis.Findings.Count + analysis.Defences.Count > 0)
                    {
                        Analysed.Add((path, text, analysis));
                    }
                }
            }
            return Analysed;
        }
    }

    private static Delta Compare(string text, FileAnalysis before, string changed, FileAnalysis after) =>
        FindingMatcher.Compare(
            before,
            after,
            new Lazy<LineMap>(() =>
                LineDiff.Loose(LineTable.Of(Encoding.UTF8.GetBytes(text)), LineTable.Of(Encoding.UTF8.GetBytes(changed)))
            )
        );

    private static IEnumerable<string> Differences(string name, Delta delta) =>
        delta
            .Introduced.Select(f => $"{name}:{f.Place.StartLine} introduced {f.Rule} {f.Snippet}")
            .Concat(delta.Fixed.Select(f => $"{name}:{f.Place.StartLine} fixed {f.Rule} {f.Snippet}"))
            .Concat(delta.DefencesLost.Select(d => $"{name}:{d.Place.StartLine} lost {d.Kind} {d.Snippet}"))
            .Concat(delta.DefencesGained.Select(d => $"{name}:{d.Place.StartLine} gained {d.Kind} {d.Snippet}"));

    private static IEnumerable<string> Rule(FileAnalysis analysis) => analysis.Findings.Select(f => f.Rule).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Files()
    {
        var corpus = Environment.GetEnvironmentVariable("PAWL_CORPUS");
        return new[] { Rules.Folder, corpus }
            .OfType<string>()
            .SelectMany(folder =>
                Directory
                    .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                    .Where(path => Analyser.LanguageOf(path, default) is not null)
                    .Order(StringComparer.Ordinal)
                    .Take(MostFiles)
            );
    }

    private static string Comment(FileAnalysis analysis, string text) => (analysis.Language == "python" ? "# " : "// ") + text;

    /// <summary>Twice the indentation; files with strings over several lines stay as they are.</summary>
    private static string Reindent(string text, FileAnalysis analysis) =>
        HasLongStrings(text) ? text : Indentation().Replace(text, match => match.Value + match.Value);

    private static string Interleave(string text, FileAnalysis analysis)
    {
        if (HasLongStrings(text) || text.Contains("/*", StringComparison.Ordinal))
        {
            return text;
        }
        var isBetween = analysis.Language == "python" ? PythonTop() : StatementEnd();
        return isBetween.Replace(text, match => $"{match.Value}{Comment(analysis, "between")}\n\n");
    }

    private static string RenameFunctions(string text, FileAnalysis analysis)
    {
        foreach (
            var name in analysis
                .Findings.Select(f => f.Function.Split('.')[^1])
                .Where(n => n.Length > 4 && PlainName().IsMatch(n))
                .Distinct()
        )
        {
            text = Regex.Replace(text, $@"(?<![\w.""'/]){name}(?=\s*\()", name + "Anew");
        }
        return text;
    }

    private static bool HasLongStrings(string text) =>
        text.Contains("\"\"\"", StringComparison.Ordinal) || text.Contains("'''", StringComparison.Ordinal) || text.Contains('`');

    [GeneratedRegex("^[ \t]+(?=[^ \t\n])", RegexOptions.Multiline)]
    private static partial Regex Indentation();

    /// <summary>The end of a line after which a new statement begins, and the start of the line after it.</summary>
    [GeneratedRegex(@";\n(?=[ \t]*[A-Za-z_}])")]
    private static partial Regex StatementEnd();

    [GeneratedRegex(@"\n(?=def |class )")]
    private static partial Regex PythonTop();

    [GeneratedRegex(@"^[A-Za-z_]\w*$")]
    private static partial Regex PlainName();
}
