using Pawl.Analysis;
using Pawl.Analysis.Linking;
using Pawl.Engine.Audit;

namespace Pawl.Engine.Linking;

/// <summary>The files around an edited one: what those do that it calls. A few, and small ones, since an edit waits for it. For one thread.</summary>
/// <param name="paths">All files of the repository.</param>
/// <param name="read">Null for a file that cannot be read.</param>
internal sealed class Neighbours(IEnumerable<string> paths, Func<string, byte[]?> read, AnalysisWorker worker)
{
    private const int MostFiles = 12;
    private const int MostBytes = 96 << 10;

    internal static readonly IReadOnlyDictionary<string, LinkedFunction> Nobody = new Dictionary<string, LinkedFunction>();

    private readonly Dictionary<string, Outline?> outlines = new(StringComparer.Ordinal);
    private readonly List<(string Path, string Rules)> files = [.. paths.Select(p => (p, RulesOf(p)!)).Where(f => f.Item2 is not null)];
    private int bytes;
    private int looked;
    private Links? links;

    internal static string? RulesOf(string path) => Analyser.LanguageOf(path, default)?.Rules;

    /// <summary>What the file is to its neighbours from now on.</summary>
    internal void Put(string path, Outline? outline) => outlines[path] = outline;

    /// <summary>The analysis with what neighbours tell; the one that was given when they tell nothing.</summary>
    internal FileAnalysis Told(string path, byte[] content, FileAnalysis alone)
    {
        if (alone.Outline is not { Asks.Count: > 0 } outline || RulesOf(path) is not { } rules)
        {
            return alone;
        }
        links ??= new Links(files, OutlineOf);
        var found = links.Of(path, rules, outline);
        return Links.Matter(outline, found) ? worker.Analyse(path, content, found) : alone;
    }

    private Outline? OutlineOf(string path)
    {
        if (outlines.TryGetValue(path, out var known))
        {
            return known;
        }
        if (looked++ >= MostFiles || bytes >= MostBytes || read(path) is not { } content || (bytes += content.Length) > MostBytes)
        {
            return outlines[path] = null;
        }
        return outlines[path] = worker.Analyse(path, content, Nobody).Outline;
    }
}
