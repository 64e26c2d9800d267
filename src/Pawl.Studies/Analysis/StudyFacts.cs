using System.Security.Cryptography;
using Pawl.Studies.Records;

namespace Pawl.Studies.Analysis;

/// <summary>What was studied, as far as records tell, and which files they came from.</summary>
/// <param name="Answered">What the answers call the models that gave them; empty where none did.</param>
/// <param name="Reviewed">Iterations that were looked at by a person, or by the script that stands for one.</param>
/// <param name="Files">Name and SHA-256 of each file of records.</param>
public sealed record StudyFacts(
    IReadOnlyList<string> Studies,
    IReadOnlyList<string> Models,
    IReadOnlyList<string> Answered,
    IReadOnlyList<string> Languages,
    IReadOnlyList<string> Strategies,
    IReadOnlyList<string> Arms,
    IReadOnlyList<string> Contexts,
    IReadOnlyList<IterationSource> Sources,
    IReadOnlyList<string> Tools,
    int Baselines,
    int Replicates,
    int Iterations,
    long Reviewed,
    IReadOnlyList<(string Name, string Hash)> Files
)
{
    public static StudyFacts Of(IReadOnlyList<string> paths, CancellationToken cancel) =>
        Of(DataReader.Read(paths, null, cancel), paths, cancel);

    internal static StudyFacts Of(StudyData data, IReadOnlyList<string> paths, CancellationToken cancel) =>
        new(
            Names(data, c => c.Study),
            Names(data, c => c.Model),
            data.Answered,
            Names(data, c => c.Language),
            Names(data, c => c.Strategy),
            Names(data, c => c.Arm),
            Names(data, c => c.Context),
            [.. data.Chains.Select(c => c.Source).Distinct().Order()],
            [.. data.Tools.Select(t => t.Tool).Distinct().Order(StringComparer.Ordinal)],
            data.Chains.Select(c => c.Baseline).Distinct().Count(),
            data.Chains.Max(c => c.Replicate),
            data.Chains.Max(c => c.Rows[^1].Iteration),
            data.Chains.Sum(c => (long)c.Rows.Count(r => r.Reviewed)),
            [.. paths.Select(path => HashOf(path, cancel)).OrderBy(f => f.Hash, StringComparer.Ordinal)]
        );

    private static List<string> Names(StudyData data, Func<StudyChain, string> name) =>
        [.. data.Chains.Select(name).Distinct().Order(StringComparer.Ordinal)];

    private static (string Name, string Hash) HashOf(string path, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        using var file = File.OpenRead(path);
        return (Path.GetFileName(path), Convert.ToHexStringLower(SHA256.HashData(file)));
    }
}
