using System.Text;
using Pawl.Analysis;
using Pawl.Analysis.Findings;
using Pawl.Analysis.Linking;
using Pawl.Analysis.Manifests;
using Pawl.Engine.Analysers;
using Pawl.Engine.Audit;
using Pawl.Engine.Git;
using Pawl.Engine.Linking;

namespace Pawl.Engine.Gate;

/// <summary>
/// Packages that a range brings in: imports that nothing at its end knows, and names in manifests that are nearly another's or that no lock file
/// knows. For one thread.
/// </summary>
/// <param name="before">Blobs by path where the range began, all files.</param>
/// <param name="after">Blobs by path at its end.</param>
internal sealed class PackageGate(
    IReadOnlyDictionary<string, ObjectId> before,
    IReadOnlyDictionary<string, ObjectId> after,
    BlobReader blobs,
    AnalysisTools tools,
    CancellationToken cancel
) : IDisposable
{
    private const string Rule = "unknown-package";
    private static readonly string[] ImportWords = ["import", "require", "using", "from"];
    private readonly Dictionary<ObjectId, string?> texts = [];
    private AnalysisWorker? workerBefore;
    private AnalysisWorker? workerAfter;

    /// <summary>Some line that may be an import was not there before; without one, no package is new.</summary>
    internal static bool Imports(byte[] before, byte[] after)
    {
        var known = Lines(before).ToHashSet(StringComparer.Ordinal);
        return Lines(after).Any(line => !known.Contains(line));
    }

    private static IEnumerable<string> Lines(byte[] content) =>
        Encoding
            .UTF8.GetString(content)
            .Split('\n')
            .Where(line => ImportWords.Any(word => line.Contains(word, StringComparison.Ordinal)))
            .Select(line => line.Trim());

    internal AnalysedContent Before(string path, AnalysedContent analysed, byte[] content) =>
        With(path, analysed, content, () => workerBefore ??= Worker(before));

    internal AnalysedContent After(string path, AnalysedContent analysed, byte[] content) =>
        With(path, analysed, content, () => workerAfter ??= Worker(after));

    /// <summary>What is wrong with the names in a manifest and was not before; null where there is no such thing.</summary>
    internal GateFile? Manifest(TreeChange change, int cap)
    {
        if (change.Blob.IsZero || !ManifestCheck.Takes(change.Path))
        {
            return null;
        }
        var now = Check(change.Path, change.Blob, after);
        var was = change.Before.Blob.IsZero ? [] : Check(change.Before.Path, change.Before.Blob, before);
        var (known, kept) = (was.Select(f => f.Fingerprint).ToHashSet(), now.Select(f => f.Fingerprint).ToHashSet());
        return now.Count == 0 && was.Count == 0
            ? null
            : new GateFile(
                change.Path,
                change.Before.Blob.IsZero ? null : change.Before.Path,
                change.Blob.ToString(),
                null,
                cap,
                0,
                0,
                false,
                [],
                [.. now.Where(f => !known.Contains(f.Fingerprint))],
                [.. now.Where(f => known.Contains(f.Fingerprint))],
                [.. was.Where(f => !kept.Contains(f.Fingerprint))],
                [],
                [],
                [],
                []
            );
    }

    public void Dispose()
    {
        workerBefore?.Dispose();
        workerAfter?.Dispose();
    }

    private static AnalysedContent With(string path, AnalysedContent analysed, byte[] content, Func<AnalysisWorker?> worker)
    {
        if (content.Length == 0 || analysed.Analysis.Language is null || !RepositoryPackages.AsksFor(path) || worker() is not { } knowing)
        {
            return analysed;
        }
        var imports = knowing.Analyse(path, content, Neighbours.Nobody).Findings.Where(f => f.Rule == Rule).ToList();
        return imports.Count == 0
            ? analysed
            : analysed with
            {
                Analysis = analysed.Analysis with { Findings = Witnesses.Sorted(analysed.Analysis.Findings.Concat(imports)) },
            };
    }

    private AnalysisWorker? Worker(IReadOnlyDictionary<string, ObjectId> side) =>
        tools.NewWorkerWith?.Invoke(new KnownPackages([.. side.Keys], path => side.TryGetValue(path, out var blob) ? Text(blob) : null));

    private IReadOnlyList<Finding> Check(string path, ObjectId blob, IReadOnlyDictionary<string, ObjectId> side) =>
        tools.RulesOf is { } rules && Text(blob) is { } text
            ? ManifestCheck
                .Check(path, Encoding.UTF8.GetBytes(text), rules, name => side.TryGetValue(name, out var found) ? Text(found) : null)
                .Findings
            : [];

    private string? Text(ObjectId blob)
    {
        if (!texts.TryGetValue(blob, out var text))
        {
            var read = blobs.ReadMany([blob], cancel).ToBlockingEnumerable(cancel).First();
            texts[blob] = text = read.State == BlobState.Read ? Encoding.UTF8.GetString(read.Bytes) : null;
        }
        return text;
    }
}
