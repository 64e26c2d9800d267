using System.Text;
using System.Text.RegularExpressions;
using Pawl.Analysis;
using Pawl.Analysis.Form;
using Pawl.Analysis.Linking;
using Pawl.Engine;
using Pawl.Engine.Cache;
using Pawl.Engine.RuleLibrary;

namespace Pawl.Tests.Rules;

/// <summary>
/// Findings hang on the code alone: not on the order of files, other threads, remarks, blank lines or the names of local variables. Over every rule's
/// example, and over code that was not written for rules: Pawl's own, the bench's, and that of the packages that Pawl is built with.
/// </summary>
public sealed class SteadyFindingsTests
{
    private static readonly RuleLibrary Library = new(Path.Combine(Golden.Root, "rules"));

    /// <summary>This rule asks what the number is called: a token, a pin.</summary>
    private const string AsksForNames = "weak-randomness";

    /// <summary>Languages with examples enough that some local variable can be renamed.</summary>
    public static TheoryData<string> Many => [".py", ".js", ".java", ".c", ".cs"];

    public static TheoryData<string> Endings => [".py", ".js", ".ts", ".tsx", ".java", ".c", ".cpp", ".cs"];

    private const int MostOfFolder = 24;
    private const int LongestFile = 60_000;

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task Order_and_threads_do_not_matter(string ending)
    {
        var files = Examples(ending);
        var forward = new byte[files.Count][];
        var backward = new byte[files.Count][];
        var next = -1;
        await AnalysisThreads.Run(
            1,
            () =>
            {
                using var analyser = new Analyser(Library.Of) { Packages = KnownPackages.None };
                for (var i = 0; i < files.Count; i++)
                {
                    forward[i] = AnalysisCodec.Write(analyser.Analyse(files[i], File.ReadAllBytes(files[i])));
                }
            }
        );
        await AnalysisThreads.Run(
            2,
            () =>
            {
                using var analyser = new Analyser(Library.Of) { Packages = KnownPackages.None };
                int at;
                while ((at = Interlocked.Increment(ref next)) < files.Count)
                {
                    var i = files.Count - 1 - at;
                    backward[i] = AnalysisCodec.Write(analyser.Analyse(files[i], File.ReadAllBytes(files[i])));
                }
            }
        );
        Assert.All(files.Select((file, i) => (file, i)), f => Assert.True(forward[f.i].AsSpan().SequenceEqual(backward[f.i]), f.file));
    }

