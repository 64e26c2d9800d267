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
        GitRepository repository,
        AnalysisTools tools,
        CancellationToken cancel
    )
    {
        if (report.Repository.Head is not { } head || tools.RulesOf is not { } rules)
        {
            return report;
        }
        var files = new Dictionary<string, ObjectId>(StringComparer.Ordinal);
        try
        {
            await foreach (var entry in TreeListing.Read(repository, ObjectId.Parse(head), null, cancel))
            {
                if (entry.IsFile)
                {
                    files[entry.Path] = entry.Id;
                }
            }
        }
        catch (GitException)
        {
            // The audit says already that a folder of HEAD is missing.
        }
        await using var blobs = new BlobReader(repository, 1, RepositoryPackages.MostBytes);
        var open = report.Open.ToList();
        foreach (var path in files.Keys.Where(ManifestCheck.Takes).Order(StringComparer.Ordinal))
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
                files.TryGetValue(path, out var blob)
                && blobs.ReadMany([blob], cancel).ToBlockingEnumerable(cancel).First() is { State: BlobState.Read } read
                ? Encoding.UTF8.GetString(read.Bytes)
                : null;
        }
    }
}
