using System.IO.Hashing;
using System.Text;

namespace Pawl.Bench.Score;

/// <summary>Labelled code in a folder: OWASP's table of expected results, Juliet's marks, or examples with our own marks.</summary>
/// <param name="Name">The folder's.</param>
internal sealed record Corpus(string Name, string Folder, IReadOnlyList<LabelledCase> Cases)
{
    /// <exception cref="Engine.UserError">Nothing in the folder is labelled.</exception>
    internal static Corpus Read(string folder, CorpusFilter filter)
    {
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (!Directory.Exists(folder))
        {
            throw new Engine.UserError($"there is no folder {folder}", "Give the folder of a labelled corpus.");
        }
        var cases =
            OwaspTable.In(folder) is { } table ? OwaspTable.Cases(folder, table)
            : JulietCases.In(folder) ? JulietCases.Of(folder, filter)
            : MarkedExamples.Cases(folder);
        var kept = filter.Of(cases);
        return kept.Count > 0
            ? new Corpus(Path.GetFileName(folder), folder, kept)
            : throw new Engine.UserError(
                $"nothing in {folder} is labelled",
                "Known are OWASP's expectedresults*.csv, Juliet's CWE folders, and files with `expect:` and `ok:` marks."
            );
    }
}

/// <summary>Which part of a corpus is scored.</summary>
/// <param name="Half">0 or 1: the files whose name has that as the last bit of its hash; null: all. One half may be looked at while rules are written, the other tells the truth.</param>
/// <param name="Cwe">Only cases of these; empty: all.</param>
/// <param name="Most">At most so many files of each CWE, chosen by the hash of their names; 0: all.</param>
internal sealed record CorpusFilter(int? Half, IReadOnlyList<int> Cwe, int Most)
{
    internal List<LabelledCase> Of(IEnumerable<LabelledCase> cases)
    {
        var kept = cases.Where(c => Wants(c.Row) && Wants(c.File));
        if (Most > 0)
        {
            kept = kept.GroupBy(c => c.Row)
                .SelectMany(cwe =>
                    cwe.GroupBy(c => c.File, StringComparer.Ordinal)
                        .OrderBy(file => HashOf(file.Key))
                        .ThenBy(file => file.Key, StringComparer.Ordinal)
                        .Take(Most)
                        .SelectMany(file => file)
                );
        }
        return [.. kept.OrderBy(c => c.File, StringComparer.Ordinal).ThenBy(c => c.FirstLine)];
    }

    internal bool Wants(int cwe) => Cwe.Count == 0 || Cwe.Contains(cwe);

    internal bool Wants(string file) => Half is not { } half || (int)(HashOf(file) & 1) == half;

    private static ulong HashOf(string file) => XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(Path.GetFileNameWithoutExtension(file)));
}