    [Theory]
    [MemberData(nameof(Many))]
    public async Task Names_of_local_variables_do_not_matter(string ending)
    {
        var renamed = 0;
        List<string> wrong = [];
        await Each(
            ending,
            (analyser, file, text, form) =>
            {
                foreach (var (function, name) in form.Functions.SelectMany(f => PlainLocals(f, text).Select(n => (f, n))).Take(12))
                {
                    var span = function.Span;
                    var changed = Regex.Replace(text[span.Start..span.End], $@"(?<![\w$]){name}(?![\w$])", "steady");
                    var other = text[..span.Start] + changed + text[span.End..];
                    renamed++;
                    if (Told(analyser, file, text) != Told(analyser, file, other))
                    {
                        wrong.Add($"{Path.GetFileName(file)} {function.QualifiedName} {name}");
                    }
                }
            }
        );
        Assert.True(renamed > 0);
        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task Remarks_and_blank_lines_do_not_matter(string ending)
    {
        var added = 0;
        List<string> wrong = [];
        await Each(
            ending,
            (analyser, file, text, form) =>
            {
                var places = LineStarts(form, text);
                var (other, lines) = WithRemarks(text, places, ending == ".py" ? "# more" : "/* more */");
                added += places.Count;
                if (Told(analyser, file, text, lines) is var before && Told(analyser, file, other) is var after && before != after)
                {
                    wrong.Add($"{Path.GetRelativePath(Golden.Root, file)}: {FirstDifference(before, after)}");
                }
            }
        );
        Assert.True(added > 0);
        Assert.Empty(wrong);
    }

    /// <summary>The examples in plain ASCII that lower, each with its form.</summary>
    private static Task Each(string ending, Action<Analyser, string, string, FileForm> look) =>
        AnalysisThreads.Run(
            1,
            () =>
            {
                using var analyser = new Analyser(Library.Of) { Packages = KnownPackages.None };
                foreach (var file in Examples(ending))
                {
                    var text = File.ReadAllText(file);
                    if (text.All(char.IsAscii) && analyser.Lower(file, Encoding.UTF8.GetBytes(text)) is { } form)
                    {
                        look(analyser, file, text, form);
                    }
                }
            }
        );

    private static string FirstDifference(string before, string after)
    {
        var (old, now) = (before.Split('\n'), after.Split('\n'));
        return $"{old.Except(now).FirstOrDefault()} became {now.Except(old).FirstOrDefault()}";
    }

    /// <summary>Where a statement of a function's body begins a line. A remark deeper inside may explain an empty branch, which rules ask for.</summary>
    private static SortedSet<int> LineStarts(FileForm form, string text)
    {
        SortedSet<int> starts = [];
        foreach (var statement in form.Functions.SelectMany(f => f.Body.Statements))
        {
            var line = statement.Span.Start == 0 ? 0 : text.LastIndexOf('\n', statement.Span.Start - 1) + 1;
            if (
                text.AsSpan(line, statement.Span.Start - line).Trim().IsEmpty
                && (line == 0 || !text.AsSpan(0, line).TrimEnd("\r\n").EndsWith('\\'))
            )
            {
                starts.Add(line);
            }
        }
        return starts;
    }

    /// <summary>The text with two lines more at each place, and by old line the new one.</summary>
    private static (string Text, Func<int, int> Line) WithRemarks(string text, SortedSet<int> places, string remark)
    {
        var made = new StringBuilder();
        List<int> lines = [];
        var (last, line) = (0, 1);
        foreach (var place in places)
        {
            line += text.AsSpan(last, place - last).Count('\n');
            made.Append(text, last, place - last);
            var indent = text[place..].TakeWhile(c => c is ' ' or '\t').Count();
            made.Append(text, place, indent).Append(remark).Append("\n\n");
            lines.Add(line);
            last = place;
        }
        made.Append(text, last, text.Length - last);
        return (made.ToString(), old => old + 2 * lines.Count(l => l <= old));
    }

    private static string Told(Analyser analyser, string file, string text, Func<int, int>? line = null) =>
        string.Join(
            '\n',
            analyser
                .Analyse(file, Encoding.UTF8.GetBytes(text))
                .Findings.Where(f => f.Rule != AsksForNames)
                .Select(f => $"{f.Rule} {f.Severity} {line?.Invoke(f.Place.StartLine) ?? f.Place.StartLine}")
        );

    /// <summary>Local variables that are named in code only, and whose names mean nothing to a rule: no secret, no label, no member.</summary>
    private static IEnumerable<string> PlainLocals(Function function, string text)
    {
        HashSet<string> locals = [];
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        FormWalk.Statements(function.Body, s => _ = s is Declaration { Target: Name name } && locals.Add(name.Id));
        FormWalk.Expressions(
            function.Body,
            e =>
            {
                if (e is Name name && name.Span.Length == name.Id.Length)
                {
                    counts[name.Id] = counts.GetValueOrDefault(name.Id) + 1;
                }
            }
        );
        var body = text[function.Span.Start..function.Span.End];
        return locals
            .Where(n => n.Length <= 5 && function.Parameters.All(p => p.Id != n))
            // A macro may speak of it.
            .Where(n => !Regex.IsMatch(text, $@"#define .*(?<![\w$]){Regex.Escape(n)}(?![\w$])"))
            .Where(n => Regex.Count(body, $@"(?<![\w$]){Regex.Escape(n)}(?![\w$])") == counts.GetValueOrDefault(n))
            .Order(StringComparer.Ordinal);
    }

    private static List<string> Examples(string ending) =>
        [.. In("rules", ending), .. In("bench", ending), .. Some("src", ending), .. Some("node_modules", ending)];

    private static List<string> In(string folder, string ending) =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Golden.Root, folder), "*" + ending, SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Every so many files of a folder with many.</summary>
    private static IEnumerable<string> Some(string folder, string ending)
    {
        var all = In(folder, ending).Where(f => new FileInfo(f).Length < LongestFile).ToList();
        return all.Where((_, i) => i % (all.Count / MostOfFolder + 1) == 0);
    }
}
