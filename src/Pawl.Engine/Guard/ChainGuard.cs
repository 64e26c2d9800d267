using System.Text.Json;
using System.Text.Json.Nodes;
using Pawl.Analysis;
using Pawl.Engine.Audit;
using Pawl.Engine.Authorship;
using Pawl.Engine.Cache;
using Pawl.Engine.Git;
using Pawl.Engine.Ledger;
using Pawl.Engine.Lineage;
using Pawl.Engine.Reviews;

namespace Pawl.Engine.Guard;

/// <summary>Chains of files as they lie on disk, fast: what history says of HEAD's content is kept until HEAD, notes or policy change.</summary>
public sealed class ChainGuard(
    WorkTree tree,
    StepLedger ledger,
    FileContents contents,
    AnalysisTools tools,
    Policy.Policy policy,
    string policyText
)
{
    private static readonly string[] References =
    [
        "refs/notes/pawl",
        "refs/notes/pawl-reviews",
        "refs/notes/ai",
        "refs/notes/ai-attribution",
    ];

    /// <summary>One for each path, in their order.</summary>
    public async Task<IReadOnlyList<FileChain>> Of(IReadOnlyList<string> paths, CancellationToken cancel)
    {
        var files = await contents.OnDisk(paths, cancel);
        var present = paths.Select(path => (Path: path, Blob: files[path] is { } bytes ? contents.IdOf(bytes) : null)).ToList();
        var key = Key();
        var kept = present.Select(file => Kept(file.Path, key)).ToList();
        var missing = present.Where((_, at) => kept[at] is null).ToList();
        var asked = missing.Count == 0 ? [] : await Ask(missing, key, cancel);
        return [.. present.Select((file, at) => Present(kept[at] ?? asked[file.Path], file.Blob))];
    }

    /// <summary>From what HEAD has to what lies there.</summary>
    private FileChain Present(FileChain head, string? blob)
    {
        var graph = new StepGraph();
        foreach (var record in ledger.Backwards(head.Path))
        {
            graph.Add(record);
        }
        return head.To(blob, graph, policy.Chain.Rules);
    }

    private async Task<Dictionary<string, FileChain>> Ask(List<(string Path, string? Blob)> files, string? key, CancellationToken cancel)
    {
        using var repository = await GitRepository.Open(tree.Root, cancel);
        using var cache = ContentCache.Open(null);
        var reviews = await CountedReviews.OfHistory(repository, repository.Head, cache, [], cancel);
        var chains = new FileChains(repository, tools, SignalTable.Load(), policy.Chain.Rules, reviews);
        var found = await chains.OfHead([.. files.Select(file => file.Path)], cancel);
        foreach (var chain in found)
        {
            Keep(chain, key);
        }
        return found.ToDictionary(chain => chain.Path, StringComparer.Ordinal);
    }

    /// <summary>All that the chain of a content in HEAD depends on; null when that cannot be told from files.</summary>
    private string? Key() =>
        tree.Head() is { } head
            ? ShortHash.Of($"{Analyser.Build}\n{head}\n{policyText}\n{string.Join('\n', References.Select(name => tree.Ref(name) ?? ""))}")
            : null;

    private FileChain? Kept(string path, string? key)
    {
        var file = FileOf(path);
        if (key is null || !File.Exists(file))
        {
            return null;
        }
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            var root = json.RootElement;
            return root.Text("key") != key || root.Text("path") != path
                ? null
                : new FileChain(
                    path,
                    Text(root, "head"),
                    Text(root, "head"),
                    root.Number("length"),
                    Text(root, "iteration"),
                    Text(root, "start"),
                    0
                )
                {
                    Reviewed = [.. root.Items("reviewed").Select(blob => blob.GetString() ?? "")],
                };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Keep(FileChain chain, string? key)
    {
        if (key is null)
        {
            return;
        }
        var file = FileOf(chain.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var json = new JsonObject
        {
            ["key"] = key,
            ["path"] = chain.Path,
            ["head"] = chain.Head,
            ["length"] = chain.Length,
            ["iteration"] = chain.Iteration,
            ["start"] = chain.Start,
            ["reviewed"] = new JsonArray([.. chain.Reviewed.Select(blob => (JsonNode)blob)]),
        };
        var partial = $"{file}.{Environment.ProcessId}";
        File.WriteAllText(partial, json.ToJsonString());
        File.Move(partial, file, overwrite: true);
    }

    private static string? Text(JsonElement root, string key) => root.Text(key) is { Length: > 0 } text ? text : null;

    private string FileOf(string path) =>
        Path.Combine(tree.CommonFolder, "pawl", "chains", ShortHash.Of($"{tree.GitFolder}\0{path}") + ".json");
}
