using System.Text;
using System.Text.RegularExpressions;
using Pawl.Analysis;
using Pawl.Analysis.Form;
using Pawl.Analysis.Linking;
using Pawl.Engine;
using Pawl.Engine.Cache;
using Pawl.Engine.RuleLibrary;

namespace Pawl.Tests.Rules;

/// <summary>Findings hang on the code alone: not on the order of files, other threads, remarks or the names of local variables. Over every rule's example.</summary>
public sealed class SteadyFindingsTests
{
    private static readonly RuleLibrary Library = new(Path.Combine(Golden.Root, "rules"));

    /// <summary>This rule asks what the number is called: a token, a pin.</summary>
    private const string AsksForNames = "weak-randomness";

    /// <summary>Languages with examples enough that some local variable can be renamed.</summary>
    public static TheoryData<string> Many => [".py", ".js", ".java", ".c", ".cs"];

    public static TheoryData<string> Endings => [".py", ".js", ".ts", ".tsx", ".java", ".c", ".cs"];

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
        await AnalysisThreads.Run(
            1,
            () =>
            {
                using var analyser = new Analyser(Library.Of) { Packages = KnownPackages.None };
                foreach (var file in Examples(ending))
                {
                    var text = File.ReadAllText(file);
                    if (text.Any(c => c > 127) || analyser.Lower(file, Encoding.UTF8.GetBytes(text)) is not { } form)
                    {
                        continue;
                    }
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
            }
        );
        Assert.True(renamed > 0);
        Assert.Empty(wrong);
    }

    private static string Told(Analyser analyser, string file, string text) =>
        string.Join(
            '\n',
            analyser
                .Analyse(file, Encoding.UTF8.GetBytes(text))
                .Findings.Where(f => f.Rule != AsksForNames)
                .Select(f => $"{f.Rule} {f.Severity} {f.Place.StartLine}")
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
        [.. Directory.EnumerateFiles(Library.Folder, "*" + ending, SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
