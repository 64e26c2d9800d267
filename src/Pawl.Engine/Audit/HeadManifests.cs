using System.Text;
using Pawl.Analysis.Manifests;
using Pawl.Engine.Git;
using Pawl.Engine.Linking;

namespace Pawl.Engine.Audit;

/// <summary>What is wrong with the names of packages in HEAD's manifests. They are no programs: no chain tells who brought it in.</summary>
internal static class HeadManifests
{
    internal static async Task<AuditReport> Join(
        AuditReport report,
        HeadFiles head,
        GitRepository repository,
        AnalysisTools tools,
        CancellationToken cancel
    )
    {
        var manifests = head.Blobs.Keys.Where(ManifestCheck.Takes).Order(StringComparer.Ordinal).ToList();
        if (manifests.Count == 0 || tools.RulesOf is not { } rules)
        {
            return report;
        }
        await using var blobs = new BlobReader(repository, 1, RepositoryPackages.MostBytes);
        var open = report.Open.ToList();
        foreach (var path in manifests)
        {
            if (Read(path) is { } text)
            {
                var analysis = ManifestCheck.Check(path, Encoding.UTF8.GetBytes(text), rules, Read);
                open.AddRange(analysis.Findings.Select(f => OpenFindings.OfNobody(path, null, f, report.Repository.HeadTime ?? 0)));
            }
        }
        return open.Count == report.Open.Count ? report : OpenFindings.In(report, open);

        string? Read(string path)
        {
            return
                head.Blobs.TryGetValue(path, out var blob)
                && blobs.ReadMany([blob], cancel).ToBlockingEnumerable(cancel).First() is { State: BlobState.Read } read
                ? Encoding.UTF8.GetString(read.Bytes)
                : null;
        }
    }
}
